import { describe, expect, test } from 'vitest';
import { activitySchema } from '../../../../src/adapters/teams/incoming/activity.ts';
import { decodeActivity } from '../../../../src/adapters/teams/incoming/decodeActivity.ts';
import { normaliseText } from '../../../../src/adapters/teams/incoming/normaliseText.ts';
import { readHtmlTable } from '../../../../src/adapters/teams/incoming/readHtmlTable.ts';
import { splitTable } from '../../../../src/imports/splitTable.ts';
import { bot, createActivities, mention } from '../../../support/activities.ts';
import { silentLog } from '../../../support/silentLog.ts';

function read(html: string): string | null {
  return readHtmlTable([
    { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
    { contentType: 'text/html', content: html },
  ]);
}

/** The cells as the conversation gets to see them. */
function cellsOf(html: string) {
  const { text } = normaliseText(read(html) ?? '', [mention(bot)], bot);
  return splitTable(text).rows.map(({ cells }) => cells);
}

describe('a table', () => {
  test('gives its rows, as Excel and Word write them', () => {
    const html = `<div itemprop="copy-paste-table"><style>td { color: red }</style>
      <table style="border-collapse:collapse" cellspacing="0"><colgroup><col width="64"></colgroup><tbody>
      <tr style="height:15pt"><td class="xl65" style="width:48pt"><p>Name</p></td><td><strong>Certification</strong></td>
        <td>Earned</td></tr>
      <tr><td>Ana&nbsp;Garc&iacute;a</td><td>AZ-305</td><td>01.03.2026</td></tr>
      <tr><td></td><td></td><td></td></tr>
      <tr><td>R&amp;D &lt;Luis&gt;</td><td></td><td>&nbsp;</td></tr></tbody></table></div>`;
    expect(cellsOf(html)).toEqual([
      ['Name', 'Certification', 'Earned'],
      ['Ana García', 'AZ-305', '01.03.2026'],
      ['R&D <Luis>'],
    ]);
  });

  test('may lack all the tags that HTML lets one leave out', () => {
    expect(cellsOf('<table><tr><th>Name<th>Code<tr><td>Ana<td>AZ-305</table>')).toEqual([
      ['Name', 'Code'],
      ['Ana', 'AZ-305'],
    ]);
  });

  test('keeps line breaks, quotation marks and tabs within their cells', () => {
    expect(cellsOf('<table><tr><td>Ana "Nina"\tGarcía</td><td>AZ-305<br>AZ-104</td></tr></table>')).toEqual([
      ['Ana "Nina" García', 'AZ-305\nAZ-104'],
    ]);
  });

  test('repeats what spans rows, and leaves room for what spans columns', () => {
    const html = `<table><tr><td rowspan="2">Ana</td><td>AZ-305</td></tr><tr><td>AZ-104</td></tr>
      <tr><td colspan="2">Luis</td><td>x</td></tr></table>`;
    expect(cellsOf(html)).toEqual([
      ['Ana', 'AZ-305'],
      ['Ana', 'AZ-104'],
      ['Luis', '', 'x'],
    ]);
  });

  test('within a cell is text of that cell', () => {
    expect(cellsOf('<table><tr><td>Ana<table><tr><td>x</td></tr></table></td><td>AZ-305</td></tr></table>')).toEqual([
      ['Anax', 'AZ-305'],
    ]);
  });

  test('keeps what was written around it, the mention of the bot included', () => {
    const html = `<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Partner Score</span>&nbsp;add</p>
      <table><tr><td>Ana</td><td>AZ-305</td></tr></table><p>thanks</p>`;
    const text = read(html) ?? '';
    expect(normaliseText(text, [], bot)).toEqual({ text: 'add\nAna\tAZ-305\nthanks', mentions: [] });
  });
});

test.each(['', 'Ana\nAZ-305\nLuis\nAZ-104'])('takes the place of a text that lost its cells: %j', (text) => {
  const html = '<table><tr><td>Ana</td><td>AZ-305</td></tr><tr><td>Luis</td><td>AZ-104</td></tr></table>';
  const body = createActivities('https://smba.trafficmanager.net/emea/').message(text, {
    attachments: [{ contentType: 'text/html', content: html }],
  });
  const decoded = decodeActivity(activitySchema.parse(body), { mode: 'teams', log: silentLog, limitMs: 1_000 });
  expect(decoded).toMatchObject({ kind: 'said', said: { kind: 'text', text: 'Ana\tAZ-305\nLuis\tAZ-104' } });
});

describe('nothing is read', () => {
  test.each(['', '<div>no cells</div>', '<p>a &lt;table&gt; in words</p>'])('where there is no table: "%s"', (html) => {
    expect(read(html)).toBeNull();
  });

  test.each([[[null, 3, {}]], [[{ contentType: 'text/html' }]], [[{ contentType: 'text/html', content: 7 }]], [[]]])(
    'of attachments such as %j',
    (attachments) => {
      expect(readHtmlTable(attachments)).toBeNull();
    },
  );

  test('of more than 512 KiB', () => {
    expect(read(`<table><tr><td>Ana</td></tr></table>${' '.repeat(512 * 1024)}`)).toBeNull();
  });

  test.each([
    ['elements', `<table><tr><td>${'<b>'.repeat(100_000)}`],
    ['tables', '<table><tr><td>'.repeat(30_000)],
    ['lists', `<table>${'<ul><li>'.repeat(60_000)}`],
  ])('where %s nest without end', (_what, html) => {
    expect(read(html)).toBeNull();
  });
});

test('no more than 2,000 rows of 100 cells are read', () => {
  const rows = splitTable(read(`<table>${'<tr><td>a<td>b'.repeat(3000)}</table>`) ?? '').rows;
  expect(rows).toHaveLength(2000);
  const [wide] = splitTable(read(`<table><tr>${'<td>x'.repeat(20_000)}</table>`) ?? '').rows;
  expect(wide?.cells).toHaveLength(100);
});

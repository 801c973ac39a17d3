import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findFormat } from '../../src/imports/formats.ts';
import { createSource } from '../../src/imports/source.ts';
import { applyChange } from '../../src/partner/change.ts';
import { planPaste } from '../../src/partner/pasted.ts';
import { EMPTY_RECORD, type RosterPerson } from '../../src/partner/record.ts';
import { createRosterCsv } from '../../src/partner/rosterCsv.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';

async function read(text: string) {
  const source = createSource(text);
  const read = await findFormat(source.beginning)?.read(source, { day: '2026-11-28', dayOrder: null });
  if (read?.kind !== 'people') throw new Error(`It was read as ${read?.kind}`);
  return read;
}

const day = fc.constantFrom(undefined, '2024-02-29', '2026-03-04', '2027-12-31');
// Names as they stand on lists: no blanks at the ends, one between words, a letter somewhere.
const name = fc
  .string({ unit: fc.constantFrom(...'aÑ é"\',;|=+-@\t\n.O'), minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/\s+/g, ' ').trim())
  // With an apostrophe of its own in front, a formula cannot be told from one that was given it.
  .filter((text) => /\p{L}/u.test(text) && !/^'[=+\-@]/.test(text));
const held = fc
  .record({ certification: fc.constantFrom(...CERTIFICATIONS.map(({ id }) => id)), earned: day, expires: day })
  .filter(({ earned = '', expires = '9999' }) => earned <= expires);
const people = fc
  .uniqueArray(fc.tuple(name, fc.uniqueArray(held, { minLength: 1, maxLength: 3, selector: (h) => h.certification })), {
    maxLength: 6,
    selector: ([text]) => text.toLowerCase(),
  })
  .map((told) =>
    told.map(([text, certifications], index): RosterPerson => {
      const mail = `p${index}@contoso.com`;
      return { id: mail, name: text, mail, certifications };
    }),
  );

function byMail(list: readonly RosterPerson[]) {
  const known = list.map(({ mail, name: called, certifications }) => ({
    ...{ mail, called },
    held: certifications.map((each) => JSON.stringify(each, ['certification', 'earned', 'expires'])).toSorted(),
  }));
  return known.toSorted((a, b) => (a.mail ?? '').localeCompare(b.mail ?? ''));
}

test('whatever people are exported are the same when they come back', async () => {
  await fc.assert(
    fc.asyncProperty(people, async (list) => {
      const { rows, problems } = await read(createRosterCsv(list));
      expect(problems).toEqual([]);
      const back = applyChange(EMPTY_RECORD, planPaste(EMPTY_RECORD, rows, 'new').change).people;
      expect(byMail(back)).toEqual(byMail(list));
    }),
  );
});

const HEAD = 'Name;Email;Certification;Title;Earned;Expires';

test('is read as a spreadsheet writes its days', async () => {
  const { rows } = await read(`${HEAD}\r\nAna García;;AZ-305;;01/03/2026;21/03/2027\r\n`);
  expect(rows).toMatchObject([{ earned: '2026-03-01', expires: '2027-03-21' }]);
});

test('takes a name for a name, even one that elsewhere says that there is nothing', async () => {
  const { rows } = await read(`${HEAD}\r\nNone;;AZ-305;;;\r\n"García, Ana";;AZ-305;;;\r\n`);
  expect(rows.map(({ name: called }) => called)).toEqual(['None', 'García, Ana']);
});

test.each([
  ['Ana García;;AZ-999;;;', 'unknown certification', 'AZ-999'],
  ['Ana García;;AZ-800;;;', 'half certification', 'AZ-800'],
  [';;AZ-305;;;', 'nobody', ''],
  ['Ana García;;AZ-305;;soon;', 'unread day', 'soon'],
  ['Ana García;;AZ-305;;2027-01-01;2026-01-01', 'expires before earned', '2027-01-01, 2026-01-01'],
])('says what is wrong with "%s"', async (row, reason, text) => {
  const { rows, problems } = await read(`${HEAD}\r\nLuis Vega;;AZ-104;;;\r\n${row}\r\n`);
  expect(rows).toHaveLength(1);
  expect(problems).toEqual([{ line: 3, reason, text }]);
});

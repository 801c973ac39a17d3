import { describe, expect, test } from 'vitest';
import { normaliseText } from '../../../../src/adapters/teams/incoming/normaliseText.ts';
import { ana, bot, luis, mention } from '../../../support/activities.ts';

const read = (text: string, ...entities: unknown[]) => normaliseText(text, entities, bot);

describe('the mention of the bot', () => {
  test.each([
    ['in front', '<at>Partner Score</at> score', [mention(bot)]],
    ['with the hard space that Teams adds', '<at>Partner Score</at>&nbsp;score', [mention(bot)]],
    ['behind', 'score <at>Partner Score</at>', [mention(bot)]],
    ['twice', '<at>Partner Score</at> score <at>Partner Score</at>', [mention(bot)]],
    ['twice, with two entities', '<at>Partner Score</at> score <at>Partner Score</at>', [mention(bot), mention(bot)]],
    ['without an entity', '<at>partner score</at> score', []],
    ['with attributes', '<at id="0">Partner Score</at> score', []],
    ['under another name', '<at>Score Bot</at> score', [mention(bot, '<at>Score Bot</at>')]],
  ])('goes: %s', (_case, text, entities) => {
    expect(read(text, ...entities)).toEqual({ text: 'score', mentions: [] });
  });

  test('alone leaves nothing', () => {
    expect(read('<at>Partner Score</at>&nbsp;', mention(bot)).text).toBe('');
  });
});

describe('the mention of somebody else', () => {
  test('stands as the name, and is listed with the Entra object id', () => {
    const text = '<at>Partner Score</at>&nbsp;grant <at>Ana García</at> editor';
    expect(read(text, mention(bot), mention(ana))).toEqual({
      text: 'grant Ana García editor',
      mentions: [{ id: ana.aadObjectId, name: 'Ana García' }],
    });
  });

  test('is listed with the Teams id where that is all there is', () => {
    const { aadObjectId: _, ...account } = luis;
    expect(read('<at>Luis Ortega</at>', mention(account)).mentions).toEqual([{ id: luis.id, name: 'Luis Ortega' }]);
  });

  test('shortened to the first name stands as the whole name', () => {
    expect(read('add AZ-305 <at>Ana</at>', mention(ana, '<at>Ana</at>')).text).toBe('add AZ-305 Ana García');
  });

  test('is listed once, however often it stands there', () => {
    const { text, mentions } = read('<at>Ana García</at>, <at>Ana García</at>', mention(ana), mention(ana));
    expect([text, mentions.length]).toEqual(['Ana García, Ana García', 1]);
  });

  test('without an entity stays as text only', () => {
    expect(read('thanks <at>Luis</at>')).toEqual({ text: 'thanks Luis', mentions: [] });
  });
});

describe('the text', () => {
  test.each([
    ['keeps its case', 'Set Data ACR', 'Set Data ACR'],
    ['loses surplus white space', '  set  data \u00a0 acr  ', 'set data acr'],
    ['keeps the cells of a single row', ' Ana\t AZ-305 \t\t2027-01-01 ', 'Ana\tAZ-305\t\t2027-01-01'],
    [
      'keeps its lines',
      'add AZ-305 Ana \r\n  AZ-104   Luis\n\nAZ-104 Eva ',
      'add AZ-305 Ana\nAZ-104 Luis\n\nAZ-104 Eva',
    ],
    ['keeps the empty cells of a table', 'Name\tMail\tCode \r\nAna \t\t AZ-305', 'Name\tMail\tCode\nAna\t\tAZ-305'],
    ['reads what Teams escaped', 'score data &amp; ai &lt;now&gt;', 'score data & ai <now>'],
    ['reads any escape', 'Gar&ccedil;on &eacute; &#8211; &#x20AC;', 'Garçon é – €'],
    ['leaves alone what only looks like an escape', 'R&D, AT&T &copy that', 'R&D, AT&T &copy that'],
    ['unescapes once only', '&amp;lt;', '&lt;'],
    ['reads full-width letters and ligatures', 'ｓｃｏｒｅ ﬁgures', 'score figures'],
    ['composes accents', 'Garci\u0301a', 'García'],
    ['loses invisible characters', '\ufeffsco\u200bre', 'score'],
  ])('%s', (_case, given, expected) => {
    expect(read(given).text).toBe(expected);
  });

  test('is unharmed by entities that are no mentions', () => {
    const odd = [
      null,
      7,
      'mention',
      { type: 'clientInfo' },
      { type: 'mention' },
      { type: 'mention', text: '', mentioned: bot },
    ];
    expect(read('score', ...odd)).toEqual({ text: 'score', mentions: [] });
  });

  test('treats dollar signs in a name as letters', () => {
    expect(read('add <at>A</at>', mention({ id: '29:x', name: "$& $' Ltd" }, '<at>A</at>')).text).toBe("add $& $' Ltd");
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../../src/conversation/commands.ts';
import { readMessage } from '../../../src/conversation/understanding/readMessage.ts';
import { foldText, splitWords } from '../../../src/reading/foldText.ts';
import { startConversation } from '../startConversation.ts';
import everyday from './everyday.json' with { type: 'json' };
import { readCorpus } from './readCorpus.ts';

/** What is said to change something is left out: with a typing error in a name or number it is another name or number. */
const CHANGING = new Set(['set', 'offer']);
const asked = [...readCorpus('questions.json'), ...readCorpus('firstSight.json')].filter(
  ({ intent }) => !CHANGING.has(intent),
);
const sentences = [...everyday.en, ...everyday.es];

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzáéíñó '];

/** One slip of the finger: a letter left out, doubled, swapped with the next one, or another one in its place. */
const slip = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom('leave out', 'double', 'swap', 'replace', 'insert'),
  letter: fc.constantFrom(...LETTERS),
});

type Slip = { readonly at: number; readonly kind: string; readonly letter: string };

function makeSlip(text: string, { at, kind, letter }: Slip): string {
  const signs = [...text];
  const index = at % Math.max(1, signs.length);
  const sign = signs[index] ?? '';
  switch (kind) {
    case 'leave out':
      return [...signs.slice(0, index), ...signs.slice(index + 1)].join('');
    case 'double':
      return [...signs.slice(0, index), sign, ...signs.slice(index)].join('');
    case 'swap':
      return [...signs.slice(0, index), signs[index + 1] ?? '', sign, ...signs.slice(index + 2)].join('');
    case 'replace':
      return [...signs.slice(0, index), letter, ...signs.slice(index + 1)].join('');
    default:
      return [...signs.slice(0, index), letter, ...signs.slice(index)].join('');
  }
}

const commandWords = new Set(COMMANDS.flatMap(({ name, words }) => [name, ...Object.values(words).flat()]));

/** Two slips may spell a command's own word, "done" for one; then that word was typed, and nothing was taken by likeness. */
function spellsACommand(typed: string, text: string): boolean {
  const before = new Set(splitWords(text).map(foldText));
  return splitWords(typed)
    .map(foldText)
    .some((word) => commandWords.has(word) && !before.has(word));
}

test('a question with two typing errors is never taken for something that changes anything', () => {
  fc.assert(
    fc.property(fc.constantFrom(...asked), slip, slip, ({ text }, first, second) => {
      const typed = makeSlip(makeSlip(text, first), second);
      fc.pre(!spellsACommand(typed, text));
      const { request, way } = readMessage(typed);
      expect(request.changes, `“${typed}” → ${request.name}, ${way}`).toBe(false);
    }),
    { numRuns: 2_500 },
  );
});

test('the word of a command that changes something, misspelt, is asked about', () => {
  const texts = [
    'ad AZ-305 Ana García',
    'sett data customers 4',
    'removee AZ-104 Luis Vega',
    'asign AZ-305 to Ana by 2027-01-10',
    'bastn dos az-305',
  ];
  for (const text of texts) {
    const { request } = readMessage(text);
    expect([request.name, request.changes], text).toEqual(['offer', false]);
  }
});

describe('in the conversation', () => {
  test('neither everyday sentences nor questions with typing errors leave a trace', async () => {
    const conversation = await startConversation();
    const tenant = conversation.newTenant();
    const ana = conversation.talkAs('Ana', tenant);
    for (const text of [
      'set data customers 2',
      'set data growth 12',
      'add AZ-104 Luis Vega',
      'add AZ-305 Marta Soler',
    ]) {
      await ana.say(text);
    }
    await ana.say('remind on');
    const before = JSON.stringify(await conversation.listRows(tenant));
    const typed = fc.sample(
      fc
        .tuple(fc.constantFrom(...asked), slip, slip)
        .map(([{ text }, one, two]) => ({ text, typed: makeSlip(makeSlip(text, one), two) }))
        .filter(({ text, typed }) => !spellsACommand(typed, text))
        .map(({ typed }) => typed),
      300,
    );
    for (const text of [...sentences, ...typed]) {
      await ana.say(text);
      expect(JSON.stringify(await conversation.listRows(tenant)), text).toBe(before);
    }
    await conversation.stop();
  }, 240_000);
});

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createAllWords } from '../../src/language/words.ts';
import { createViews } from '../../src/views/createViews.ts';
import { DAY } from './fixtures.ts';
import { REPLIES } from './replies.ts';

/**
 * Cards as files, to paste into the card designer and to see in a review what a change does to them.
 * Written anew by `npm test -- test/views/golden.test.ts --update`.
 */
describe.each([
  ['area brief', 'area.json'],
  ['overview mixed', 'overview.json'],
  ['form refused', 'form.json'],
])('the card "%s"', (name, file) => {
  it(`is as in golden/${file}`, async () => {
    const reply = REPLIES[name];
    if (reply === undefined) throw new Error(`There is no reply "${name}"`);
    let operations = 0;
    const views = createViews({ words: createAllWords(), newOperation: () => `operation-${++operations}` });
    const { card } = views.renderReply(reply, {
      partner: 'partner',
      chat: 'personal',
      day: DAY,
      language: 'en',
      showNames: true,
    });
    await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'golden', file));
  });
});

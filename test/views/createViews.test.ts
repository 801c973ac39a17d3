import { describe, expect, it } from 'vitest';
import { parsePress } from '../../src/conversation/press.ts';
import { LANGUAGES } from '../../src/language/languages.ts';
import { cardSchema } from './cardSchema.ts';
import { MOST_ACTIONS, MOST_BYTES } from './findMessageFaults.ts';
import { actionsOf, findNodes, inputsOf, saidBy, textOf, typeOf } from './readCard.ts';
import { render } from './render.ts';
import { REPLIES } from './replies.ts';

const CASES = LANGUAGES.flatMap((language) =>
  Object.entries(REPLIES).map(([name, reply]) => ({ name, reply, language })),
);

describe.each(CASES)('$name in $language', ({ reply, language }) => {
  const { card, summary } = render(reply, { language });
  const json = JSON.stringify(card);

  it('is a card of version 1.5 made of elements that every client draws', () => {
    expect(cardSchema.safeParse(card).error?.issues).toBeUndefined();
  });

  it('leaves nothing unresolved', () => {
    expect(`${json}${summary}`).not.toMatch(/\$\{|\bundefined\b|\bNaN\b|\[object/);
    expect(`${textOf(card)}${summary}`).not.toContain('null');
  });

  it(`weighs less than ${MOST_BYTES} bytes`, () => {
    expect(Buffer.byteLength(json)).toBeLessThan(MOST_BYTES);
  });

  it('has one to six actions, and each one can be read when it is pressed', () => {
    const shown = findNodes(card, (node) => Array.isArray(node.actions)).flatMap((node) => node.actions);
    expect(shown.length).toBeGreaterThanOrEqual(1);
    expect(shown.length).toBeLessThanOrEqual(MOST_ACTIONS);
    for (const action of actionsOf(card).filter((each) => typeOf(each) !== 'Action.ToggleVisibility')) {
      expect(parsePress(action.data)).toMatchObject({ partner: 'partner' });
    }
  });

  it('gives each button an operation of its own, the same for its fallback', () => {
    const presses = actionsOf(card).filter((each) => typeOf(each) !== 'Action.ToggleVisibility');
    const operations = presses.map(({ data }) => parsePress(data)?.operation);
    expect(new Set(operations).size).toBe(presses.length);
    for (const action of presses.filter((each) => typeOf(each) === 'Action.Execute')) {
      expect(action.fallback).toMatchObject({ type: 'Action.Submit', data: action.data });
    }
  });

  it('labels each input and names it once', () => {
    const ids = inputsOf(card).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('starts with a heading or with what was just done', () => {
    expect(textOf(card).split('\n')[0]).not.toBe('');
    expect(findNodes(card, (node) => node.style === 'heading').length).toBeGreaterThanOrEqual(1);
  });

  it('has a summary of whole sentences', () => {
    expect(summary).toMatch(/^\S.*[.!?…]$/);
  });

  it('says that it is a sample when it is one', () => {
    const sample = render(reply, { partner: 'sample', language });
    expect(textOf(sample.card)).toMatch(/^Contoso \((sample|ejemplo)\)\n/);
    expect(sample.summary).toMatch(/^Contoso \((sample|ejemplo)\)\. /);
    for (const action of actionsOf(sample.card).filter((each) => typeOf(each) !== 'Action.ToggleVisibility')) {
      expect(parsePress(action.data)).toMatchObject({ partner: 'sample' });
    }
  });
});

describe('a text without buttons', () => {
  it('is no dead end', () => {
    const { card } = render({ kind: 'text', title: { key: 'links.title' }, lines: [], buttons: [] });
    expect(saidBy(card)).toEqual(['help']);
  });
});

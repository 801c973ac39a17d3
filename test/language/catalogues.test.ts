import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/conversation/commands.ts';
import { parseCommand } from '../../src/conversation/understanding/parseCommand.ts';
import en from '../../src/language/en.json' with { type: 'json' };
import es from '../../src/language/es.json' with { type: 'json' };
import { LANGUAGES } from '../../src/language/languages.ts';
import { createAllWords } from '../../src/language/words.ts';
import { readSettable } from '../../src/reading/figureNames.ts';
import { nameOf, settablesOf } from '../../src/reading/settables.ts';
import { AREA_IDS, TRACKS_SCORED } from '../../src/scoring/designations.ts';
import { argumentsOf, commandsIn } from './readMessage.ts';

const english: Readonly<Record<string, string>> = en;
const spanish: Readonly<Record<string, string>> = es;
const texts = Object.keys(english).map((key) => ({ key, en: english[key] ?? '', es: spanish[key] ?? '' }));
const words = createAllWords();

/** Names and words that both languages share. */
const SHARED =
  /^(?:Modern Work|Enterprise|English|Español|Partner Score|Contoso|CPOR|PAL|DPOR|CSP|Editor|editor|acr|mcv|smb|cpor|dpor|csp|azure|m365|enterprise|modern)$/;

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect(Object.keys(spanish).toSorted()).toEqual(Object.keys(english).toSorted());
  });

  test('are told the same things by every text', () => {
    const differ = texts.filter((text) => argumentsOf(text.en).join('; ') !== argumentsOf(text.es).join('; '));
    expect(
      differ.map(
        ({ key, ...text }) => `${key}: ${argumentsOf(text.en).join('; ')} | ${argumentsOf(text.es).join('; ')}`,
      ),
    ).toEqual([]);
  });

  test('have nothing left in English', () => {
    const same = texts.filter((text) => text.en === text.es && /[a-z]{2}/i.test(text.en.replace(/\{[^{}]*\}/g, '')));
    expect(same.filter((text) => !SHARED.test(text.en)).map(({ key, es }) => `${key}: ${es}`)).toEqual([]);
  });

  test('name the same commands between quotation marks, each in its own words', () => {
    const kindsIn = (text: string) => commandsIn(text).map((command) => parseCommand(command).name);
    for (const text of texts) expect(kindsIn(text.es), text.key).toEqual(kindsIn(text.en));
  });
});

describe.each(LANGUAGES)('the words to type in %s', (language) => {
  const { say } = words[language];

  test.each(COMMANDS.map(({ name }) => name))('call the command %s by a word that it answers to', (name) => {
    expect(parseCommand(say(`command.${name}`)).name).toBe(name);
  });

  test.each(AREA_IDS)('name %s and its figures so that they are read', (area) => {
    expect(parseCommand(`score ${say(`word.${area}`)}`)).toMatchObject({ name: 'score', arguments: area });
    const settables = settablesOf(area, TRACKS_SCORED[area] === 'one');
    for (const settable of settables) {
      const name = words[language].say('say.settable', { name: spelled(settable), value: '3' });
      expect(readSettable(name, settables), name).toEqual({ kind: 'read', settable, value: '3' });
    }
  });

  function spelled(settable: Parameters<typeof nameOf>[0]): string {
    return nameOf(settable)
      .split(' ')
      .map((word) => say(`word.${word}`))
      .join(' ');
  }
});

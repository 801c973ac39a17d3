import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/conversation/understanding/parseCommand.ts';
import { figureName, trackOf } from '../../src/language/figureWords.ts';
import { LANGUAGES } from '../../src/language/languages.ts';
import { createAllWords } from '../../src/language/words.ts';
import { readSettable } from '../../src/reading/figureNames.ts';
import { readBareSetting } from '../../src/reading/readSetting.ts';
import { nameOf, settablesOf } from '../../src/reading/settables.ts';
import { WORD_OF_METRIC } from '../../src/reading/shownNames.ts';
import { AREA_IDS, TRACKS_SCORED } from '../../src/scoring/designations.ts';
import { FIGURES, STEPS } from '../../src/scoring/figures.ts';

const words = createAllWords();

/** What a card calls each figure and step of an area, in the language. */
const shown = LANGUAGES.flatMap((language) =>
  AREA_IDS.flatMap((area) => {
    const { say } = words[language];
    return [
      ...FIGURES[area].map(({ key }) => ({
        language,
        area,
        settable: { kind: 'figure', key } as const,
        name: say(`figure.${figureName(area, key)}`),
        track: trackOf(key),
      })),
      ...STEPS[area].map((step) => ({
        language,
        area,
        settable: { kind: 'people', step } as const,
        name: say(`people.${step}`),
        track: null,
      })),
    ];
  }),
);

describe('every name that a card shows is understood back', () => {
  test.each(shown)('$language $area: "$name" $track', ({ area, settable, name, track, language }) => {
    const settables = settablesOf(area, TRACKS_SCORED[area] === 'one');
    for (const [before, between, value] of [
      ['', ' ', '4'],
      ['', ' to ', '4'],
      ['', ': ', '“4”'],
      ['the ', ' = ', '"4"'],
    ]) {
      const read = readSettable(`${track ?? ''} ${before}${name}${between}${value}`, settables);
      expect(read, `${before}${name}${between}${value}`).toEqual({ kind: 'read', settable, value: '4' });
    }
    const area_ = words[language].say(`word.${area}`);
    const { name: command, changes } = parseCommand(`set ${track ?? ''} ${name} of ${area_} to 4`);
    expect([command, changes]).toEqual(['set', true]);
    const bare = readBareSetting(`${area_} ${track ?? ''} ${name} 4`);
    expect(bare?.area).toBe(area);
    expect(readSettable(bare?.rest ?? '', settables)).toEqual({ kind: 'read', settable, value: '4' });
  });

  test.each(LANGUAGES)('metrics in %s', (language) => {
    const { say } = words[language];
    for (const [id, word] of Object.entries(WORD_OF_METRIC)) {
      const read = readSettable(`${say(`card.metric.${id}`)} 4`, settablesOf('infrastructure', true));
      expect(read.kind === 'read' && nameOf(read.settable), id).toBe(word);
    }
  });
});

test.each([
  ['net customer adds infra 4', 'infrastructure', 'customers', '4'],
  ['infra net customer adds 4', 'infrastructure', 'customers', '4'],
  ['please usage growth of data & ai: 15 %', 'data-ai', 'growth', '15 %'],
  ['crecimiento del uso en datos: 15 %', 'data-ai', 'growth', '15 %'],
  ['data acr 250,000', 'data-ai', 'acr', '250,000'],
  ['services in use data 4', 'data-ai', 'services', '4'],
])('"%s" sets a figure without being told to', (text, area, name, value) => {
  const bare = readBareSetting(text);
  expect(bare?.area).toBe(area);
  const read = readSettable(bare?.rest ?? '', settablesOf('data-ai', true));
  expect(read.kind === 'read' && [nameOf(read.settable), read.value]).toEqual([name, value]);
});

test.each([
  'usage growth of data is 15 %',
  'why is usage growth 0 in data',
  'data usage growth 15?',
  'what is usage growth data 4',
  'the services of my digital camera cost 4',
  'business meeting at 3',
  'net customer adds 4',
])('"%s" sets nothing', (text) => {
  expect(readBareSetting(text)).toBeNull();
  expect(parseCommand(text).changes).toBe(false);
});

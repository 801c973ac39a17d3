import { figureName } from '../language/figureWords.ts';
import { LANGUAGES } from '../language/languages.ts';
import { createAllWords } from '../language/words.ts';
import { AREA_IDS } from '../scoring/designations.ts';
import { FIGURES, STEPS } from '../scoring/figures.ts';
import type { MetricId } from '../scoring/ruleSet.ts';
import { foldText } from './foldText.ts';
import { nameOf } from './settables.ts';

/** What each metric is paid by, in the words that name figures. */
export const WORD_OF_METRIC: Readonly<Record<MetricId, string>> = {
  'net-customer-adds': 'customers',
  'intermediate-certifications': 'intermediate',
  'advanced-certifications': 'advanced',
  'usage-growth': 'growth',
  deployments: 'services',
};

/** A name of which a part is enough to be understood, and the words that `set` knows it by: "Net new customers, Azure" → customers, azure. */
type ShownName = readonly [name: string, words: readonly string[]];

/** Every name of a figure, a step or a metric that a card shows, in every language; new ones come with the catalogues. */
function listShownNames(): readonly ShownName[] {
  const all = createAllWords();
  return LANGUAGES.flatMap((language): readonly ShownName[] => {
    const { say, has } = all[language];
    const figures = AREA_IDS.flatMap((area) =>
      FIGURES[area].flatMap(({ key }): readonly ShownName[] => {
        const words = nameOf({ kind: 'figure', key })
          .split(' ')
          .filter((word) => word !== 'enterprise' && word !== 'smb');
        const shown = say(`figure.${figureName(area, key)}`);
        const place = say(`form.where.${figureName(area, key)}`).split(',');
        // "Customer success, Usage growth": where Partner Center shows it, unless that is only a part of a page.
        const elsewhere = place.length === 2 ? place.slice(1).map((name): ShownName => [name, words.slice(0, 1)]) : [];
        return [[shown, words], ...elsewhere];
      }),
    );
    const steps = AREA_IDS.flatMap((area) =>
      STEPS[area].map((step): ShownName => [say(`people.${step}`), [nameOf({ kind: 'people', step })]]),
    );
    const metrics = Object.entries(WORD_OF_METRIC).flatMap(([id, word]): readonly ShownName[] =>
      [`card.metric.${id}`, `card.metric.azure.${id}`].filter(has).map((key) => [say(key), [word]]),
    );
    return [...figures, ...steps, ...metrics];
  });
}

/** By the folded name. */
export const SHOWN_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  listShownNames().map(([name, words]) => [foldText(name), words] as const),
);

export const LONGEST_SHOWN_NAME = Math.max(...[...SHOWN_NAMES.keys()].map((name) => name.split(' ').length));

/** Words with which such a name begins; most words begin none, which saves looking. */
export const SHOWN_STARTS: ReadonlySet<string> = new Set(
  [...SHOWN_NAMES.keys()].map((name) => name.split(' ')[0] ?? ''),
);

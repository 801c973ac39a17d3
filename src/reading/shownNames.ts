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

interface ShownNames {
  /** By the folded name. */
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** In words. */
  readonly longest: number;
  /** Words with which such a name begins; most words begin none, which saves looking. */
  readonly starts: ReadonlySet<string>;
}

let found: ShownNames | null = null;

/** Looked up in the catalogues when they are first asked for. */
export function shownNames(): ShownNames {
  found ??= findShownNames();
  return found;
}

function findShownNames(): ShownNames {
  const byName = new Map(listShownNames().map(([name, words]) => [foldText(name), words] as const));
  const split = [...byName.keys()].map((name) => name.split(' '));
  return {
    byName,
    longest: Math.max(...split.map((words) => words.length)),
    starts: new Set(split.map(([first = '']) => first)),
  };
}

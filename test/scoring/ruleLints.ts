import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import { FIGURES, STEPS } from '../../src/scoring/figures.ts';
import type { MetricRule, RuleSet, TrackRules } from '../../src/scoring/ruleSet.ts';

/*
 * Lints over every rule file. Each returns what is wrong in words that name the file and the remedy,
 * so that a failing run reads as a list of things to do.
 */

type Lint = (ruleSet: RuleSet) => readonly string[];

const known = new Set(CERTIFICATIONS.map(({ id }) => id));

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function nameTrack({ track }: TrackRules): string {
  return track ?? 'the only track';
}

const maximaAddUpTo100: Lint = ({ tracks }) =>
  tracks
    .map((track) => ({ track, total: sum(track.metrics.map(({ max }) => max)) }))
    .filter(({ total }) => total !== 100)
    .map(
      ({ track, total }) => `the maxima of ${nameTrack(track)} add up to ${total}; correct "max" so that they make 100`,
    );

const stepsPayTheMaximum: Lint = ({ tracks }) =>
  tracks.flatMap((track) =>
    track.metrics.flatMap((metric) => {
      if (metric.paidBy !== 'people') return [];
      const paid = sum(metric.steps.map(({ points }) => points.value));
      return paid === metric.max
        ? []
        : [
            `the steps of ${nameTrack(track)}, ${metric.id} pay ${paid} of ${metric.max}; correct the steps' "points" or "max"`,
          ];
    }),
  );

/** The cheapest way to qualify takes one part of a metric at a time, which is the least only then. */
const partsPayAlikeAUnit: Lint = ({ tracks }) =>
  tracks.flatMap((track) =>
    track.metrics.flatMap((metric) => {
      if (metric.paidBy !== 'figures' || metric.combine !== 'sum') return [];
      const rates = metric.parts.map(({ unit, forMax }) => unit / forMax.value);
      return new Set(rates).size === 1
        ? []
        : [
            `the parts of ${nameTrack(track)}, ${metric.id} pay differently a unit; choose each "unit" as the same share of "forMax"`,
          ];
    }),
  );

const certificationsAreKnown: Lint = ({ steps }) =>
  Object.entries(steps).flatMap(([step, { certifications }]) => [
    ...certifications
      .filter((id) => !known.has(id))
      .map((id) => `step ${step} lists "${id}"; add it to certifications.json or correct it`),
    ...certifications
      .filter((id, index) => certifications.indexOf(id) !== index)
      .map((id) => `step ${step} lists "${id}" twice; remove one`),
  ]);

function figuresOf(metrics: readonly MetricRule[]): readonly string[] {
  return metrics.flatMap((metric) =>
    metric.paidBy === 'people'
      ? []
      : [...metric.parts.map(({ figure }) => figure), ...(metric.needs === undefined ? [] : [metric.needs.figure])],
  );
}

const figuresAreThoseOfTheArea: Lint = ({ area, tracks }) =>
  tracks.flatMap((track) => {
    const used = figuresOf(track.metrics);
    const asked = FIGURES[area]
      .filter((figure) => figure.track === null || figure.track === track.track)
      .map(({ key }) => key);
    return [
      ...used
        .filter((figure) => !asked.includes(figure))
        .map((figure) => `${nameTrack(track)} uses "${figure}"; add it to FIGURES in figures.ts or correct it`),
      ...asked
        .filter((figure) => !used.includes(figure))
        .map(
          (figure) =>
            `${nameTrack(track)} leaves out "${figure}"; add the metric that it feeds, or take it from FIGURES`,
        ),
      ...used
        .filter((figure, index) => used.indexOf(figure) !== index)
        .map((figure) => `${nameTrack(track)} uses "${figure}" twice; correct one`),
    ];
  });

const stepsAreThoseOfTheArea: Lint = ({ area, steps, tracks }) => [
  ...Object.keys(steps)
    .filter((step) => !STEPS[area].includes(step))
    .map((step) => `step "${step}" is none of ${area}; add it to STEPS in figures.ts or correct it`),
  ...STEPS[area]
    .filter((step) => steps[step] === undefined)
    .map((step) => `step "${step}" is missing; add it with its list`),
  ...tracks.flatMap((track) => {
    const used = track.metrics.flatMap((metric) =>
      metric.paidBy === 'people' ? metric.steps.map(({ step }) => step) : [],
    );
    return used.toSorted().join() === STEPS[area].toSorted().join()
      ? []
      : [`${nameTrack(track)} pays for ${used.join(', ')}; pay for each of ${STEPS[area].join(', ')} once`];
  }),
];

/** Every "source" in the file, however deep. */
function sourcesUsed(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) =>
    key === 'source' && typeof below === 'string' ? [below] : sourcesUsed(below),
  );
}

const sourcesAreUsedAndPresent: Lint = (ruleSet) => {
  const used = new Set(sourcesUsed(ruleSet));
  const present = Object.keys(ruleSet.sources);
  return [
    ...[...used]
      .filter((source) => !present.includes(source))
      .map((source) => `"${source}" is no source; add it to "sources"`),
    ...present
      .filter((source) => !used.has(source))
      .map((source) => `source "${source}" backs nothing; name it where it does, or remove it`),
  ];
};

/** Which revision of the page was compared is known for a page with dates, and only for such a one. */
const pageDaysFit: Lint = ({ startsOn, page: { comparedOn, compared, newest } }) => {
  if (startsOn === null) {
    return compared === null && newest === null ? [] : ['its page has no date; leave "compared" and "newest" null'];
  }
  if (compared === null || newest === null) {
    return ['say in "page" which revision was compared, and the newest that is known of'];
  }
  return [
    ...(newest.day < compared.day ? ['"newest" is older than "compared"; the newest known is at least that one'] : []),
    ...(comparedOn < compared.day ? ['"comparedOn" is before the revision itself; correct one of the days'] : []),
  ];
};

const decisionsAreTold: Lint = ({ decisions }) =>
  decisions.length === 0
    ? ['no decision is told; write down in "decisions" what was settled where the source is silent']
    : [];

const tracksAreComplete: Lint = ({ ruleBook, tracks }) => {
  const names = tracks.map(({ track }) => track);
  const expected = ruleBook === 'brief' ? 'null' : 'enterprise,smb';
  return names.map(String).join() === expected
    ? []
    : [`its tracks are ${names.join()}; give ${expected}, Enterprise first: it wins a tie`];
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The English of every text below `node` that nobody has translated. */
function findUntranslated(node: unknown): readonly string[] {
  if (!isRecord(node)) return [];
  if (typeof node.en === 'string') return node.es === undefined ? [node.en] : [];
  return Object.values(node).flatMap(findUntranslated);
}

const textsAreInSpanish: Lint = (ruleSet) =>
  [...new Set(findUntranslated(ruleSet))].map((text) => `"${text}" has no Spanish; add "es" beside "en"`);

export const RULE_LINTS = {
  'the maxima of each track add up to 100': maximaAddUpTo100,
  'gates and last step together pay the maximum of their metric': stepsPayTheMaximum,
  'parts that add up pay the same a unit': partsPayAlikeAUnit,
  'every certification is in the catalogue, once a step': certificationsAreKnown,
  'every figure of the area is used, and no other': figuresAreThoseOfTheArea,
  'every step of the area is paid in each track, and no other': stepsAreThoseOfTheArea,
  'every source is used, and every use has its source': sourcesAreUsedAndPresent,
  'the days of its page fit together': pageDaysFit,
  'decisions are told': decisionsAreTold,
  'both tracks are there': tracksAreComplete,
  'every text is there in Spanish too': textsAreInSpanish,
};

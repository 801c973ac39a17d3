import type { MetricId } from '../scoring/ruleSet.ts';
import { readMetric, readTrack, type Scope, type Scoped } from './scopes.ts';
import { spellNumbers } from './spellNumbers.ts';

/** What a number on a page is for. */
export type Role =
  | 'pass mark'
  /** Points that each metric must have. */
  | 'minimum'
  | 'most points'
  /** How much of a figure, or how many people, give the most points. */
  | 'amount for most'
  /** Points for each person, or for `per` units of a figure. */
  | 'points each'
  | 'people asked for'
  /** What a step pays by itself. */
  | 'points of step'
  /** The figure under which nothing is paid. */
  | 'base'
  /** It stands in a table under a name that is not known. */
  | 'not read';

/** One number that a page states. */
export interface Statement {
  readonly role: Role;
  readonly value: number;
  /** For `points each`: of how many units. */
  readonly per: number;
  /** How many decimals were printed: rounding is no difference. */
  readonly decimals: number;
  /** The kind of association, as "cpor", that it is for; null where it does not say. */
  readonly association: string | null;
  readonly scope: Scope;
  /** What stands on the page, shortened. */
  readonly quote: string;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const LONGEST_QUOTE = 120;

interface Pattern {
  readonly role: Role;
  readonly pattern: RegExp;
  /** Where a sentence must stand to be read so. */
  readonly where: 'intro' | 'metric' | 'anywhere';
  /** Also in worked examples, which tell some maxima. */
  readonly inExamples?: boolean;
}

const PATTERNS: readonly Pattern[] = [
  { role: 'pass mark', where: 'intro', pattern: new RegExp(String.raw`\bminimum of ${NUMBER} points\b`) },
  { role: 'minimum', where: 'intro', pattern: new RegExp(String.raw`\bat least ${NUMBER} points? (?:in|for) each\b`) },
  { role: 'minimum', where: 'intro', pattern: new RegExp(String.raw`\b${NUMBER} or more points for each\b`) },
  {
    ...{ role: 'most points', where: 'metric', inExamples: true },
    pattern: new RegExp(String.raw`\bmaximum of ${NUMBER} points\b`),
  },
  { role: 'most points', where: 'metric', pattern: new RegExp(String.raw`\bup to ${NUMBER} points from\b`) },
  {
    ...{ role: 'amount for most', where: 'metric' },
    pattern: new RegExp(
      String.raw`\b(?:maximum of|up to) \d+(?:\.\d+)? points,?(?: obtained)? (?:from|for|with) ${NUMBER}\b`,
    ),
  },
  {
    ...{ role: 'people asked for', where: 'metric' },
    pattern: new RegExp(String.raw`\bat least ${NUMBER} (?:people|persons?|individuals?)\b`),
  },
  {
    ...{ role: 'points of step', where: 'metric' },
    pattern: new RegExp(String.raw`\bcompleting this step earns ${NUMBER} points\b`),
  },
  {
    ...{ role: 'base', where: 'metric' },
    pattern: new RegExp(String.raw`\b(?:must be at least|baseline consumption value of) (?:usd )?${NUMBER}\b`),
  },
];

const UNPAID_STEP = /\bcompleting this step (?:doesn't|does not|will not|won't) earn\b/;
const EACH = new RegExp(
  String.raw`\b(?:each|every)\b(.*?)\b(?:contributes?(?: to)?|(?:is )?worth|adds|earns|gives you|gets you|gets)(?: up to)? ${NUMBER} points?\b`,
);
/** Caps of a single step and the like, which look like what a metric pays. */
const NO_THRESHOLD = /\bno matter how many\b|^(?:\W*cap on|for example)\b/;
const METRIC_LINE = new RegExp(String.raw`^([a-z ]+):\s*${NUMBER} points$`);
const ASSOCIATION = /^\W*(cpor|dpor|csp|pal)\b/i;

/** Every number of a page whose part in the rules its sentence or its place in a table tells. */
export function readStatements(blocks: readonly Scoped[]): readonly Statement[] {
  return blocks.flatMap((block) =>
    block.kind === 'text' ? readText(block) : block.kind === 'table' ? readTable(block) : [],
  );
}

function readText({ text, scope }: Scoped<'text'>): readonly Statement[] {
  const line = METRIC_LINE.exec(spellNumbers(text));
  const named = line === null ? null : readMetric(line[1] ?? '');
  if (line !== null && named !== null) return [state('most points', line[2], { ...scope, metric: named }, text)];
  return text.split(/(?<=[.;!?])\s+/).flatMap((sentence) => readSentence(spellNumbers(sentence), sentence, scope));
}

function readSentence(spelled: string, sentence: string, scope: Scope): readonly Statement[] {
  if (NO_THRESHOLD.test(spelled)) return [];
  const place = scope.metric === null ? 'intro' : 'metric';
  const found = PATTERNS.filter(
    ({ where, inExamples = false }) => where === place && (inExamples || !scope.isExample),
  ).flatMap(({ role, pattern }) => {
    const value = pattern.exec(spelled)?.[1];
    return value === undefined ? [] : [state(role, value, scope, sentence)];
  });
  if (scope.metric === null || scope.isExample) return found;
  const unpaid = UNPAID_STEP.test(spelled) ? [state('points of step', '0', scope, sentence)] : [];
  return [...found, ...unpaid, ...readEach(spelled, sentence, scope)];
}

function readEach(spelled: string, sentence: string, scope: Scope): readonly Statement[] {
  const each = EACH.exec(spelled);
  if (each === null) return [];
  const [, subject = '', points] = each;
  // "growth of usd 1250" and "1 percent growth"; else it is each one.
  const per = /\bgrowth of (?:usd )?(\d+(?:\.\d+)?)\b|\b(\d+(?:\.\d+)?) percent\b/.exec(subject);
  const stated = state('points each', points, scope, sentence);
  return [{ ...stated, per: Number(per?.[1] ?? per?.[2] ?? 1), association: readAssociationIn(subject) }];
}

function readAssociationIn(text: string): string | null {
  return /\b(cpor|dpor|csp)\b/.exec(text)?.[1] ?? null;
}

/** A table tells by its row or its column what a number is for. */
function readTable({ rows, scope }: Scoped<'table'>): readonly Statement[] {
  const [header = [], ...others] = rows;
  return others.flatMap(([label = '', ...cells]) =>
    cells.flatMap((cell, index): readonly Statement[] => {
      const column = header[index + 1] ?? '';
      const value = /\d+(?:\.\d+)?/.exec(spellNumbers(cell))?.[0];
      const metric = readMetric(label) ?? readMetric(column) ?? scope.metric;
      if (value === undefined || metric === null) return [];
      const track = readTrack(label) ?? readTrack(column) ?? scope.track;
      const association = ASSOCIATION.exec(label)?.[1]?.toLowerCase() ?? null;
      const isNamed = [label, column].some((each) => readMetric(each) !== null || readTrack(each) !== null);
      const isMost = readMetric(label) !== null && /\bpoints\b/i.test(column);
      const quote = [label, column, cell].filter((each) => each !== '').join(' | ');
      const role = association === null && !isNamed ? 'not read' : isMost ? 'most points' : 'amount for most';
      const stated = state(role, value, { ...scope, metric, track }, quote);
      return [{ ...stated, association }, ...readMostInHeader(column, stated.scope, metric)];
    }),
  );
}

/** "Intermediate certifications (10 points max)" */
function readMostInHeader(column: string, scope: Scope, metric: MetricId): readonly Statement[] {
  const most = /\((\d+(?:\.\d+)?) points max(?:imum)?\)/.exec(spellNumbers(column))?.[1];
  return most === undefined ? [] : [state('most points', most, { ...scope, metric }, column)];
}

function state(role: Role, value: string | undefined, scope: Scope, quote: string): Statement {
  const digits = value ?? '';
  return {
    ...{ role, value: Number(digits), per: 1, association: null, scope },
    decimals: digits.split('.')[1]?.length ?? 0,
    quote: quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE)}…` : quote,
  };
}

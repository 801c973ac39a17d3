import type { AreaId, Track } from '../scoring/designations.ts';
import type { FiguresMetricRule, MetricRule, RuleSet } from '../scoring/ruleSet.ts';
import { type Expected, expectMetric, findUnexpected, isEqual, nameMetric } from './expected.ts';
import type { Comparison, Finding } from './finding.ts';
import type { Scope, Scoped } from './scopes.ts';
import { digitsIn, numbersIn } from './spellNumbers.ts';
import type { Role, Statement } from './statements.ts';

export interface ReadNumbers {
  readonly statements: readonly Statement[];
  readonly blocks: readonly Scoped[];
}

/** Compares every number of a rule set with those that the page states for its area. */
export function compareNumbers(ruleSet: RuleSet, { statements, blocks }: ReadNumbers): Comparison {
  const { area, passMark, metricMinimum, tracks } = ruleSet;
  const ofWhole = (role: Role) =>
    statements.filter(({ role: own, scope }) => own === role && scope.metric === null && holdsFor(scope, area, null));
  const whole: Expected[] = [{ what: `${area}, points to pass`, value: passMark.value, told: ofWhole('pass mark') }];
  if (metricMinimum !== null) {
    const mayBeSilent = metricMinimum.certainty !== 'certain';
    whole.push({
      what: `${area}, points in each metric`,
      value: metricMinimum.value,
      told: ofWhole('minimum'),
      mayBeSilent,
    });
  }
  const ofMetrics = tracks.flatMap(({ track, metrics }) =>
    metrics.flatMap((metric) => compareMetric(metric, area, track, { statements, blocks })),
  );
  const outcomes = [...whole.map(compareOne), ...ofMetrics];
  return {
    findings: outcomes.flatMap((outcome) => (outcome === 'same' ? [] : [outcome])),
    same: outcomes.filter((outcome) => outcome === 'same').length,
  };
}

type Outcome = Finding | 'same';

function compareMetric(
  metric: MetricRule,
  area: AreaId,
  track: Track | null,
  { statements, blocks }: ReadNumbers,
): readonly Outcome[] {
  const isOwn = ({ scope }: { readonly scope: Scope }) => scope.metric === metric.id && holdsFor(scope, area, track);
  const own = statements.filter(isOwn);
  const name = nameMetric(metric, area, track);
  const unread = own.filter(({ role }) => role === 'not read');
  return [
    ...expectMetric(metric, name, track, own).map(compareOne),
    ...findUnexpected(metric, own).map(
      ({ quote }): Finding => ({ kind: 'new', text: `${name}: the rules have no place for “${quote}”` }),
    ),
    ...unread.map(({ quote }): Finding => ({ kind: 'not found', text: `${name}: what “${quote}” is for` })),
    ...(metric.paidBy === 'figures' ? compareDefinitions(metric, name, blocks.filter(isOwn)) : []),
  ];
}

function compareOne(expected: Expected): Outcome {
  const { what, value, told, mayBeSilent = false } = expected;
  const matches = (statement: Statement) => expected.matches?.(statement) ?? isEqual(statement, value);
  const other = told.find((statement) => !matches(statement));
  if (other !== undefined) {
    return { kind: 'differs', text: `${what}: the rules say ${round(value)}, the page: “${other.quote}”` };
  }
  if (told.length > 0) return 'same';
  return mayBeSilent
    ? {
        kind: 'note',
        text: `${what}: the page does not print it; ${round(value)} was decided or follows from the rest`,
      }
    : { kind: 'not found', text: `${what}: ${round(value)} in the rules` };
}

const NOT_FOR_COUNTING = /Microsoft 365|Level \d|\b12 months\b/g;

/** The numbers in the definition of a figure, such as licences of a customer, each looked for in its part of the page. */
function compareDefinitions(metric: FiguresMetricRule, name: string, blocks: readonly Scoped[]): readonly Outcome[] {
  const text = blocks.map((block) => (block.kind === 'table' ? block.rows.flat().join(' ') : block.text)).join('\n');
  const stated = numbersIn(text);
  const definitions = [...metric.parts, ...(metric.needs === undefined ? [] : [metric.needs])];
  return definitions.flatMap(({ definition }) =>
    [...digitsIn(definition.en.replace(NOT_FOR_COUNTING, ' '))].map(
      (number): Outcome =>
        stated.has(number)
          ? 'same'
          : { kind: 'not found', text: `${name}: ${number}, which the rules name (“${definition.en}”)` },
    ),
  );
}

/** Whether what a piece of the page says holds for an area, and for one of its tracks where one is given. */
function holdsFor(scope: Scope, area: AreaId, track: Track | null): boolean {
  return (scope.area === null || scope.area === area) && (scope.track === null || scope.track === track);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

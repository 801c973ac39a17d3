import type { AreaId, Track } from '../scoring/designations.ts';
import type { FiguresMetricRule, MetricRule, PartRule, PeopleMetricRule } from '../scoring/ruleSet.ts';
import type { Role, Statement } from './statements.ts';

/** One number of the rule set, and the statements that would tell it. */
export interface Expected {
  readonly what: string;
  /** As the rule set has it. */
  readonly value: number;
  readonly told: readonly Statement[];
  /** What a statement must say; else its value. */
  matches?(statement: Statement): boolean;
  /** Decided or inferred, so that a page may be silent. */
  readonly mayBeSilent?: boolean;
}

type Find = (role: Role, isMeant?: (statement: Statement) => boolean) => readonly Statement[];

/** Every number of one metric on one track. `own`: what the page states of that metric, for that track or for any. */
export function expectMetric(
  metric: MetricRule,
  name: string,
  track: Track | null,
  own: readonly Statement[],
): readonly Expected[] {
  const find: Find = (role, isMeant = () => true) => {
    const found = own.filter((statement) => statement.role === role && isMeant(statement));
    const exact = found.filter(({ scope }) => scope.track === track);
    // What is said of one path alone goes before what is said of both.
    return exact.length > 0 ? exact : found;
  };
  const most: Expected = {
    ...{ what: `${name}, most points`, value: metric.max, told: find('most points') },
    mayBeSilent: metric.certainty !== 'certain',
  };
  return [most, ...(metric.paidBy === 'people' ? expectPeople(metric, name, find) : expectFigures(metric, name, find))];
}

function expectPeople({ steps }: PeopleMetricRule, name: string, find: Find): readonly Expected[] {
  const gates = steps.slice(0, -1);
  const last = steps.at(-1);
  const ofGates = gates.flatMap(({ step, needed, points }, index): readonly Expected[] => {
    const inStep = ({ scope }: Statement) => scope.step === index + 1;
    const silent = { mayBeSilent: needed.certainty !== 'certain' };
    return [
      { what: `${name}, ${step}, people`, value: needed.value, told: find('people asked for', inStep), ...silent },
      { what: `${name}, ${step}, points`, value: points.value, told: find('points of step', inStep), ...silent },
    ];
  });
  if (last === undefined) return ofGates;
  // A page counts the people of gates that pay, too.
  const paying = gates.filter(({ points }) => points.value > 0).reduce((sum, { needed }) => sum + needed.value, 0);
  const all = paying + last.needed.value;
  const each = last.points.value / last.needed.value;
  return [
    ...ofGates,
    {
      ...{ what: `${name}, ${last.step}, people for all points`, value: all },
      told: [...find('amount for most'), ...find('points each')],
      matches: (statement) => isEqual(statement, statement.role === 'points each' ? each : all),
    },
  ];
}

function expectFigures({ parts, needs, max }: FiguresMetricRule, name: string, find: Find): readonly Expected[] {
  const ofParts = parts.map((part): Expected => {
    const amount = part.forMax.value;
    const isMeant = (statement: Statement) => isForPart(statement, part, parts);
    return {
      ...{ what: `${name}${parts.length > 1 ? `, ${part.figure}` : ''}, amount for all points`, value: amount },
      told: [...find('amount for most', isMeant), ...find('points each', isMeant)],
      matches: (statement) =>
        isEqual(statement, statement.role === 'points each' ? (max / amount) * statement.per : amount),
    };
  });
  if (needs === undefined) return ofParts;
  return [...ofParts, { what: `${name}, ${needs.figure}`, value: needs.atLeast.value, told: find('base') }];
}

/** Whether a statement is for this part of a metric: by its kind of association, or by the part of the page it stands in. */
function isForPart({ association, scope }: Statement, { figure }: PartRule, parts: readonly PartRule[]): boolean {
  const named = parts.some((each) => /\.(?:cpor|dpor|csp)$/.test(each.figure));
  if (named) return association !== null && figure.endsWith(`.${association}`);
  return scope.part === null || !/azure|m365/i.test(figure) || figure.includes(`.${scope.part}`);
}

export function isEqual({ value, decimals }: Statement, exact: number): boolean {
  // 40/6 is printed as 6.67 and 20/6 as 3.3.
  return Math.abs(value - exact) < (decimals === 0 ? 1e-9 : 10 ** -decimals);
}

/** What the page states of a metric and the rules have no place for: a further step, a base, a kind of association. */
export function findUnexpected(metric: MetricRule, own: readonly Statement[]): readonly Statement[] {
  if (metric.paidBy === 'people') {
    const isGate = (step: number | null) => step !== null && step < metric.steps.length;
    return own.filter(
      ({ role, scope }) => (role === 'people asked for' || role === 'points of step') && !isGate(scope.step),
    );
  }
  const kinds = metric.parts.flatMap(({ figure }) => /\.(cpor|dpor|csp)$/.exec(figure)?.[1] ?? []);
  return own.filter(
    ({ role, association }) =>
      (role === 'base' && metric.needs === undefined) ||
      (association !== null && kinds.length > 0 && !kinds.includes(association)),
  );
}

export function nameMetric({ id }: MetricRule, area: AreaId, track: Track | null): string {
  return [area, id, ...(track === null ? [] : [track])].join(', ');
}

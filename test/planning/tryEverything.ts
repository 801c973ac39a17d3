import { figureGroup, type PlanRequest } from '../../src/planning/planRequest.ts';
import { getCertification } from '../../src/scoring/certifications.ts';
import type { AreaId } from '../../src/scoring/designations.ts';
import type { CertifiedPerson, Facts } from '../../src/scoring/facts.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { TINY_CERTIFICATIONS } from './tinyPartner.ts';

interface State {
  /** Certifications earned, by person; behind the roster come people who are not on it. */
  readonly earned: readonly (readonly string[])[];
  /** Units by `group figure`. */
  readonly raised: Readonly<Record<string, number>>;
  readonly effort: number;
}

interface Raisable {
  readonly key: string;
  readonly effort: number;
  readonly most: number;
}

/**
 * The least effort that qualifies every area, found by trying everything that costs less than `below`, cheapest first.
 * Null where nothing does; `too many` where that would take too long.
 */
export function tryEverything(request: PlanRequest, below: number, mostStates: number): number | null | 'too many' {
  const roster = request.facts.people.kind === 'roster' ? request.facts.people.people : [];
  const raisables = listRaisables(request);
  let wave: Map<string, State> = new Map();
  const waves = new Map<number, Map<string, State>>();
  const seen = new Set<string>();
  add({ earned: roster.map(() => []), raised: {}, effort: 0 });

  function add(state: State) {
    if (state.effort >= below) return;
    const key = keyOf(state, roster.length);
    if (seen.has(key)) return;
    seen.add(key);
    const same = waves.get(state.effort) ?? new Map<string, State>();
    same.set(key, state);
    waves.set(state.effort, same);
  }

  while (waves.size > 0) {
    const effort = Math.min(...waves.keys());
    wave = waves.get(effort) ?? new Map();
    waves.delete(effort);
    for (const state of wave.values()) {
      if (seen.size > mostStates) return 'too many';
      if (qualifies(request, state, roster)) return effort;
      for (const { key, effort: cost, most } of raisables) {
        const units = (state.raised[key] ?? 0) + 1;
        if (units <= most) add({ ...state, raised: { ...state.raised, [key]: units }, effort: effort + cost });
      }
      for (let index = 0; index <= state.earned.length; index++) {
        const before = state.earned[index] ?? [];
        const held = [...(roster[index]?.certifications ?? []).map((each) => each.certification), ...before];
        for (const id of TINY_CERTIFICATIONS) {
          const { prerequisites, level } = getCertification(id);
          if (held.includes(id)) continue;
          if (prerequisites !== undefined && !prerequisites.anyOf.some((each) => held.includes(each))) continue;
          const earned = state.earned.toSpliced(index, 1, [...before, id].toSorted());
          add({ ...state, earned, effort: effort + request.efforts[level] });
        }
      }
    }
  }
  return null;
}

function listRaisables(request: PlanRequest): readonly Raisable[] {
  const raisables = new Map<string, Raisable>();
  for (const area of request.areas) {
    for (const { metrics } of request.ruleSets.find((each) => each.area === area)?.tracks ?? []) {
      for (const rule of metrics) {
        if (rule.paidBy === 'people') continue;
        const effort = rule.id === 'net-customer-adds' ? request.efforts.customers : request.efforts.growth;
        const figures = rule.parts.map(({ figure }) => ({ figure, most: 4 }));
        if (rule.needs !== undefined) figures.push({ figure: rule.needs.figure, most: 1 });
        for (const { figure, most } of figures) {
          if (request.facts.figures[area]?.[figure] === undefined) continue;
          const key = `${figureGroup(request, area)} ${figure}`;
          raisables.set(key, { key, effort, most });
        }
      }
    }
  }
  return [...raisables.values()];
}

/** People who are not on the roster are alike: their order does not matter. */
function keyOf({ earned, raised }: State, roster: number): string {
  const known = earned.slice(0, roster).map((each) => each.join());
  const others = earned.slice(roster).map((each) => each.join());
  return JSON.stringify([known, others.toSorted(), Object.entries(raised).toSorted()]);
}

function qualifies(request: PlanRequest, { earned, raised }: State, roster: readonly CertifiedPerson[]): boolean {
  const figures: Partial<Record<AreaId, Record<string, number | undefined>>> = {};
  for (const area of request.areas) {
    const own: Record<string, number | undefined> = { ...request.facts.figures[area] };
    for (const figure of Object.keys(own)) {
      const units = raised[`${figureGroup(request, area)} ${figure}`] ?? 0;
      const isMinimum = figure === 'acrTrailing12MonthsUsd';
      own[figure] = isMinimum && units > 0 ? Math.max(1000, own[figure] ?? 0) : (own[figure] ?? 0) + units;
    }
    figures[area] = own;
  }
  const people = earned.map((ids, index): CertifiedPerson => {
    const before = roster[index] ?? { id: `other ${index}`, certifications: [] };
    return {
      id: before.id,
      certifications: [...before.certifications, ...ids.map((certification) => ({ certification }))],
    };
  });
  const facts: Facts = { ...request.facts, figures, people: { kind: 'roster', people } };
  return request.areas.every((area) => scoreArea(area, facts, request.ruleBook, request.ruleSets).qualified);
}

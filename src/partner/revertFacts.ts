import { isDeepStrictEqual } from 'node:util';
import type { Change, FactWrite } from './change.ts';
import { type Difference, findDifferences, mergeBack } from './differences.ts';
import { figuresSchema, personSchema, settingsSchema } from './factSchemas.ts';
import type { ChangedFact } from './pastChange.ts';
import type { PartnerRecord, RosterPerson } from './record.ts';

export type Reverted =
  | { readonly kind: 'reverted'; readonly change: Change }
  /** Somebody changed the same thing afterwards. */
  | { readonly kind: 'in the way'; readonly facts: readonly ChangedFact[] };

// A figure is one thing, and so are a certification of a person, a track and an owner.
const DEPTHS = { settings: 2, figures: 1, person: 2 } as const;

/**
 * The change that takes `facts` back on the record as it is now. What others changed beside it stays. The change is
 * empty where everything is as it was before.
 */
export function revertFacts(record: PartnerRecord, facts: readonly ChangedFact[]): Reverted {
  const inTheWay: ChangedFact[] = [];
  const change: FactWrite[] = [];
  const people = new Map(record.people.map((person) => [person.id, person]));
  for (const fact of facts) {
    const write = fact.kind === 'person' ? revertPerson(people.get(fact.id) ?? null, fact) : revertOther(record, fact);
    if (write === 'in the way') inTheWay.push(fact);
    else if (write !== 'as before') change.push(write);
  }
  return inTheWay.length > 0 ? { kind: 'in the way', facts: inTheWay } : { kind: 'reverted', change };
}

/** What a change did to one fact: each figure, setting or certification that differs. */
export function differencesOf(fact: ChangedFact): readonly Difference[] {
  const depth = DEPTHS[fact.kind];
  if (fact.kind !== 'person') return findDifferences(fact.before ?? {}, fact.after ?? {}, depth);
  const known = fact.before ?? fact.after;
  if (known === null) return [];
  return findDifferences(fact.before ?? withoutAny(known), fact.after ?? withoutAny(known), depth);
}

/** Whether two changes touched the same thing. */
export function isSameTouched(fact: ChangedFact, other: ChangedFact): boolean {
  if (rowOf(fact) !== rowOf(other)) return false;
  const places = new Set(differencesOf(fact).map(({ path }) => JSON.stringify(path)));
  return differencesOf(other).some(({ path }) => places.has(JSON.stringify(path)));
}

function rowOf(fact: ChangedFact): string {
  switch (fact.kind) {
    case 'settings':
      return 'settings';
    case 'figures':
      return `figures ${fact.owner}`;
    case 'person':
      return `person ${fact.id}`;
  }
}

function revertOther(
  record: PartnerRecord,
  fact: Exclude<ChangedFact, { kind: 'person' }>,
): FactWrite | 'in the way' | 'as before' {
  switch (fact.kind) {
    case 'settings': {
      const merged = mergeBack(fact.before, fact.after, record.settings, DEPTHS.settings);
      if (merged.kind === 'in the way') return merged.kind;
      if (isDeepStrictEqual(merged.value, record.settings)) return 'as before';
      return { kind: 'settings', after: settingsSchema.parse(merged.value) };
    }
    case 'figures': {
      const now = record.figures[fact.owner] ?? {};
      const merged = mergeBack(fact.before ?? {}, fact.after ?? {}, now, DEPTHS.figures);
      if (merged.kind === 'in the way') return merged.kind;
      if (isDeepStrictEqual(merged.value, now)) return 'as before';
      const after = figuresSchema.parse(merged.value);
      return { kind: 'figures', owner: fact.owner, after: Object.keys(after).length === 0 ? null : after };
    }
  }
}

function revertPerson(now: RosterPerson | null, fact: Extract<ChangedFact, { kind: 'person' }>) {
  const known = fact.before ?? fact.after;
  if (known === null || isDeepStrictEqual(now, fact.before)) return 'as before';
  if (isDeepStrictEqual(now, fact.after)) return { kind: 'person', id: fact.id, after: fact.before } as const;
  const [was, became] = [fact.before, fact.after].map((person) => person ?? withoutAny(known));
  const is = now ?? withoutAny(known);
  const merged = mergeBack(was, became, is, DEPTHS.person);
  if (merged.kind === 'in the way') return merged.kind;
  if (isDeepStrictEqual(merged.value, is)) return 'as before';
  const after = personSchema.parse(merged.value);
  return { kind: 'person', id: fact.id, after: after.certifications.length === 0 ? null : after } as const;
}

/** Somebody who is not on the list, as one who holds nothing. */
function withoutAny(person: RosterPerson): RosterPerson {
  return { ...person, certifications: [] };
}

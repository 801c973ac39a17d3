import type { Temporal } from 'temporal-polyfill';
import { AREA_IDS, type AreaId, type RuleBook } from '../scoring/designations.ts';
import type { RuleSets } from '../scoring/inForce.ts';
import { scoreArea } from '../scoring/score.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import { applyChange, type FactWrite, invertChange } from './change.ts';
import { changeInto } from './changeInto.ts';
import { changedFactSchema } from './factSchemas.ts';
import { factsOf, isSetUp } from './facts.ts';
import { FORMER_USER } from './formerUser.ts';
import type { ChangedFact } from './pastChange.ts';
import { type FigureOwner, NEW_SETTINGS, type PartnerRecord, type RosterPerson, type Settings } from './record.ts';

/** What an area had on that day. It stays as it was told, whatever becomes of the rules. */
interface PastScore {
  readonly area: AreaId;
  readonly ruleSet: string;
  /** Unrounded; what is certain where figures were missing. */
  readonly total: number;
  readonly qualified: boolean;
  readonly isComplete: boolean;
}

/** The facts that make the points, without who gave them and when. */
interface PastFacts {
  readonly ruleBook: RuleBook;
  readonly tracks: Settings['tracks'];
  readonly azureFigures: Settings['azureFigures'];
  readonly figures: Readonly<Partial<Record<FigureOwner, Readonly<Record<string, number>>>>>;
  readonly people: readonly Pick<RosterPerson, 'id' | 'name' | 'certifications'>[];
}

/** The day of history that an instant belongs to. */
export function dayOf(at: Temporal.Instant): string {
  return at.toString().slice(0, 'YYYY-MM-DD'.length);
}

/** How things stood after the last change of a day. */
export interface DayState {
  /** In UTC, so that the days of colleagues in other time zones come in the order of their changes. */
  readonly day: string;
  readonly scores: readonly PastScore[];
  /** Null where they were too many for a row. */
  readonly facts: PastFacts | null;
}

export function createDayState(record: PartnerRecord, day: string, ruleSets: RuleSets): DayState {
  const { settings, figures, people } = record;
  const scores = AREA_IDS.filter((area) => isSetUp(record, area)).map((area): PastScore => {
    const score = scoreArea(area, factsOf(record, area, day), settings.ruleBook, ruleSets);
    const { total, qualified, incomplete } = score;
    return { area, ruleSet: score.ruleSet.id, total, qualified, isComplete: incomplete === null };
  });
  const { ruleBook, tracks, azureFigures } = settings;
  const amounts = Object.entries(figures).map(([owner, facts]) => [
    owner,
    Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value])),
  ]);
  const facts: PastFacts = {
    ...{ ruleBook, tracks, azureFigures, figures: Object.fromEntries(amounts) },
    people: people.map(({ id, name, certifications }) => ({ id, name, certifications })),
  };
  return { day, scores, facts };
}

/** The facts as a record that can be scored. Its days and givers mean nothing. */
export function recordOf({ ruleBook, tracks, azureFigures, figures, people }: PastFacts): PartnerRecord {
  const told = Object.entries(figures).map(([owner, amounts]) => [
    owner,
    Object.fromEntries(
      Object.entries(amounts).map(([key, value]) => [key, { value, day: '1970-01-01', by: FORMER_USER }]),
    ),
  ]);
  return {
    settings: { ...NEW_SETTINGS, ruleBook, tracks, azureFigures },
    figures: Object.fromEntries(told),
    people: people.map((person) => ({ ...person, mail: null })),
  };
}

// To score each of a thousand people alone takes seconds, and hardly one of them moves anything alone.
const MOST_PEOPLE_ALONE = 200;

/**
 * What differs between two days and moves the points of the area by itself; everything that differs where nothing does.
 * People are taken together where many differ.
 */
export function findMovers(
  before: PastFacts,
  after: PastFacts,
  { area, day, ruleSets }: { readonly area: AreaId; readonly day: string; readonly ruleSets: RuleSets },
): readonly ChangedFact[] {
  const [was, is] = [recordOf(before), recordOf(after)];
  const differences = differencesBetween(was, is);
  const people = differences.filter(({ kind }) => kind === 'person');
  const tried =
    people.length > MOST_PEOPLE_ALONE
      ? [...differences.filter(({ kind }) => kind !== 'person').map((fact) => [fact]), people]
      : differences.map((fact) => [fact]);
  const scoreOf = (record: PartnerRecord) => {
    const score = scoreArea(area, factsOf(record, area, day), record.settings.ruleBook, ruleSets);
    return `${score.ruleSet.id} ${score.total} ${showAreaTotal(score).verdict}`;
  };
  const [start, end] = [scoreOf(was), scoreOf(is)];
  const movers = tried
    .filter((facts) => scoreOf(put(was, facts, 'after')) !== start || scoreOf(put(is, facts, 'before')) !== end)
    .flat();
  return movers.length > 0 ? movers : differences;
}

function differencesBetween(was: PartnerRecord, is: PartnerRecord): readonly ChangedFact[] {
  const change = changeInto(was, is);
  const before = invertChange(was, change);
  // Both lists speak of the same facts in the same order.
  return change.map((write, index) => changedFactSchema.parse({ ...write, before: before[index]?.after ?? null }));
}

function put(record: PartnerRecord, facts: readonly ChangedFact[], side: 'before' | 'after'): PartnerRecord {
  function writeBack(fact: ChangedFact): FactWrite {
    switch (fact.kind) {
      case 'settings':
        return { kind: 'settings', after: fact[side] };
      case 'figures':
        return { kind: 'figures', owner: fact.owner, after: fact[side] };
      case 'person':
        return { kind: 'person', id: fact.id, after: fact[side] };
    }
  }
  return applyChange(record, facts.map(writeBack));
}

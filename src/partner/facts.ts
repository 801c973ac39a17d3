import { AREA_IDS, type AreaId, isAzureArea } from '../scoring/designations.ts';
import type { Counting, Facts, People } from '../scoring/facts.ts';
import { FIGURES, STEPS } from '../scoring/figures.ts';
import { partOf } from '../usage/security/securityPart.ts';
import type { FigureFact, FigureFacts, FigureOwner, PartnerRecord } from './record.ts';
import {
  computedFigure,
  computedKeys,
  computedOwner,
  countingsOf,
  prefersTyped,
  withPreference,
} from './reports/usage.ts';

/** Where an area's figures are kept. Typed totals of people always belong to the area itself. */
export function figureOwner(record: Pick<PartnerRecord, 'settings'>, area: AreaId): FigureOwner {
  return isAzureArea(area) && record.settings.azureFigures === 'shared' ? 'azure' : area;
}

/** The figures that were typed for an area, with day and giver; shared ones included. */
export function typedFigures(record: PartnerRecord, area: AreaId): Readonly<Record<string, FigureFact>> {
  const kept = record.figures[figureOwner(record, area)] ?? {};
  const known = FIGURES[area].flatMap(({ key }) => (kept[key] === undefined ? [] : [[key, kept[key]] as const]));
  return Object.fromEntries(known);
}

/** How the area's customers are counted by the book and the track that are set; Enterprise as long as no track is. */
export function countingOf({ settings }: Pick<PartnerRecord, 'settings'>, area: AreaId): Counting {
  return area === 'data-ai' && settings.ruleBook === 'brief' ? 'brief' : (settings.tracks[area] ?? 'enterprise');
}

/** What usage gives for the area, where that counts and not what was typed. */
export function computedFigures(
  record: PartnerRecord,
  area: AreaId,
  counting: Counting = countingOf(record, area),
): Readonly<Record<string, FigureFact>> {
  const kept = record.figures[figureOwner(record, area)];
  const known = FIGURES[area].flatMap(({ key }) => {
    const fact = prefersTyped(kept, key) ? undefined : computedFigure(record, area, counting, key);
    return fact === undefined ? [] : [[key, fact] as const];
  });
  return Object.fromEntries(known);
}

/** The figures in force for an area, with day and giver; shared ones included. */
export function areaFigures(record: PartnerRecord, area: AreaId): Readonly<Record<string, FigureFact>> {
  return { ...typedFigures(record, area), ...computedFigures(record, area) };
}

/** By how much usage gives more when it is counted in another way; nothing where all ways give the same. */
function offsetsOf(record: PartnerRecord, area: AreaId): Pick<Facts, 'offsets'> {
  const own = values(computedFigures(record, area));
  const offsets = countingsOf(area).flatMap((counting) => {
    const other = values(computedFigures(record, area, counting));
    const differing = Object.entries(own).flatMap(([key, value]) => {
      const more = (other[key] ?? value) - value;
      return more === 0 ? [] : [[key, more] as const];
    });
    return differing.length === 0 ? [] : [[counting, Object.fromEntries(differing)] as const];
  });
  return offsets.length === 0 ? {} : { offsets: { [area]: Object.fromEntries(offsets) } };
}

/** Typed totals of certified people of an area, by step. */
export function typedPeople(record: PartnerRecord, area: AreaId): Readonly<Record<string, FigureFact>> {
  const kept = record.figures[area] ?? {};
  const known = STEPS[area].flatMap((step) => {
    const fact = kept[`certifiedPeople.${step}`];
    return fact === undefined ? [] : [[step, fact] as const];
  });
  return Object.fromEntries(known);
}

/** The key of the total that Partner Center shows, among the area's own facts. */
export const OFFICIAL = 'official';

export function officialTotal(record: PartnerRecord, area: AreaId): FigureFact | null {
  return record.figures[area]?.[OFFICIAL] ?? null;
}

/** Whether any figure of the area is known. */
export function hasFigures(record: PartnerRecord, area: AreaId): boolean {
  return Object.keys(areaFigures(record, area)).length > 0;
}

/**
 * Whether anything of the area was ever told; people alone do not set an area up. Neither does AzureUsage set up Security, of
 * which it tells one part: a partner who never asked for it would be scored there with most of it unknown.
 */
export function isSetUp(record: PartnerRecord, area: AreaId): boolean {
  if (area !== 'security') return hasFigures(record, area);
  const isOfAzureUsage = (key: string) => partOf(key) === 'azure';
  return (
    Object.keys(typedFigures(record, area)).length > 0 ||
    Object.keys(computedFigures(record, area)).some((key) => !isOfAzureUsage(key))
  );
}

/** Areas with figures that the partner follows. */
export function followedAreas(record: PartnerRecord): readonly AreaId[] {
  return AREA_IDS.filter((area) => isSetUp(record, area) && !record.settings.hiddenAreas.includes(area));
}

function values(facts: Readonly<Record<string, FigureFact>>): Record<string, number> {
  return Object.fromEntries(Object.entries(facts).map(([key, { value }]) => [key, value]));
}

/** What the scorer reads for one area on one day. A roster wins over typed totals. */
export function factsOf(record: PartnerRecord, area: AreaId, day: string): Facts {
  return {
    day,
    tracks: record.settings.tracks,
    figures: { [area]: values(areaFigures(record, area)) },
    ...offsetsOf(record, area),
    people: peopleOf(record, area),
  };
}

/** The same for several areas at once. */
export function factsOfAll(record: PartnerRecord, areas: readonly AreaId[], day: string): Facts {
  const each = areas.map((area) => factsOf(record, area, day));
  const counts = each.map(({ people }) => (people.kind === 'counts' ? people.counts : {}));
  const isTyped = record.people.length === 0 && counts.some((known) => Object.keys(known).length > 0);
  return {
    day,
    tracks: record.settings.tracks,
    figures: Object.assign({}, ...each.map(({ figures }) => figures)),
    offsets: Object.assign({}, ...each.map(({ offsets }) => offsets)),
    people: isTyped
      ? { kind: 'counts', counts: Object.assign({}, ...counts) }
      : record.people.length > 0
        ? { kind: 'roster', people: record.people }
        : { kind: 'unknown' },
  };
}

function peopleOf(record: PartnerRecord, area: AreaId): People {
  if (record.people.length > 0) return { kind: 'roster', people: record.people };
  const counts = values(typedPeople(record, area));
  return Object.keys(counts).length === 0 ? { kind: 'unknown' } : { kind: 'counts', counts: { [area]: counts } };
}

/** The figures that an owner keeps once somebody types one. It counts from then on, also where usage gives another. */
export function withTyped(record: PartnerRecord, owner: FigureOwner, key: string, fact: FigureFact): FigureFacts {
  const after = { ...record.figures[owner], [key]: fact };
  const isComputed = computedKeys(owner, key).some(
    (each) => record.figures[computedOwner(owner)]?.[each] !== undefined,
  );
  return isComputed ? withPreference(after, key, { kind: 'typed', day: fact.day, by: fact.by }) : after;
}

/** The record with a figure so much more than it is, however it is counted; as it was where it is not known. */
export function raiseFigure(record: PartnerRecord, area: AreaId, key: string, more: number): PartnerRecord {
  const isComputed = computedFigures(record, area)[key] !== undefined;
  const owner = isComputed ? computedOwner(area) : figureOwner(record, area);
  const keys = isComputed ? computedKeys(area, key) : [key];
  const kept = record.figures[owner] ?? {};
  const raised = keys.flatMap((each) => {
    const fact = kept[each];
    return fact === undefined ? [] : [[each, { ...fact, value: fact.value + more }] as const];
  });
  if (raised.length === 0) return record;
  return { ...record, figures: { ...record.figures, [owner]: { ...kept, ...Object.fromEntries(raised) } } };
}

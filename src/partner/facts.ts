import { AREA_IDS, type AreaId, isAzureArea } from '../scoring/designations.ts';
import type { Facts, People } from '../scoring/facts.ts';
import { FIGURES, STEPS } from '../scoring/figures.ts';
import type { FigureFact, FigureOwner, PartnerRecord } from './record.ts';

/** Where an area's figures are kept. Typed totals of people always belong to the area itself. */
export function figureOwner(record: Pick<PartnerRecord, 'settings'>, area: AreaId): FigureOwner {
  return isAzureArea(area) && record.settings.azureFigures === 'shared' ? 'azure' : area;
}

/** The figures in force for an area, with day and giver; shared ones included. */
export function areaFigures(record: PartnerRecord, area: AreaId): Readonly<Record<string, FigureFact>> {
  const kept = record.figures[figureOwner(record, area)] ?? {};
  const known = FIGURES[area].flatMap(({ key }) => (kept[key] === undefined ? [] : [[key, kept[key]] as const]));
  return Object.fromEntries(known);
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

/** Whether anything of the area was ever told; people alone do not set an area up. */
export function isSetUp(record: PartnerRecord, area: AreaId): boolean {
  return Object.keys(areaFigures(record, area)).length > 0;
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

import { applyChange, type Change, type FactWrite } from '../../partner/change.ts';
import {
  areaFigures,
  computedFigures,
  figureOwner,
  isSetUp,
  raiseFigure,
  typedPeople,
  withTyped,
} from '../../partner/facts.ts';
import type { Colleague, PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { computedOwner } from '../../partner/reports/usage.ts';
import { dropCertification, findPerson, holdCertification } from '../../partner/roster.ts';
import { foldText } from '../../reading/foldText.ts';
import { parseAmount } from '../../reading/parseAmount.ts';
import { AREA_IDS, type AreaId, isAzureArea, TRACKS, type Track } from '../../scoring/designations.ts';
import { FIGURES } from '../../scoring/figures.ts';
import { type RuleSets, ruleSetInForce } from '../../scoring/inForce.ts';
import type { Line } from '../reply.ts';
import type { Supposition } from './parseWhatIf.ts';

export interface Supposing {
  readonly day: string;
  readonly me: Colleague;
  readonly ruleSets: RuleSets;
  readonly areas: readonly AreaId[];
}

export interface WhatIfOutcome {
  readonly change: Change;
  /** The record as it would be. */
  readonly after: PartnerRecord;
  readonly day: string;
  /** Whether the change is one that can be saved: nobody in it is nameless, and its day is today. */
  readonly canBeSaved: boolean;
  readonly touched: readonly AreaId[];
}

type Outcome = readonly FactWrite[] | Line;

/** What the record would be with all of this, one after the other; or the first thing that cannot be imagined, in words. */
export function applyWhatIf(
  record: PartnerRecord,
  suppositions: readonly Supposition[],
  parts: Supposing,
): WhatIfOutcome | { readonly problem: Line } {
  let after = record;
  let { day } = parts;
  let canBeSaved = true;
  const change: FactWrite[] = [];
  for (const each of suppositions) {
    if (each.kind === 'day') {
      day = each.day;
      canBeSaved = false;
      continue;
    }
    const outcome = supposeOne(after, each, parts);
    if ('key' in outcome) return { problem: outcome };
    if (each.kind === 'holders' && record.people.length > 0) canBeSaved = false;
    change.push(...outcome);
    after = applyChange(after, outcome);
  }
  const touched = [...new Set(change.flatMap((write) => areasOf(write)))];
  return { change, after, day, canBeSaved: canBeSaved && change.length > 0, touched };
}

function areasOf(write: FactWrite): readonly AreaId[] {
  if (write.kind !== 'figures') return AREA_IDS;
  return AREA_IDS.filter((area) => area === write.owner || (write.owner === 'azure' && isAzureArea(area)));
}

function supposeOne(record: PartnerRecord, each: Exclude<Supposition, { kind: 'day' }>, parts: Supposing): Outcome {
  switch (each.kind) {
    case 'unread':
      return { key: 'whatIf.unread', values: { text: each.text } };
    case 'book':
      return [{ kind: 'settings', after: { ...record.settings, ruleBook: each.book } }];
    case 'figure':
      return supposeFigure(record, each, parts);
    case 'holders':
      return supposeHolders(record, each, parts);
    default:
      return supposePerson(record, each);
  }
}

function supposePerson(record: PartnerRecord, each: Extract<Supposition, { person: string }>): Outcome {
  const found = findPerson(record.people, { name: each.person, mail: null, userId: null });
  const [only, ...others] = found.kind === 'similar' ? found.candidates : found.kind === 'found' ? [found.person] : [];
  if (only === undefined || others.length > 0) {
    return { key: others.length > 0 ? 'whatIf.whichPerson' : 'whatIf.nobody', values: { name: each.person } };
  }
  if (each.kind === 'leaves') return [{ kind: 'person', id: only.id, after: null }];
  const { id } = each.certification;
  const after = each.kind === 'loses' ? dropCertification(only, id) : holdCertification(only, { certification: id });
  return [{ kind: 'person', id: only.id, after }];
}

function supposeHolders(
  record: PartnerRecord,
  { certification, more, text }: Extract<Supposition, { kind: 'holders' }>,
  parts: Supposing,
): Outcome {
  if (record.people.length > 0) {
    if (more < 0) return { key: 'whatIf.whoLoses', values: { text } };
    if (more > MOST_NEW) return { key: 'whatIf.tooMany', values: { most: MOST_NEW } };
    const taken = record.people.length;
    return Array.from({ length: more }, (_, index): FactWrite => {
      const id = `what if ${taken + index}`;
      const after: RosterPerson = { id, name: '', mail: null, certifications: [{ certification: certification.id }] };
      return { kind: 'person', id, after };
    });
  }
  const counted = AREA_IDS.flatMap((area): FactWrite[] => {
    const { ruleSet } = ruleSetInForce(parts.ruleSets, record.settings.ruleBook, area, parts.day);
    const known = typedPeople(record, area);
    const steps = Object.entries(ruleSet.steps).filter(([, step]) => step.certifications.includes(certification.id));
    const facts = steps.flatMap(([step]) => {
      const before = known[step];
      if (before === undefined) return [];
      return [[`certifiedPeople.${step}`, { value: Math.max(0, before.value + more), day: parts.day, by: parts.me }]];
    });
    if (facts.length === 0) return [];
    return [{ kind: 'figures', owner: area, after: { ...record.figures[area], ...Object.fromEntries(facts) } }];
  });
  return counted.length === 0 ? { key: 'whatIf.noPeople' } : counted;
}

const MOST_NEW = 50;

function supposeFigure(
  record: PartnerRecord,
  each: Extract<Supposition, { kind: 'figure' }>,
  parts: Supposing,
): Outcome {
  const meant = each.areas.filter(
    ({ area }) => parts.areas.includes(area) || (each.areas.length === 1 && !isSetUp(record, area)),
  );
  const candidates = meant.length > 0 ? meant : each.areas;
  const [first, ...rest] = candidates;
  if (first === undefined) return { key: 'whatIf.unread', values: { text: each.text } };
  const { settable } = first;
  // The same figure of areas that share it is one; "track smb" is said of all areas that have tracks.
  const owners = new Set(candidates.map(({ area }) => figureOwner(record, area)));
  if (settable.kind === 'track') {
    const track = readTrack(each.value);
    if (track === null) return { key: 'whatIf.unread', values: { text: each.text } };
    const tracks = Object.fromEntries(candidates.map(({ area }) => [area, track]));
    return [{ kind: 'settings', after: { ...record.settings, tracks: { ...record.settings.tracks, ...tracks } } }];
  }
  if (rest.length > 0 && (owners.size > 1 || settable.kind === 'people')) {
    return { key: 'whatIf.whichArea', values: { text: each.text } };
  }
  const definition =
    settable.kind === 'figure' ? FIGURES[first.area].find(({ key }) => key === settable.key) : undefined;
  const parsed = parseAmount(each.value, {
    kind: definition?.kind ?? 'count',
    mayBeNegative: each.isMore || (definition?.mayBeNegative ?? false),
  });
  if (parsed.kind !== 'amount') return { key: 'whatIf.unread', values: { text: each.text } };
  const owner = settable.kind === 'figure' ? figureOwner(record, first.area) : first.area;
  const key = settable.kind === 'figure' ? settable.key : `certifiedPeople.${settable.step}`;
  const before = (settable.kind === 'figure' ? areaFigures(record, first.area) : record.figures[owner])?.[key]?.value;
  if (each.isMore && before === undefined) return { key: 'whatIf.unknownFigure', values: { text: each.text } };
  const value = each.isMore ? (before ?? 0) + parsed.value : parsed.value;
  if (value < 0 && !(definition?.mayBeNegative ?? false)) return { key: 'whatIf.unread', values: { text: each.text } };
  if (each.isMore && settable.kind === 'figure' && computedFigures(record, first.area)[key] !== undefined) {
    const home = computedOwner(first.area);
    const after = raiseFigure(record, first.area, key, parsed.value).figures[home] ?? null;
    return [{ kind: 'figures', owner: home, after }];
  }
  const fact = { value, day: parts.day, by: parts.me };
  return [{ kind: 'figures', owner, after: withTyped(record, owner, key, fact) }];
}

function readTrack(text: string): Track | null {
  const folded = foldText(text);
  return TRACKS.find((track) => track === folded) ?? (['pyme', 'pymes'].includes(folded) ? 'smb' : null);
}

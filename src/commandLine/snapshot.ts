import type { z } from 'zod';
import { AREA_IDS, type AreaId, type RuleBook, TRACKS, TRACKS_SCORED, type Track } from '../scoring/designations.ts';
import type { CertifiedPerson, Facts, HeldCertification } from '../scoring/facts.ts';
import { snapshotShape } from './snapshotShape.ts';

/** What a snapshot says, in the scorer's terms. */
export interface Snapshot {
  readonly ruleBook: RuleBook;
  readonly areas: readonly AreaId[];
  readonly facts: Facts;
}

export type ParsedSnapshot =
  | { readonly kind: 'parsed'; readonly snapshot: Snapshot }
  /** One sentence a problem, each starting with the path in the snapshot. */
  | { readonly kind: 'unusable'; readonly problems: readonly string[] };

/** Parses one snapshot of docs/rules.md's command line contract. `today` is what `asOf` defaults to. */
export function parseSnapshot(input: unknown, today: string): ParsedSnapshot {
  const parsed = snapshotShape.safeParse(input);
  const problems = parsed.success ? [] : parsed.error.issues.flatMap(describeIssue);
  problems.push(...findContradictions(input));
  if (!parsed.success || problems.length > 0) return { kind: 'unusable', problems };
  return { kind: 'parsed', snapshot: readSnapshot(parsed.data, today) };
}

function describeIssue(issue: z.core.$ZodIssue): string[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => `${path.length === 0 ? 'snapshot' : path.join('.')}: ${issue.message}`);
}

/** What no single field shows. Reads the raw input, so that it is told together with every other problem. */
function findContradictions(input: unknown): readonly string[] {
  if (!isObject(input)) return [];
  const problems: string[] = [];
  const { areas, figures, ruleBook, people, certifiedPeople } = input;
  if (isObject(figures)) {
    const withFigures = AREA_IDS.filter((area) => hasFigure(figures[area]));
    const named = Array.isArray(areas) ? AREA_IDS.filter((area) => areas.includes(area)) : [];
    for (const area of named.filter((area) => !withFigures.includes(area))) {
      const paths = TRACKS_SCORED[area] === 'both' ? ' of either path, enterprise or smb' : '';
      problems.push(`figures.${area}: must hold a figure${paths}, since areas names it`);
    }
    if (areas === undefined && withFigures.length === 0)
      problems.push('figures: must hold a figure of at least one area');
    for (const area of withFigures.filter((area) => lacksTrack(area, figures[area], ruleBook))) {
      problems.push(`figures.${area}.track: must be one of ${TRACKS.join(', ')}`);
    }
  }
  if (people !== undefined && certifiedPeople !== undefined) {
    problems.push('certifiedPeople: must be left out where people is given');
  }
  return problems;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// `smb.usageGrowth.csp` is the deepest that figures go.
const FIGURE_DEPTH = 3;

/** Whether anything but the track is given, misspelt or not. */
function hasFigure(value: unknown, depth = FIGURE_DEPTH): boolean {
  if (!isObject(value) || depth === 0) return value !== undefined;
  return Object.entries(value).some(([key, below]) => key !== 'track' && hasFigure(below, depth - 1));
}

/** The brief's table for Data & AI is the only one without tracks. */
function lacksTrack(area: AreaId, figures: unknown, ruleBook: unknown): boolean {
  const needsTrack = TRACKS_SCORED[area] === 'one' && (area !== 'data-ai' || ruleBook === 'microsoft');
  return needsTrack && isObject(figures) && figures.track === undefined;
}

type RawSnapshot = z.output<typeof snapshotShape>;

function readSnapshot(raw: RawSnapshot, today: string): Snapshot {
  const figures: Partial<Record<AreaId, Record<string, number>>> = {};
  const tracks: Partial<Record<AreaId, Track>> = {};
  for (const area of AREA_IDS) {
    const given = raw.figures[area];
    if (given === undefined || !hasFigure(given)) continue;
    figures[area] = flatten(given);
    const chosen = TRACKS.find((track) => track === given.track);
    if (chosen !== undefined) tracks[area] = chosen;
  }
  return {
    ruleBook: raw.ruleBook ?? 'brief',
    areas: raw.areas ?? AREA_IDS.filter((area) => figures[area] !== undefined),
    facts: { day: raw.asOf ?? today, tracks, figures, people: readPeople(raw) },
  };
}

/** Figures by their whole key; what is no number, the track, is left out. */
function flatten(nested: Readonly<Record<string, unknown>>, prefix = '', flat: Record<string, number> = {}) {
  for (const [key, value] of Object.entries(nested)) {
    if (typeof value === 'number') flat[prefix + key] = value;
    else if (isObject(value)) flatten(value, `${prefix}${key}.`, flat);
  }
  return flat;
}

function readPeople({ people, certifiedPeople }: RawSnapshot): Facts['people'] {
  if (certifiedPeople !== undefined) return { kind: 'counts', counts: certifiedPeople };
  if (people === undefined) return { kind: 'unknown' };
  const held = new Map<string, HeldCertification[]>();
  for (const { id, certifications } of people) {
    const known = held.get(id);
    if (known === undefined) held.set(id, [...certifications]);
    else known.push(...certifications);
  }
  const roster: readonly CertifiedPerson[] = [...held].map(([id, certifications]) => ({ id, certifications }));
  return { kind: 'roster', people: roster };
}

import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { CERTIFICATIONS } from '../scoring/certifications.ts';
import type { Month } from '../usage/months.ts';
import { isOfCertification } from './assignments.ts';
import { figureOwnerSchema, figuresSchema, personSchema, settingsSchema } from './factSchemas.ts';
import type { PartnerRecord } from './record.ts';
import { writeMonths } from './reports/monthsFile.ts';
import { MONTHS_FORMATS } from './reports/monthsFormats.ts';
import { MONTHS_KINDS, type MonthsByKind, type MonthsKind, SOURCE_OF, type SourceName } from './reports/monthsKinds.ts';

const FORMAT = 'partner-score-export';
const VERSION = 1;
// What this program writes nests seven levels deep; far deeper input only serves to exhaust a recursive reader.
const MOST_LEVELS = 16;
const LONGEST_TEXT = 500;
// Usage and past changes. With 10,000 people beside them a file still is one that `import` reads, and that Teams takes in one piece.
const MOST_BESIDE_BYTES = 32 * 1024 * 1024;

const headSchema = z.looseObject({ format: z.literal(FORMAT), version: z.number() });

/** The facts of a backup, as they are read back. The changes in it tell the past and are never read back. */
export const recordSchema: z.ZodType<PartnerRecord> = z.strictObject({
  settings: settingsSchema,
  figures: z.partialRecord(figureOwnerSchema, figuresSchema),
  people: z.array(personSchema),
});

/** Months stand under the name that the settings have for their source; older versions told none, or not of every kind. */
function monthsOf<Kind extends MonthsKind>(kind: Kind) {
  return MONTHS_FORMATS[kind].historySchema.default(new Map());
}

const backupSchema = z.object({
  version: z.literal(VERSION),
  partner: recordSchema,
  [SOURCE_OF.azure]: monthsOf('azure'),
  [SOURCE_OF.office]: monthsOf('office'),
  [SOURCE_OF.ems]: monthsOf('ems'),
  [SOURCE_OF.businessRevenue]: monthsOf('businessRevenue'),
  [SOURCE_OF.businessUsage]: monthsOf('businessUsage'),
});

export type ParsedBackup =
  | { readonly kind: 'backup'; readonly record: PartnerRecord; readonly months: MonthsByKind }
  /** No JSON, or not written by this program. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'newer version' }
  /** `where` is the first place that cannot be read, such as `partner.people.3.name`. */
  | { readonly kind: 'damaged'; readonly where: string };

interface Beside {
  /** Those in force. */
  readonly months: MonthsByKind;
  readonly changes: readonly unknown[];
  /** The last state of each day. */
  readonly days: readonly unknown[];
}

/**
 * Everything of a partner as JSON. Usage is told by month, and its past as it is stored, a line each and the newest first.
 * Of usage that fills more than 32 MiB, Azure's before that of other reports, the oldest months are left out and named, and
 * of changes that fill what is left of them the oldest, whose number is told.
 */
export function writeBackup(
  record: PartnerRecord,
  { months, changes, days }: Beside,
  exportedAt: Temporal.Instant,
): string {
  const { settings, figures, people } = record;
  const head = { format: FORMAT, version: VERSION, exportedAt: exportedAt.toString() };
  const byMonth = writeAllMonths(months);
  const told = takeNewest(
    changes.map((change) => JSON.stringify(change)),
    MOST_BESIDE_BYTES - byMonth.bytes,
  );
  const oldChangesLeftOut = changes.length - told.length;
  const facts = JSON.stringify(
    {
      ...head,
      ...(oldChangesLeftOut > 0 ? { oldChangesLeftOut } : {}),
      ...(Object.keys(byMonth.leftOut).length > 0 ? { monthsLeftOut: byMonth.leftOut } : {}),
      partner: { settings, figures, people },
    },
    null,
    1,
  );
  const past = [
    ['changes', told],
    ['days', days.map((day) => JSON.stringify(withoutFacts(day)))],
  ] as const;
  const lists = past.map(([name, lines]) => `,\n "${name}":[\n${lines.join(',\n')}]`);
  return `${facts.slice(0, -'\n}'.length)},\n ${byMonth.json}${lists.join('')}\n}\n`;
}

/** Each kind takes what those before it have left of the bytes. */
function writeAllMonths(months: MonthsByKind) {
  const leftOut: Partial<Record<SourceName, readonly Month[]>> = {};
  const told: string[] = [];
  let bytes = 0;
  for (const kind of MONTHS_KINDS) {
    const written = writeKind(kind, months, MOST_BESIDE_BYTES - bytes);
    bytes += written.bytes;
    told.push(`"${SOURCE_OF[kind]}":${written.json}`);
    if (written.leftOut.length > 0) leftOut[SOURCE_OF[kind]] = written.leftOut;
  }
  return { json: told.join(',\n '), bytes, leftOut };
}

function writeKind<Kind extends MonthsKind>(kind: Kind, months: MonthsByKind, mostBytes: number) {
  return writeMonths(months[kind], MONTHS_FORMATS[kind].write, mostBytes);
}

function takeNewest(lines: readonly string[], mostBytes: number): readonly string[] {
  let bytes = 0;
  const end = lines.findIndex((line) => {
    bytes += Buffer.byteLength(line);
    return bytes > mostBytes;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

/** The changes tell those facts already, and a file with both would soon be too large to be read back. */
function withoutFacts(day: unknown): unknown {
  const { facts: _, ...rest } = z.looseObject({ facts: z.unknown() }).parse(day);
  return rest;
}

export function parseBackup(text: string): ParsedBackup {
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  const head = headSchema.safeParse(value).data;
  if (head === undefined) return { kind: 'foreign' };
  if (head.version > VERSION) return { kind: 'newer version' };
  if (isDeeperThan(MOST_LEVELS, value)) return { kind: 'damaged', where: 'changes' };
  const parsed = backupSchema.safeParse(value);
  if (!parsed.success) return { kind: 'damaged', where: parsed.error.issues[0]?.path.join('.') ?? '' };
  const { partner, usage: azure, officeUsage: office, emsUsage: ems, businessRevenue, businessUsage } = parsed.data;
  const wrong = findTwice(partner.people.map(({ id }) => id)) ?? findUnknownCertification(partner);
  if (wrong !== null) return { kind: 'damaged', where: `partner.people: ${wrong}` };
  const long = findLongText(partner, 'partner');
  return long === null
    ? { kind: 'backup', record: partner, months: { azure, office, ems, businessRevenue, businessUsage } }
    : { kind: 'damaged', where: long };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findTwice(ids: readonly string[]): string | null {
  const seen = new Set<string>();
  return ids.find((id) => seen.size === seen.add(id).size) ?? null;
}

function findUnknownCertification({ people, settings }: PartnerRecord): string | null {
  const held = people.flatMap(({ certifications }) => certifications);
  const ids = [...held, ...settings.assignments.filter(isOfCertification)].map(({ certification }) => certification);
  const known = new Set(CERTIFICATIONS.map(({ id }) => id));
  return ids.find((id) => !known.has(id)) ?? null;
}

/** Where a text stands that no card could show. */
function findLongText(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const found = key.length > LONGEST_TEXT ? path : findLongText(inner, `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

import { z } from 'zod';
import type { HeldCertification } from '../scoring/facts.ts';
import type { FactWrite } from './change.ts';
import type { PartnerRecord, RosterPerson } from './record.ts';
import { createFinder, createPerson, holdCertification, learnIdentity } from './roster.ts';

/** One person with one certification, as a line of a pasted list says it. Days are ISO. */
export interface PastedRow {
  readonly line: number;
  /** The mail where no name stood there; empty where `userId` alone is known. */
  readonly name: string;
  readonly mail: string | null;
  /** Entra object id, of rows that named nobody. */
  readonly userId?: string | undefined;
  readonly certification: string;
  readonly earned?: string | undefined;
  readonly expires?: string | undefined;
}

/** For rows that were put away until whoever pasted them says the word. */
export const pastedRowsSchema: z.ZodType<readonly PastedRow[]> = z.array(
  z.strictObject({
    line: z.int().positive(),
    name: z.string(),
    mail: z.string().nullable(),
    userId: z.string().optional(),
    certification: z.string().min(1),
    earned: z.iso.date().optional(),
    expires: z.iso.date().optional(),
  }),
);

export interface PastedPerson {
  readonly before: RosterPerson | null;
  readonly after: RosterPerson;
  /** What is new or has other days now. */
  readonly certifications: readonly { readonly before: HeldCertification | null; readonly after: HeldCertification }[];
}

interface SimilarName {
  readonly line: number;
  readonly name: string;
  readonly candidates: readonly RosterPerson[];
}

export interface PastePlan {
  readonly people: readonly PastedPerson[];
  /** Each name once. */
  readonly similar: readonly SimilarName[];
  /** Entra object ids of nobody who is known, each once; their rows are left out. */
  readonly unknownIds: readonly string[];
  /** Rows that say what is known already. */
  readonly knownCount: number;
  readonly change: readonly FactWrite[];
}

/** What a pasted list would change. Names merely similar to somebody's are new people, or are left out; never merged. */
export function planPaste(
  record: PartnerRecord,
  rows: readonly PastedRow[],
  similarAre: 'new' | 'left out',
): PastePlan {
  const before = new Map(record.people.map((person) => [person.id, person]));
  const finder = createFinder(record.people);
  const similar = new Map<string, SimilarName>();
  const unknownIds = new Set<string>();
  const held: { readonly id: string; readonly row: PastedRow }[] = [];
  // Who has a mail is known for certain, and makes names certain or ambiguous for the rows without.
  for (const row of rows.toSorted((a, b) => Number(a.mail === null) - Number(b.mail === null))) {
    const remembered = row.userId === undefined ? undefined : finder.remember(row.userId);
    if (remembered !== undefined) {
      held.push({ id: remembered.id, row });
      continue;
    }
    if (row.name === '') {
      if (row.userId !== undefined) unknownIds.add(row.userId);
      continue;
    }
    const identity = { name: row.name, mail: row.mail, userId: null };
    const found = finder.find(identity);
    if (found.kind === 'similar') {
      const key = JSON.stringify([row.name, row.mail]);
      if (!similar.has(key)) similar.set(key, { line: row.line, name: row.name, candidates: found.candidates });
      if (similarAre === 'left out') continue;
    }
    const known =
      found.kind === 'found'
        ? learnIdentity(found.person, identity)
        : createPerson({ ...identity, userId: row.userId ?? null }, finder.everybody);
    const person = row.userId === undefined ? known : { ...known, userId: row.userId };
    finder.put(person);
    held.push({ id: person.id, row });
  }
  const everybody = new Map(finder.everybody.map((person) => [person.id, person]));
  // Of several entries for one certification the one that lasts longest counts.
  for (const { id, row } of held.toSorted((a, b) => compareDays(a.row, b.row))) {
    const person = everybody.get(id);
    if (person !== undefined) everybody.set(id, holdCertification(person, pickHeld(row)));
  }
  const people = [...new Set(held.map(({ id }) => id))].flatMap((id): readonly PastedPerson[] => {
    const after = everybody.get(id);
    return after === undefined ? [] : describe(before.get(id) ?? null, after);
  });
  const changedCount = people.reduce((sum, { certifications }) => sum + certifications.length, 0);
  const namedCount = new Set(held.map(({ id, row }) => `${id} ${row.certification}`)).size;
  return {
    people,
    similar: [...similar.values()],
    unknownIds: [...unknownIds],
    knownCount: namedCount - changedCount,
    change: people.map(({ after }): FactWrite => ({ kind: 'person', id: after.id, after })),
  };
}

function pickHeld({ certification, earned, expires }: PastedRow): HeldCertification {
  return { certification, earned, expires };
}

function compareDays(a: PastedRow, b: PastedRow): number {
  const [first, second] = [a, b].map(({ earned = '', expires = '' }) => `${expires} ${earned}`);
  return (first ?? '').localeCompare(second ?? '');
}

/** Nobody where nothing changes. */
function describe(before: RosterPerson | null, after: RosterPerson): readonly PastedPerson[] {
  const certifications = after.certifications.flatMap((held) => {
    const known = before?.certifications.find(({ certification }) => certification === held.certification) ?? null;
    const isSame = known !== null && known.earned === held.earned && known.expires === held.expires;
    return isSame ? [] : [{ before: known, after: held }];
  });
  const isSamePerson =
    before !== null && before.name === after.name && before.mail === after.mail && before.userId === after.userId;
  return certifications.length === 0 && isSamePerson ? [] : [{ before, after, certifications }];
}

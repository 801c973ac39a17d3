import type { PastedRow } from '../../partner/pasted.ts';

/** Why something of a row could not be read. */
export const REASONS = [
  'no certification',
  /** A course, an exam or a learning path: points are given for certifications alone. */
  'other training',
  'not active',
  'unknown certification',
  'half certification',
  'ambiguous certification',
  /** Known, and on no list of any area. */
  'counts nowhere',
  'nobody',
  'not a name',
  'unread day',
  'too many days',
  'expires before earned',
] as const;

/** `text` is the part that stood in the way. */
export interface PeopleProblem {
  readonly line: number;
  readonly text: string;
  readonly reason: (typeof REASONS)[number];
}

/** What stood in the way, without the number of the row. */
export type Unread = Omit<PeopleProblem, 'line'>;

/** What one row gives: one certification that is not understood takes nothing from the others. */
export interface ReadRow {
  readonly rows: readonly PastedRow[];
  readonly problems: readonly Unread[];
}

const LONGEST_NAME = 100;

/** Somebody with certifications, all of the same days. */
export interface Holder {
  readonly name: string;
  readonly mail: string | null;
  /** Entra object id; told of somebody of whom nothing else is. */
  readonly userId?: string | null;
  readonly certifications: readonly string[];
  readonly earned?: string | undefined;
  readonly expires?: string | undefined;
}

export function unread(reason: Unread['reason'], text: string): ReadRow {
  return { rows: [], problems: [{ reason, text }] };
}

/** A row for each certification, or why there can be none. A missing name is empty. */
export function createRows(
  line: number,
  { name: written, mail, userId = null, certifications, earned, expires }: Holder,
): ReadRow {
  const name = written.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const isUnnamed = name === '' && mail === null;
  if (isUnnamed && userId === null) return unread('nobody', '');
  if (name.length > LONGEST_NAME || (name !== '' && !/\p{L}/u.test(name))) return unread('not a name', name);
  if (earned !== undefined && expires !== undefined && expires < earned) {
    return unread('expires before earned', `${earned}, ${expires}`);
  }
  const days = { ...(earned === undefined ? {} : { earned }), ...(expires === undefined ? {} : { expires }) };
  const shown = name === '' ? (mail ?? '') : name;
  const who = { name: shown, mail, ...(isUnnamed && userId !== null ? { userId } : {}) };
  const rows = certifications.map((certification) => ({ line, ...who, certification, ...days }));
  return { rows, problems: [] };
}

/** "García, Ana" is Ana García. */
export function turnName(name: string): string {
  const [, last, first] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
  return first === undefined ? name : `${first} ${last}`;
}

import type { PastedRow } from '../../partner/pasted.ts';
import type { Token } from '../../reading/readTokens.ts';

/** Why a row could not be read; `text` is the part that stood in the way. */
export interface PeopleProblem {
  readonly line: number;
  readonly text: string;
  readonly reason:
    | 'no certification'
    /** A course, an exam or a learning path: points are given for certifications alone. */
    | 'other training'
    | 'not active'
    | 'unknown certification'
    | 'half certification'
    | 'ambiguous certification'
    | 'nobody'
    | 'not a name'
    | 'unread day'
    | 'too many days'
    | 'expires before earned';
}

/** What stood in the way, without the number of the row. */
export type Unread = Omit<PeopleProblem, 'line'>;

export type ReadRow = { readonly rows: readonly PastedRow[] } | Unread;

const LONGEST_NAME = 100;

/** Somebody with certifications, all of the same days. */
export interface Holder {
  readonly name: string;
  readonly mail: string | null;
  readonly certifications: readonly string[];
  readonly earned?: string | undefined;
  readonly expires?: string | undefined;
}

/** A row for each certification, or why the row cannot be one. A missing name is empty. */
export function createRows(line: number, { name: written, mail, certifications, earned, expires }: Holder): ReadRow {
  const name = written.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (name === '' && mail === null) return { reason: 'nobody', text: '' };
  if (name.length > LONGEST_NAME || (name !== '' && !/\p{L}/u.test(name))) return { reason: 'not a name', text: name };
  if (earned !== undefined && expires !== undefined && expires < earned) {
    return { reason: 'expires before earned', text: `${earned}, ${expires}` };
  }
  const days = { ...(earned === undefined ? {} : { earned }), ...(expires === undefined ? {} : { expires }) };
  const shown = name === '' ? (mail ?? '') : name;
  return { rows: certifications.map((certification) => ({ line, name: shown, mail, certification, ...days })) };
}

/** The certifications among the tokens, or why one of them cannot be taken. */
export function readCertifications(tokens: readonly Token[]): { readonly ids: readonly string[] } | Unread {
  const ids: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'unknown code') return { reason: 'unknown certification', text: token.text };
    if (token.kind !== 'certification') continue;
    if (token.lookup.kind !== 'found') return { reason: `${token.lookup.kind} certification`, text: token.text };
    ids.push(token.lookup.certification.id);
  }
  return { ids };
}

/** "García, Ana" is Ana García. */
export function turnName(name: string): string {
  const [, last, first] = /^([^,]+), ([^,]+)$/.exec(name) ?? [];
  return first === undefined ? name : `${first} ${last}`;
}

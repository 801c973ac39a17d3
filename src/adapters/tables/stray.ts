import type { AudienceNote, LanguageNote, MemberNote, Notes } from '../../partner/places.ts';
import { type NoteKind, noteKeyOf, placeMarkKeyOf } from './keys.ts';
import { createMemberRow } from './listMembers.ts';
import { audienceSchema, languageSchema, memberSchema } from './placeSchemas.ts';
import { createRow, type Row, readValue, type StoredRow } from './row.ts';

/** What an older version keeps of a chat or a person among the facts. */
export type Stray = { readonly row: StoredRow } & (
  | { readonly kind: 'member'; readonly place: string; readonly note: MemberNote }
  | { readonly kind: 'language'; readonly place: string; readonly note: LanguageNote }
  | { readonly kind: 'audience'; readonly place: string; readonly note: AudienceNote }
  /** Of which place is not told by it: a personal chat has another id than its place. */
  | { readonly kind: 'mark'; readonly mark: string; readonly chat: string }
);

const KINDS = { member: 'member', language: 'language', chat: 'audience' } as const satisfies Record<string, NoteKind>;
const MARK_OF_CHAT = /^(?:welcomed|sample):(.*)$/s;

/** `kind` is the second part of a row key. */
export function isStrayKind(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind);
}

/** Throws when the row cannot be read. */
export function readStray(kind: keyof typeof KINDS, row: StoredRow): Stray {
  const value = readValue(row);
  switch (kind) {
    case 'member': {
      const { userId, ...note } = memberSchema.parse(value);
      return { row, kind, place: userId, note };
    }
    case 'language': {
      const { userId, ...note } = languageSchema.parse(value);
      return { row, kind, place: userId, note };
    }
    case 'chat': {
      const { chatId, ...note } = audienceSchema.parse(value);
      return { row, kind: KINDS[kind], place: chatId, note };
    }
  }
}

/** Null for a mark of the partner itself, which belongs among the facts. */
export function readStrayMark(mark: string, row: StoredRow): Stray | null {
  const chat = MARK_OF_CHAT.exec(mark)?.[1];
  return chat === undefined ? null : { row, kind: 'mark', mark, chat };
}

const NO_NOTES: Notes = { audience: null, member: null, language: null };

export function notesOf(stray: Exclude<Stray, { kind: 'mark' }>, others: Notes = NO_NOTES): Notes {
  return { ...others, [stray.kind]: stray.note };
}

/** The row that it is to be, at the place where it belongs. */
export function createMovedRow(stray: Stray, place: string): Row {
  const { partitionKey } = stray.row;
  switch (stray.kind) {
    case 'member':
      return createMemberRow(partitionKey, { userId: place, ...stray.note });
    case 'language':
      return createRow(partitionKey, noteKeyOf('language', place), { userId: place, ...stray.note });
    case 'audience':
      return createRow(partitionKey, noteKeyOf('audience', place), { chatId: place, ...stray.note });
    case 'mark':
      return createRow(partitionKey, placeMarkKeyOf(place, stray.mark), { mark: stray.mark });
  }
}

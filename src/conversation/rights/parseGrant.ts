import { foldText, splitWords } from '../../reading/foldText.ts';
import type { Role } from '../access/access.ts';

const ROLE_WORDS: Readonly<Record<string, Role>> = {
  owner: 'owner',
  propietario: 'owner',
  propietaria: 'owner',
  dueno: 'owner',
  duena: 'owner',
  editor: 'editor',
  editora: 'editor',
  reader: 'reader',
  viewer: 'reader',
  lector: 'reader',
  lectora: 'reader',
};

const FILLERS = new Set(['to', 'as', 'a', 'an', 'the', 'role', 'of', 'from', 'rol', 'de', 'el', 'la', 'como', 'al']);

export interface Grant {
  /** Null where no role was named. */
  readonly role: Role | null;
  readonly name: string;
}

/** Reads "Ana García editor", "editor to Ana García" or "Ana García": a person, and a role before or behind. */
export function parseGrant(text: string): Grant {
  const words = splitWords(text.replace(/^@/, ''));
  const [first = '', last = ''] = [foldText(words[0] ?? ''), foldText(words.at(-1) ?? '')];
  const role = ROLE_WORDS[last] ?? ROLE_WORDS[first] ?? null;
  const rest = ROLE_WORDS[last] !== undefined ? words.slice(0, -1) : words.slice(role === null ? 0 : 1);
  const from = rest.findIndex((word) => !FILLERS.has(foldText(word)));
  const until = rest.findLastIndex((word) => !FILLERS.has(foldText(word)));
  const named = from === -1 ? [] : rest.slice(from, until + 1);
  return { role, name: named.join(' ').replace(/^@/, '').trim() };
}

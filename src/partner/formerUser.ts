import type { Change } from './change.ts';
import type { Colleague } from './record.ts';

/** Stands wherever somebody was who asked to be forgotten. `nameColleague` says it in the reader's language. */
export const FORMER_USER: Colleague = { id: 'former-user', name: 'a former user' };

/** Any stored value with one colleague's id and name replaced, wherever they stand. Everything else stays as it is. */
export function forgetColleague(value: unknown, userId: string): unknown {
  if (Array.isArray(value)) return value.map((each) => forgetColleague(each, userId));
  if (typeof value !== 'object' || value === null) return value;
  if (isColleague(value)) return value.id === userId ? FORMER_USER : value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, forgetColleague(each, userId)]));
}

/** The change without making a former user owner or editor again, as taking an old change back would. */
export function withoutFormerRoles(change: Change): Change {
  const known = ({ id }: Colleague) => id !== FORMER_USER.id;
  return change.map((write) => {
    if (write.kind !== 'settings') return write;
    const { owners, editors } = write.after;
    return { ...write, after: { ...write.after, owners: owners.filter(known), editors: editors.filter(known) } };
  });
}

// A person of the roster has an id and a name too, and more: that entry is the company's.
function isColleague(value: object): value is Colleague {
  return Object.keys(value).length === 2 && 'id' in value && 'name' in value;
}

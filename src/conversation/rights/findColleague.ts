import type { MemberNote } from '../../partner/places.ts';
import { foldText } from '../../reading/foldText.ts';
import type { Asking, KnowingPeople } from '../asking/asking.ts';
import type { Said } from '../turn.ts';

export type Mentions = Extract<Said, { kind: 'text' }>['mentions'];

/** A member of the tenant. */
export interface FoundColleague {
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
}

export type ColleagueSearch =
  | { readonly kind: 'found'; readonly colleague: FoundColleague }
  | { readonly kind: 'several' | 'nobody' }
  /** A guest, somebody of another company, or somebody of whom Teams does not tell. */
  | { readonly kind: 'outsider'; readonly name: string };

/**
 * Finds a colleague by @mention, else by the exact name or mail of a member whom the bot has met. What a mention says
 * is only where to ask Teams: id, name and membership are Teams' own.
 */
export async function findColleague(
  { turn, listMembers, record }: Asking & KnowingPeople,
  name: string,
  mentions: Mentions,
): Promise<ColleagueSearch> {
  const mentioned = mentions.filter((each) => foldText(name).includes(foldText(each.name)));
  const [mention, ...others] = mentioned.length > 0 ? mentioned : mentions;
  if (others.length > 0) return { kind: 'several' };
  if (mention !== undefined) {
    const found = await turn.lookUpMentioned(mention.id);
    if (found?.membership.kind !== 'member') return { kind: 'outsider', name: mention.name };
    return { kind: 'found', colleague: { id: found.id, name: found.name, mail: found.membership.mail } };
  }
  const wanted = foldText(name);
  const known = new Map<string, FoundColleague>();
  for (const each of [...record.settings.owners, ...record.settings.editors])
    known.set(each.id, { ...each, mail: null });
  for (const [id, note] of await listMembers()) if (note.kind === 'member') known.set(id, describe(id, note));
  const [only, ...more] = [...known.values()].filter(
    (each) => wanted !== '' && (foldText(each.name) === wanted || each.mail?.toLowerCase() === name.toLowerCase()),
  );
  if (only === undefined) return { kind: 'nobody' };
  return more.length === 0 ? { kind: 'found', colleague: only } : { kind: 'several' };
}

function describe(id: string, { name, mail }: MemberNote): FoundColleague {
  return { id, name: name === '' ? (mail ?? id) : name, mail };
}

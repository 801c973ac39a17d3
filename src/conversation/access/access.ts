import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../partner/change.ts';
import type { Colleague, PartnerRecord } from '../../partner/record.ts';
import type { Turn } from '../turn.ts';

/** Owners may do everything; editors change numbers and people; every member reads. */
export type Role = 'owner' | 'editor' | 'reader';

export type Access =
  | { readonly kind: 'owner' }
  /** Nobody owns the numbers yet: the first member who changes something in a personal chat becomes owner. */
  | { readonly kind: 'becomes owner' }
  | { readonly kind: 'editor' }
  | { readonly kind: 'reader'; readonly reason: 'no owner yet' | 'not named' };

/** What this member may do. `owners` are the Entra object ids and mails of OWNERS, which always win. */
export function accessOf(
  { settings }: PartnerRecord,
  { user, chat }: Pick<Turn, 'user' | 'chat'>,
  mail: string | null,
  owners: readonly string[],
): Access {
  if (isNamedOwner(owners, { id: user.id, mail }) || hasMember(settings.owners, user.id)) return { kind: 'owner' };
  if (hasMember(settings.editors, user.id)) return { kind: 'editor' };
  if (owners.length > 0 || settings.owners.length > 0) return { kind: 'reader', reason: 'not named' };
  return chat.kind === 'personal' ? { kind: 'becomes owner' } : { kind: 'reader', reason: 'no owner yet' };
}

/** Whether OWNERS names somebody, by Entra object id or mail. */
export function isNamedOwner(owners: readonly string[], { id, mail }: { id: string; mail: string | null }): boolean {
  const identities = [id, ...(mail === null ? [] : [mail])].map((each) => each.toLowerCase());
  return owners.some((owner) => identities.includes(owner.toLowerCase()));
}

export function isEnough({ kind }: Access, needed: Role): boolean {
  if (needed === 'reader' || kind === 'owner' || kind === 'becomes owner') return true;
  return needed === 'editor' && kind === 'editor';
}

/** Roles and what chats may show concern others, so only owners change them, whatever command it is that would. */
export function roleForChange({ settings }: PartnerRecord, change: Change): Role {
  const concernsOthers = change.some(
    (write) =>
      write.kind === 'settings' &&
      !isDeepStrictEqual(
        [write.after.owners, write.after.editors, write.after.chats],
        [settings.owners, settings.editors, settings.chats],
      ),
  );
  return concernsOthers ? 'owner' : 'editor';
}

function hasMember(colleagues: readonly Colleague[], userId: string): boolean {
  return colleagues.some(({ id }) => id === userId);
}

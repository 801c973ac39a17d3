import { isDeepStrictEqual } from 'node:util';
import type { Address } from '../../partner/address.ts';
import type { PlaceStore } from '../../partner/places.ts';
import type { Said, Turn } from '../turn.ts';

/**
 * Keeps where the bot can speak up in this chat, written only when it differs from what was known. Whoever is heard from
 * is reached again. Teams reports another locale with some buttons than with messages, so what is typed decides.
 */
export async function noteAddress(
  places: PlaceStore,
  { tenantId, address }: Turn,
  said: Said,
  known: Address | null,
): Promise<void> {
  const isTyped = said.kind === 'text';
  const seen: Address = {
    ...address,
    locale: (isTyped ? address.locale : null) ?? known?.locale ?? address.locale,
    timeZone: address.timeZone ?? known?.timeZone ?? null,
  };
  if (!isDeepStrictEqual(seen, known)) await places.changeAddress(tenantId, seen.place, () => seen);
}

/** The bot was taken out of a chat, or out of a team with all its channels. */
export async function forgetPlaces(places: PlaceStore, { tenantId, address }: Turn): Promise<void> {
  await places.remove(tenantId, address.place);
  if (address.team === null) return;
  const all = await places.list(tenantId);
  const ofTeam = all.flatMap((each) => (each.address?.team === address.team ? each.address.place : []));
  for (const place of ofTeam) await places.remove(tenantId, place);
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Mode } from '../../../config.ts';
import type { ChatKind, Turn } from '../../../conversation/index.ts';
import type { Address } from '../../../partner/address.ts';
import { spellTimeZone } from '../../../reading/timeZones.ts';
import { type Activity, isInSharedChannel } from './activity.ts';

const clientInfoSchema = z.looseObject({
  type: z.literal('clientInfo'),
  timezone: z.string().min(1).nullish(),
  locale: z.string().min(1).nullish(),
});

/** The tenant that a conversation belongs to, as the authenticated activity says; what a card says never counts. */
export function findTenant(activity: Activity, mode: Mode): string | null {
  const tenant = activity.channelData?.tenant?.id ?? activity.conversation.tenantId;
  // Hand-made activities and simple emulators have none, and on one's own machine they are welcome.
  return tenant?.toLowerCase() ?? (mode === 'local' ? 'local' : null);
}

/** What is asked of Teams only when it is needed. */
type LookUps = Pick<Turn, 'lookUpMembership' | 'lookUpAudience' | 'lookUpMentioned'>;

export interface TurnParts extends Pick<Turn, 'now' | 'progress'> {
  readonly mode: Mode;
  lookUps(tenantId: string): LookUps;
}

/** Null where Teams did not say who speaks or in which tenant: nobody can be served then. */
export function createTurn(activity: Activity, { mode, now, progress, lookUps }: TurnParts): Turn | null {
  const { from, conversation } = activity;
  const tenantId = findTenant(activity, mode);
  const userId = from.aadObjectId ?? (mode === 'local' ? from.id : null);
  if (tenantId === null || userId === null) return null;
  const clientInfo = activity.entities?.map((entity) => clientInfoSchema.safeParse(entity).data).find(Boolean);
  const turn = {
    tenantId,
    user: { id: userId, name: from.name ?? '' },
    // A channel's thread is told by `;messageid=` behind the id of the channel.
    chat: { id: conversation.id.replace(/;.*$/s, ''), kind: findChatKind(conversation.conversationType, mode) },
    locale: activity.locale ?? clientInfo?.locale ?? null,
    timeZone: findKnownZone(clientInfo?.timezone, activity.localTimezone),
  };
  return {
    ...turn,
    address: createAddress(activity, turn),
    activityId: activity.id ?? randomUUID(),
    ...{ now, progress },
    ...lookUps(tenantId),
  };
}

function createAddress(
  activity: Activity,
  { user, chat, locale, timeZone }: Pick<Turn, 'user' | 'chat' | 'locale' | 'timeZone'>,
): Address {
  const { serviceUrl, recipient, from, channelData } = activity;
  const isPersonal = chat.kind === 'personal';
  return {
    place: isPersonal ? user.id : chat.id,
    kind: chat.kind,
    conversationId: chat.id,
    serviceUrl,
    bot: { id: recipient.id, name: recipient.name ?? '' },
    user: isPersonal ? { id: from.id, name: user.name } : null,
    team: channelData?.team?.id ?? null,
    isShared: isInSharedChannel(activity),
    locale,
    timeZone,
    state: 'open',
  };
}

function findChatKind(type: string | null | undefined, mode: Mode): ChatKind {
  switch (type) {
    case 'personal':
    case 'channel':
      return type;
    case 'groupChat':
      return 'group';
    default:
      // Less is shown in a group than to one person, so in Teams an unknown kind counts as one.
      return mode === 'local' ? 'personal' : 'group';
  }
}

/** The first that there is: what is no time zone would fail at every use. */
function findKnownZone(...zones: readonly (string | null | undefined)[]): string | null {
  return zones.map((zone) => (zone ? spellTimeZone(zone) : null)).find((zone) => zone !== null) ?? null;
}

import pMap from 'p-map';
import { type Deliveries, type Delivery, isOver } from '../../src/reminders/index.ts';
import type { TeamsProcess } from './teams.ts';

const LOOKS_AT_ONCE = 8;

/** What became of the reminders, by what arrived and by what the bot has written of it. */
export interface Fates {
  /** Nothing arrived. */
  readonly lost: number;
  /** More than one message arrived. */
  readonly doubled: number;
  /** Of those, how many the bot does not know about. */
  readonly doubledInSilence: number;
  /** An outcome stayed unknown, so it was sent once more: it may have arrived twice. */
  readonly recorded: number;
  /** Not over for the bot, whether it arrived or not. */
  readonly unfinished: readonly Delivery[];
}

/** `conversations` by the place of each recipient. */
export async function checkDeliveries(
  deliveries: Deliveries,
  teams: TeamsProcess,
  conversations: ReadonlyMap<string, string>,
): Promise<Fates> {
  const { conversationsByMessages } = await teams.statistics();
  const reached = Object.values(conversationsByMessages).reduce((sum, count) => sum + count, 0);
  const doubled = reached - (conversationsByMessages['1'] ?? 0);
  const all = await deliveries.listAll('0');
  const perhaps = all.filter(({ unknowns }) => unknowns > 0);
  const recordedAndDoubled = await pMap(
    perhaps,
    async ({ place }) => (await teams.conversation(conversations.get(place) ?? '')).received.length > 1,
    { concurrency: LOOKS_AT_ONCE },
  );
  return {
    lost: conversations.size - reached,
    doubled,
    doubledInSilence: doubled - recordedAndDoubled.filter(Boolean).length,
    recorded: perhaps.length,
    unfinished: all.filter((delivery) => !isOver(delivery)),
  };
}

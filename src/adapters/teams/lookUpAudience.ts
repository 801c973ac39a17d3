import { setTimeout as wait } from 'node:timers/promises';
import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Mode } from '../../config.ts';
import type { Audience } from '../../conversation/turn.ts';
import { readMembership } from './readMembership.ts';

const MEMBERS_OF_A_PAGE = 500;
// As with one member: Teams repeats a message that was not taken within 15 seconds.
const LIMIT_MS = 8_000;

// Teams lists the members of the team, and not whom another company brought into one shared channel.
const sharedChannelSchema = z.looseObject({ channel: z.looseObject({ type: z.literal('shared') }) });

/** Asks Teams whether all members of the chat belong to the tenant. Never rejects. */
export async function lookUpAudience(
  context: TurnContext,
  { tenantId, mode, log }: { tenantId: string; mode: Mode; log: Logger },
): Promise<Audience> {
  if (sharedChannelSchema.safeParse(context.activity.channelData).success) return 'outsiders';
  const done = new AbortController();
  try {
    const limit = wait(LIMIT_MS, 'unknown' as const, { signal: done.signal });
    return await Promise.race([readAllMembers(context, tenantId, mode, done.signal), limit]);
  } catch (error) {
    log.info({ err: error }, 'Teams did not say who is in a chat');
    return 'unknown';
  } finally {
    done.abort();
  }
}

async function readAllMembers(
  context: TurnContext,
  tenantId: string,
  mode: Mode,
  signal: AbortSignal,
): Promise<Audience> {
  let isAnybodyUnknown = false;
  for (let next: string | undefined; !signal.aborted; ) {
    const page = await TeamsInfo.getPagedMembers(context, MEMBERS_OF_A_PAGE, next);
    for (const member of page.members) {
      const { kind } = readMembership(member, tenantId, mode);
      if (kind === 'guest' || kind === 'foreign') return 'outsiders';
      if (kind === 'unknown') isAnybodyUnknown = true;
    }
    if (!page.continuationToken) return isAnybodyUnknown ? 'unknown' : 'members only';
    next = page.continuationToken;
  }
  return 'unknown';
}

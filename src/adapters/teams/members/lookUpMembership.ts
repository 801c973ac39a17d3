import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Mode } from '../../../config.ts';
import type { Membership } from '../../../conversation/index.ts';
import type { Chat } from '../sdk.ts';
import { readMembership } from './readMembership.ts';

// A call need not have a limit of its own, and Teams repeats a message that was not taken within 15 seconds.
const LIMIT_MS = 8_000;

/** Asks Teams who the sender is to the tenant, by their `29:` id. Never rejects. */
export async function lookUpMembership(
  chat: Chat,
  senderId: string,
  { tenantId, mode, log }: { tenantId: string; mode: Mode; log: Logger },
): Promise<Membership> {
  const done = new AbortController();
  try {
    const limit = wait(LIMIT_MS, undefined, { signal: done.signal });
    const member = await Promise.race([chat.getMember(senderId), limit]);
    return readMembership(member, tenantId, mode);
  } catch (error) {
    log.info({ err: error }, 'Teams did not say who a person is');
    return { kind: 'unknown' };
  } finally {
    done.abort();
  }
}

import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Mode } from '../../../config.ts';
import type { Audience } from '../../../conversation/index.ts';
import type { MembersPage, MembersQuery } from '../sdk.ts';
import { readMembership } from './readMembership.ts';

const MEMBERS_OF_A_PAGE = 500;
// As with one member: Teams repeats a message that was not taken within 15 seconds.
const LIMIT_MS = 8_000;

export interface AudienceParts {
  readonly tenantId: string;
  readonly mode: Mode;
  readonly log: Logger;
}

/** Reads one page of a chat's members; the signal says that nobody waits for it any more. */
type ReadPage = (query: MembersQuery, signal: AbortSignal) => Promise<MembersPage>;

/** Whether all members of a chat belong to the tenant. Never rejects, and answers within 8 seconds. */
export async function readAudience(readPage: ReadPage, parts: AudienceParts): Promise<Audience> {
  const done = new AbortController();
  try {
    const limit = wait(LIMIT_MS, 'unknown' as const, { signal: done.signal });
    return await Promise.race([readAllMembers(readPage, parts, done.signal), limit]);
  } catch (error) {
    parts.log.info({ err: error }, 'Teams did not say who is in a chat');
    return 'unknown';
  } finally {
    done.abort();
  }
}

async function readAllMembers(
  readPage: ReadPage,
  { tenantId, mode }: AudienceParts,
  signal: AbortSignal,
): Promise<Audience> {
  let isAnybodyUnknown = false;
  for (let continuationToken: string | undefined; !signal.aborted; ) {
    const page = await readPage({ pageSize: MEMBERS_OF_A_PAGE, continuationToken }, signal);
    for (const member of page.members ?? []) {
      const { kind } = readMembership(member, tenantId, mode);
      if (kind === 'guest' || kind === 'foreign') return 'outsiders';
      if (kind === 'unknown') isAnybodyUnknown = true;
    }
    if (!page.continuationToken) return isAnybodyUnknown ? 'unknown' : 'members only';
    continuationToken = page.continuationToken;
  }
  return 'unknown';
}

import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Mode } from '../../config.ts';
import type { Outcome } from '../../reminders/index.ts';
import { isAllowedServiceUrl } from './isAllowedServiceUrl.ts';
import { readAudience } from './members/readAudience.ts';
import { createCardMessage } from './outgoing/outgoingActivity.ts';
import { readCallOutcome, readSignInOutcome } from './outgoing/readOutcome.ts';
import type { TeamsSender } from './port.ts';
import type { Attempt, Connector, MembersPage, MembersQuery, TeamsSdk } from './sdk.ts';
import { unlessAborted } from './unlessAborted.ts';

export interface SenderParts {
  readonly sdk: TeamsSdk;
  readonly mode: Mode;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** How long a call may take. */
  readonly limitMs?: number;
}

type Call<Answer> = (connector: Connector, signal: AbortSignal) => Promise<Attempt<Answer>>;

/** Speaks up where nobody has just spoken, with one request a call. */
export function createSender({ sdk, mode, log, now, limitMs = 12_000 }: SenderParts): TeamsSender {
  return {
    limitMs,

    async send({ serviceUrl, conversationId }, message) {
      const called = await callTeams(serviceUrl, (connector, signal) =>
        connector.send(conversationId, createCardMessage(message), signal),
      );
      return called.kind === 'done' ? { kind: 'sent' } : called;
    },

    async reopen(tenantId, { serviceUrl, bot, user }) {
      if (user === null) return { kind: 'failed', reason: 'no personal chat' };
      const called = await callTeams(serviceUrl, (connector, signal) =>
        connector.openPersonalChat({ tenantId, bot, user }, signal),
      );
      if (called.kind === 'done' && called.answer) return { kind: 'opened', conversationId: called.answer };
      if (called.kind === 'done' || called.kind === 'sent') return { kind: 'failed', reason: 'no conversation id' };
      return called;
    },

    async lookUpAudience(tenantId, { kind, isShared, serviceUrl, conversationId, team }) {
      if (kind === 'personal') return 'members only';
      if (isShared) return 'outsiders';
      if (!isAllowed(serviceUrl)) return 'unknown';
      const readPage = (query: MembersQuery, signal: AbortSignal) =>
        listMembers(serviceUrl, team ?? conversationId, query, signal);
      return readAudience(readPage, { tenantId, mode, log });
    },
  };

  /** Each address is looked at again: an older version may have stored it. */
  function isAllowed(serviceUrl: string): boolean {
    const isFine = isAllowedServiceUrl(serviceUrl, mode);
    if (!isFine) log.warn('The service URL of a stored address is not allowed, so it was not called');
    return isFine;
  }

  async function callTeams<Answer>(
    serviceUrl: string,
    call: Call<Answer>,
  ): Promise<{ readonly kind: 'done'; readonly answer: Answer } | Outcome> {
    if (!isAllowed(serviceUrl)) return { kind: 'failed', reason: 'service URL not allowed' };
    const limit = new AbortController();
    // A signal that ends by itself would keep each message in memory until then.
    const timer = setTimeout(() => limit.abort(), limitMs);
    try {
      return await callUnlessAborted(limit.signal, serviceUrl, call);
    } finally {
      clearTimeout(timer);
    }
  }

  async function callUnlessAborted<Answer>(signal: AbortSignal, serviceUrl: string, call: Call<Answer>) {
    const connected = await unlessAborted(signal, sdk.connect(serviceUrl));
    if (connected === 'aborted') return { kind: 'busy', reason: 'sign-in no answer in time' } as const;
    if (connected.kind === 'failed') return readSignInOutcome(connected.failure);
    const called = await unlessAborted(signal, call(connected.answer, signal));
    if (called === 'aborted') return readCallOutcome({ kind: 'aborted' }, now());
    return called.kind === 'done' ? called : readCallOutcome(called.failure, now());
  }

  async function listMembers(
    serviceUrl: string,
    conversationId: string,
    query: MembersQuery,
    signal: AbortSignal,
  ): Promise<MembersPage> {
    const connected = await unlessAborted(signal, sdk.connect(serviceUrl));
    if (connected === 'aborted') throw signal.reason;
    if (connected.kind === 'failed') throw connected.error;
    const listed = await connected.answer.listMembers(conversationId, query, signal);
    if (listed.kind === 'failed') throw listed.error;
    return listed.answer;
  }
}

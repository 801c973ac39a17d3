import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Mode } from '../../config.ts';
import type { Audience } from '../../conversation/turn.ts';
import type { Address } from '../../partner/address.ts';
import type { Outcome, Sender } from '../../reminders/index.ts';
import { type Connector, openPersonalChat } from './connector.ts';
import type { Registration } from './createAuthentication.ts';
import { createConnectors } from './createConnectors.ts';
import { createMessage } from './createMessage.ts';
import { isAllowedServiceUrl } from './isAllowedServiceUrl.ts';
import { MEMBERS_OF_A_PAGE, readAudience } from './readAudience.ts';
import { readRefusal } from './readRefusal.ts';
import { readSignInFailure } from './readSignInFailure.ts';
import { within } from './within.ts';

export interface SenderParts extends Registration {
  readonly mode: Mode;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** How long a call may take. */
  readonly limitMs?: number;
}

export interface TeamsSender extends Sender {
  /** Asks Teams whether all members of the chat belong to the tenant. Never rejects, and answers within 8 seconds. */
  lookUpAudience(tenantId: string, address: Address): Promise<Audience>;
}

type Ask<Answer> = (connector: Connector, options: { abortSignal: AbortSignal }) => Promise<Answer>;

/** Speaks up where nobody has just spoken, with one request a call. */
export function createSender({ mode, log, now, limitMs = 12_000, ...registration }: SenderParts): TeamsSender {
  const connectors = createConnectors(registration);

  return {
    limitMs,

    async send({ serviceUrl, conversationId }, message) {
      const called = await call(serviceUrl, (connector, options) =>
        connector.conversations.sendToConversation(conversationId, createMessage(message), options),
      );
      return called.kind === 'answered' ? { kind: 'sent' } : called;
    },

    async reopen(tenantId, { serviceUrl, bot, user }) {
      if (user === null) return { kind: 'failed', reason: 'no personal chat' };
      const called = await call(serviceUrl, (connector, options) =>
        openPersonalChat(connector, { tenantId, bot, user }, options),
      );
      if (called.kind === 'answered' && called.answer) return { kind: 'opened', conversationId: called.answer };
      if (called.kind === 'answered' || called.kind === 'sent') return { kind: 'failed', reason: 'no conversation id' };
      return called;
    },

    async lookUpAudience(tenantId, { kind, isShared, serviceUrl, conversationId, team }) {
      if (kind === 'personal') return 'members only';
      if (isShared) return 'outsiders';
      if (!isAllowed(serviceUrl)) return 'unknown';
      const readPage = async (continuationToken: string | undefined, abortSignal: AbortSignal) => {
        const { conversations } = await connectors.open(serviceUrl, abortSignal);
        const page = { pageSize: MEMBERS_OF_A_PAGE, continuationToken, abortSignal };
        return conversations.getConversationPagedMembers(team ?? conversationId, page);
      };
      return readAudience(readPage, { tenantId, mode, log });
    },
  };

  /** Each address is looked at again: an older version may have stored it. */
  function isAllowed(serviceUrl: string): boolean {
    const isFine = isAllowedServiceUrl(serviceUrl, mode);
    if (!isFine) log.warn('The service URL of a stored address is not allowed, so it was not called');
    return isFine;
  }

  async function call<Answer>(
    serviceUrl: string,
    ask: Ask<Answer>,
  ): Promise<{ readonly kind: 'answered'; readonly answer: Answer } | Outcome> {
    if (!isAllowed(serviceUrl)) return { kind: 'failed', reason: 'service URL not allowed' };
    const limit = new AbortController();
    // A signal that ends by itself would keep each message in memory until then.
    const timer = setTimeout(() => limit.abort(), limitMs);
    try {
      return await askWithin(limit.signal, serviceUrl, ask);
    } finally {
      clearTimeout(timer);
    }
  }

  async function askWithin<Answer>(abortSignal: AbortSignal, serviceUrl: string, ask: Ask<Answer>) {
    let connector: Connector;
    try {
      connector = await connectors.open(serviceUrl, abortSignal);
    } catch (error) {
      return readSignInFailure(error);
    }
    try {
      return { kind: 'answered', answer: await within(abortSignal, ask(connector, { abortSignal })) } as const;
    } catch (error) {
      return readRefusal(error, now());
    }
  }
}

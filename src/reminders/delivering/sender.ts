import type { Address } from '../../partner/address.ts';

/** What goes out: `summary` is what a notification or a lock screen shows, `card` an Adaptive Card as JSON. */
export interface Outgoing {
  readonly summary: string;
  readonly card: object;
}

/** What became of one attempt to send. Only `unknown` may have arrived although it was not confirmed. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** The bot is not there any more, or the person is not to be reached: nothing will change by itself. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** This conversation is no longer known; a personal chat can be opened anew. */
  | { readonly kind: 'stale'; readonly reason: string }
  /** Whoever it is with silenced the bot. */
  | { readonly kind: 'blocked'; readonly reason: string }
  /** The administrator of the tenant switched the bot off: it concerns the whole tenant. */
  | { readonly kind: 'disabled'; readonly reason: string }
  /** Teams wants fewer calls; null where it did not say for how long. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  /** Not taken this time (412, 503, or no connection was made), and certainly not delivered. */
  | { readonly kind: 'busy'; readonly reason: string }
  | { readonly kind: 'tooLarge' }
  /** Teams does not accept the bot's own credentials: it concerns everybody. */
  | { readonly kind: 'unauthorised'; readonly reason: string }
  /** Refused for good. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** Perhaps delivered: the answer got lost, took too long, or came from something in between (500, 502, 504). */
  | { readonly kind: 'unknown'; readonly reason: string };

/** Sends by itself, once a call: never tries again and never rejects. */
export interface Sender {
  /** Each call answers within so long. */
  readonly limitMs: number;
  /** A new message of the conversation; in a channel a post of its own. */
  send(address: Address, message: Outgoing): Promise<Outcome>;
  /** Opens the personal chat anew. */
  reopen(
    tenantId: string,
    address: Address,
  ): Promise<{ readonly kind: 'opened'; readonly conversationId: string } | Exclude<Outcome, { kind: 'sent' }>>;
}

import type { App } from '../../config.ts';
import type { Activity } from './incoming/activity.ts';
import type { OutgoingActivity } from './outgoing/outgoingActivity.ts';

/**
 * What this room needs of an SDK for Teams. Each SDK has a folder of its own here, `botbuilder/` being the only one, and
 * nothing outside of that folder knows more than is written here. `test/adapters/teams/contract` holds an SDK to it.
 */
export interface TeamsSdk {
  /**
   * Whether Teams sent this activity: the token is for this bot and this service URL, by the issuer and the keys of the
   * cloud, and valid now. Without an app everybody passes. Never rejects.
   */
  authenticate(authorization: string, activity: Activity): Promise<Authentication>;
  /**
   * Runs the turn of an activity that was let in before, now that nobody waits for an answer to its request any more; with
   * the bot's own identity. Rejects with what `turn` rejects with.
   */
  resumeTurn(activity: Activity, turn: (chat: Chat) => Promise<void>): Promise<void>;
  /**
   * For what is sent unasked: resolves with the bot's own token in hand, so that a refused sign-in is told apart from a
   * refused message. Calls at the same time sign in once. Never rejects, and has no time limit of its own.
   */
  connect(serviceUrl: string): Promise<Attempt<Connector, SignInFailure>>;
}

export interface Registration {
  /** Null lets everybody in and signs nothing; the server's own door must then be closed to other machines. */
  readonly app: App | null;
  /** The public cloud unless told otherwise. */
  readonly cloud?: Cloud | undefined;
}

/** The Bot Framework of one cloud. */
export interface Cloud {
  /** Where the bot gets its own tokens. */
  readonly loginUrl: string;
  /** What those are for. */
  readonly scope: string;
  /** Who signs the tokens that come with activities. */
  readonly tokenIssuer: string;
  /** Where the keys for checking them are published. */
  readonly openIdMetadataUrl: string;
}

export type Authentication =
  | {
      readonly kind: 'authenticated';
      /** Runs the turn of the activity, and says what to answer the request with. Rejects with what `turn` rejects with. */
      runTurn(turn: (chat: Chat) => Promise<HttpReply>): Promise<HttpReply>;
    }
  | { readonly kind: 'refused' }
  /** What the token is checked with could not be had; `error` is for the log alone. */
  | { readonly kind: 'unavailable'; readonly error: unknown };

/** Without a body the response is empty. */
export interface HttpReply {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Where the activity of a turn came from, for as long as the turn lasts. A call may try more than once, and rejects where
 * Teams refuses it in the end; with what is for the log alone.
 */
export interface Chat {
  /** A new message; in a channel in the thread of what was said. Gives its id; null where Teams did not name it. */
  send(activity: OutgoingActivity): Promise<string | null>;
  replace(activityId: string, activity: OutgoingActivity): Promise<void>;
  remove(activityId: string): Promise<void>;
  /** To the sender alone, in the personal chat with the bot, which Teams opens if need be. */
  sendPrivately(activity: OutgoingActivity): Promise<void>;
  /** What Teams says of a member, by the `29:` id; in a channel of a member of its team. */
  getMember(id: string): Promise<unknown>;
  /** The members of the chat; in a channel those of its team. */
  listMembers(query: MembersQuery): Promise<MembersPage>;
  /** Whether Teams forbids the bot to write here (403), as where somebody blocked it; by what a call rejected with. */
  isForbidden(error: unknown): boolean;
}

/**
 * Speaks where nobody has just spoken. Each call is one request, whatever is answered: no second try, and no redirect is
 * followed. Never rejects. The signal says that nobody waits any more, and a call that was not begun by then is not.
 */
export interface Connector {
  /** A new message; in a channel a post of its own. */
  send(conversationId: string, activity: OutgoingActivity, signal: AbortSignal): Promise<Attempt<void>>;
  /** The id of the personal chat with somebody, which Teams opens if need be; undefined where Teams did not name it. */
  openPersonalChat(parties: Parties, signal: AbortSignal): Promise<Attempt<string | undefined>>;
  listMembers(conversationId: string, query: MembersQuery, signal: AbortSignal): Promise<Attempt<MembersPage>>;
}

/** Both sides of a personal chat, by the ids that the connector knows them by: `28:` of a bot, `29:` of a person. */
interface Parties {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string };
}

export interface MembersQuery {
  readonly pageSize: number;
  /** Of the page before; undefined for the first. */
  readonly continuationToken: string | undefined;
}

/** The last page has no token. */
export interface MembersPage {
  readonly members?: readonly unknown[];
  readonly continuationToken?: string;
}

export type Attempt<Answer, Failure = CallFailure> =
  | { readonly kind: 'done'; readonly answer: Answer }
  /** `error` is what the SDK threw, for the log alone. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly error: unknown };

export type CallFailure =
  /** A status of 2xx is an answer that could not be read. `retryAfter` is the header as it stands. */
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly code: string | null;
      readonly body: string;
      readonly retryAfter: string | null;
    }
  /** The request never left: no address, nobody there, or no certificate to trust. `code` is the system's. */
  | { readonly kind: 'not connected'; readonly code: string | null }
  /** The request may have arrived. */
  | { readonly kind: 'connection lost'; readonly code: string | null }
  /** The signal came first; the request may have arrived. */
  | { readonly kind: 'aborted' }
  /** Something was wrong before there was a request; `name` is the error's. */
  | { readonly kind: 'not sent'; readonly name: string };

/** Null where nobody answered. `code` is Entra's (`AADSTS…`) where it gave one. */
export interface SignInFailure {
  readonly status: number | null;
  readonly code: string | null;
}

import type { Audience } from '../../conversation/index.ts';
import type { Job } from '../../jobs/index.ts';
import type { Address } from '../../partner/address.ts';
import type { Sender } from '../../reminders/index.ts';
import type { HttpReply } from './sdk.ts';

/** What is said to the bot, and its answers. */
export interface TeamsBot {
  /**
   * Takes what was posted to the bot, of any shape and from anyone, and says what to answer the request with.
   *
   * Let in is what is an activity (else 400), has a good token (401, or 503 where it cannot be checked just now), comes
   * from Teams and names a service URL of Microsoft's (403); without an app, loopback takes the place of all three. A
   * tenant that is not served and whoever has no Entra object id are met with silence. What is let in and says something
   * is one `Said` with its `Turn`; anything else passes in silence, and an invoke gets 501.
   *
   * An answer goes to the thread of what was said. A `replacement` takes the place of the pressed card, or is sent where
   * that cannot be done; a `private` one goes to nobody but the presser; a `file` goes to SharePoint alone. A turn that
   * fails gets a calm sentence with a reference, and none of the details.
   *
   * Rejects only where even that sentence could not be worked out.
   */
  receive(authorization: string, body: unknown): Promise<HttpReply>;
  /**
   * Takes a turn again that was put off, without a limit of time: how far it is stands in the message of the job, and then
   * the answer; as a new message where that one cannot be replaced. Rejects where it is worth trying again; the last time
   * the person is told that it failed. `times` counts the tries, this one included.
   */
  finish(job: Job, times: number): Promise<void>;
}

/**
 * What the bot says unasked. Nothing is called but Microsoft's hosts (loopback without an app), whatever address was
 * stored; nothing is asked for twice; and only `unknown` may have arrived without being confirmed.
 */
export interface TeamsSender extends Sender {
  /** Asks Teams whether all members of the chat belong to the tenant. Never rejects, and answers within 8 seconds. */
  lookUpAudience(tenantId: string, address: Address): Promise<Audience>;
}

/** Where the bot can speak up by itself: a chat as Teams last told of it. */
export interface Address {
  /** The Entra object id of whoever the personal chat is with; the conversation id of a group chat or channel. */
  readonly place: string;
  readonly kind: 'personal' | 'group' | 'channel';
  /** Of a channel without the `;messageid=` of a thread. */
  readonly conversationId: string;
  /** Where the connector of this chat is; it may change at any time. */
  readonly serviceUrl: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** Of a personal chat only: `id` is the `29:` id that the connector knows a person by. */
  readonly user: { readonly id: string; readonly name: string } | null;
  /** The team of a channel: the bot leaves all its channels at once. */
  readonly team: string | null;
  /** A channel that other teams or companies may share. */
  readonly isShared: boolean;
  readonly locale: string | null;
  /** IANA name, from Teams' client information. */
  readonly timeZone: string | null;
  /** `blocked`: whoever it is with silenced the bot; `gone`: the bot is not there any more. Both until it hears from there again. */
  readonly state: 'open' | 'blocked' | 'gone';
}

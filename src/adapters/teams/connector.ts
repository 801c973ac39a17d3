import type { Activity } from 'botbuilder';

interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** The part of the SDK's connector client that is used here; the SDK does not export its type. */
export interface Connector {
  readonly conversations: {
    createConversation(parameters: object, options?: CallOptions): Promise<{ id: string }>;
    sendToConversation(conversationId: string, activity: Partial<Activity>, options?: CallOptions): Promise<unknown>;
    getConversationPagedMembers(
      conversationId: string,
      options: CallOptions & { pageSize: number; continuationToken: string | undefined },
    ): Promise<{ members?: readonly unknown[]; continuationToken?: string }>;
  };
}

/** The personal chat with somebody, by the `29:` id that the connector knows them by. Teams opens it if need be. */
export async function openPersonalChat(
  { conversations }: Connector,
  { tenantId, bot, user }: { tenantId: string; bot: Named; user: Named },
  options?: CallOptions,
): Promise<string> {
  const { id } = await conversations.createConversation(
    {
      isGroup: false,
      bot,
      members: [{ id: user.id, name: user.name, role: 'user' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    },
    options,
  );
  return id;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

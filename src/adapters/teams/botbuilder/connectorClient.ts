import type { OutgoingActivity } from '../outgoing/outgoingActivity.ts';
import type { MembersPage, MembersQuery } from '../sdk.ts';

interface CallOptions {
  readonly abortSignal?: AbortSignal;
}

/** The part of the SDK's connector client that is used here; the SDK does not export its type. */
export interface ConnectorClient {
  readonly conversations: {
    createConversation(parameters: object, options?: CallOptions): Promise<{ id: string }>;
    sendToConversation(conversationId: string, activity: OutgoingActivity, options?: CallOptions): Promise<unknown>;
    getConversationPagedMembers(conversationId: string, options: CallOptions & MembersQuery): Promise<MembersPage>;
  };
}

/** The personal chat with somebody, which Teams opens if need be. */
export async function openPersonalChat(
  { conversations }: ConnectorClient,
  { tenantId, bot, user }: { tenantId: string | null | undefined; bot: Account; user: Account },
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

interface Account {
  readonly id: string;
  readonly name?: string | null | undefined;
}

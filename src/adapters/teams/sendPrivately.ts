import type { Activity, TurnContext } from 'botbuilder';

/** The part of the SDK's connector client that is used here; the SDK does not export its type. */
interface Connector {
  readonly conversations: {
    createConversation(parameters: object): Promise<{ id: string }>;
    sendToConversation(conversationId: string, activity: Partial<Activity>): Promise<unknown>;
  };
}

/**
 * Sends a message to the sender of this activity in the personal chat with the bot, which Teams opens if need be.
 * Rejects where Teams does not let the bot write to the person.
 */
export async function sendPrivately(context: TurnContext, message: Partial<Activity>): Promise<void> {
  const { from, recipient, conversation, channelData } = context.activity;
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
  const { conversations } = context.turnState.get<Connector>(context.adapter.ConnectorClientKey);
  const { id } = await conversations.createConversation({
    isGroup: false,
    bot: recipient,
    members: [{ id: from.id, name: from.name, role: 'user' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  });
  await conversations.sendToConversation(id, message);
}

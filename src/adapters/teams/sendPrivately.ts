import type { Activity, TurnContext } from 'botbuilder';
import { type Connector, openPersonalChat } from './connector.ts';

/**
 * Sends a message to the sender of this activity in the personal chat with the bot, which Teams opens if need be.
 * Rejects where Teams does not let the bot write to the person.
 */
export async function sendPrivately(context: TurnContext, message: Partial<Activity>): Promise<void> {
  const { from, recipient, conversation, channelData } = context.activity;
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
  const connector = context.turnState.get<Connector>(context.adapter.ConnectorClientKey);
  const id = await openPersonalChat(connector, { tenantId, bot: recipient, user: from });
  await connector.conversations.sendToConversation(id, message);
}

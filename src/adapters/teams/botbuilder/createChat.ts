import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Activity } from '../incoming/activity.ts';
import type { Chat } from '../sdk.ts';
import { type ConnectorClient, openPersonalChat } from './connectorClient.ts';
import { readCallFailure } from './readErrors.ts';

export function createChat(context: TurnContext, activity: Activity): Chat {
  return {
    async send(outgoing) {
      const sent = await context.sendActivity(outgoing);
      return sent?.id || null;
    },
    async replace(activityId, outgoing) {
      await context.updateActivity({ ...outgoing, id: activityId });
    },
    remove: (activityId) => context.deleteActivity(activityId),
    async sendPrivately(outgoing) {
      const { from, recipient, conversation, channelData } = activity;
      const tenantId = channelData?.tenant?.id ?? conversation.tenantId;
      const client = context.turnState.get<ConnectorClient>(context.adapter.ConnectorClientKey);
      const id = await openPersonalChat(client, { tenantId, bot: recipient, user: from });
      await client.conversations.sendToConversation(id, outgoing);
    },
    getMember: (id) => TeamsInfo.getMember(context, id),
    isForbidden(error) {
      const failure = readCallFailure(error);
      return failure.kind === 'answered' && failure.status === 403;
    },
    listMembers: ({ pageSize, continuationToken }) => TeamsInfo.getPagedMembers(context, pageSize, continuationToken),
  };
}

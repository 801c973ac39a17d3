import { CloudAdapter, type ConfigurationBotFrameworkAuthentication, type Activity as SdkActivity } from 'botbuilder';
import type { Activity } from '../incoming/activity.ts';
import type { Chat, HttpReply, Registration, TeamsSdk } from '../sdk.ts';
import { createAuthentication } from './createAuthentication.ts';
import { createChat } from './createChat.ts';
import { createConnect } from './createConnect.ts';
import { isBadToken } from './readErrors.ts';

/** Microsoft's Bot Framework SDK as this room uses it. */
export function createBotbuilderSdk(registration: Registration): TeamsSdk {
  const authentication = createAuthentication(registration);
  const adapter = new Adapter(authentication);
  const { app } = registration;

  return {
    async authenticate(authorization, activity) {
      try {
        const caller = await authentication.authenticateRequest(toSdk(activity), authorization);
        return { kind: 'authenticated', runTurn: (turn) => adapter.runTurn(caller, activity, turn) };
      } catch (error) {
        return isBadToken(error) ? { kind: 'refused' } : { kind: 'unavailable', error };
      }
    },
    resumeTurn: (activity, turn) => adapter.resumeTurn(app?.id ?? '', activity, turn),
    connect: createConnect(adapter.createClients(app?.id ?? ''), { isSigningIn: app !== null }),
  };
}

type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** What is needed here is reserved to subclasses. */
class Adapter extends CloudAdapter {
  // Instead of CloudAdapter.process, which prints whole errors, tokens included, and answers with their text.
  async runTurn(caller: Caller, activity: Activity, turn: (chat: Chat) => Promise<HttpReply>): Promise<HttpReply> {
    const response = await this.processActivity(caller, toSdk(activity), async (context) => {
      const reply = await turn(createChat(context, activity));
      if (activity.type === 'invoke') await context.sendActivity({ type: 'invokeResponse', value: reply });
    });
    return { status: response?.status ?? 200, body: response?.body };
  }

  resumeTurn(appId: string, activity: Activity, turn: (chat: Chat) => Promise<void>): Promise<void> {
    return this.processProactive(this.createClaimsIdentity(appId), toSdk(activity), undefined, (context) =>
      turn(createChat(context, activity)),
    );
  }

  /** Clients of a connector for when the bot speaks by itself; only an adapter knows who it is then. */
  createClients(appId: string) {
    return this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
  }
}

function toSdk(activity: Activity): SdkActivity {
  // The SDK's type demands fields that Teams itself leaves out; those that the SDK reads have been checked.
  return activity as unknown as SdkActivity;
}

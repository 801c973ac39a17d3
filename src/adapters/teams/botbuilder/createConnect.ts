import type { Attempt, Connector, TeamsSdk } from '../sdk.ts';
import { type ConnectorClient, openPersonalChat } from './connectorClient.ts';
import { keepClients } from './keepClients.ts';
import { readCallFailure, readSignInFailure } from './readErrors.ts';

const SIGN_IN_LIMIT_MS = 10_000;
const POLICIES_OF_MORE_REQUESTS = ['defaultRetryPolicy', 'redirectPolicy'];

/** What the SDK keeps to itself of a connector client. */
interface Client extends ConnectorClient {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
  readonly credentials: { getToken(): Promise<string> };
}

/** Keeps a client for each service URL, and signs in before it is used. */
export function createConnect(
  factory: { create(serviceUrl: string): Promise<unknown> },
  { isSigningIn }: { isSigningIn: boolean },
): TeamsSdk['connect'] {
  const findClient = keepClients<Client>();
  let signIn: Promise<string> | null = null;

  return async (serviceUrl) => {
    try {
      const client = await findClient(serviceUrl, () => createClient(serviceUrl));
      // The SDK would sign in amid the call, where a refused password looks like a refused message.
      if (isSigningIn) await signInOnce(client);
      return { kind: 'done', answer: createConnector(client) };
    } catch (error) {
      return { kind: 'failed', failure: readSignInFailure(error), error };
    }
  };

  /** Many messages that go out at once sign in once. The SDK remembers the token until shortly before it expires. */
  function signInOnce({ credentials }: Client): Promise<string> {
    if (signIn === null) {
      const begun = credentials.getToken();
      const forget = () => {
        clearTimeout(limit);
        if (signIn === begun) signIn = null;
      };
      // The SDK waits for the login host for ever; those who come later try anew.
      const limit = setTimeout(forget, SIGN_IN_LIMIT_MS).unref();
      signIn = begun;
      void begun.then(forget, forget);
    }
    return signIn;
  }

  async function createClient(serviceUrl: string): Promise<Client> {
    const client = (await factory.create(serviceUrl)) as Client;
    for (const name of POLICIES_OF_MORE_REQUESTS) client.client.pipeline.removePolicy({ name });
    return client;
  }
}

function createConnector(client: ConnectorClient): Connector {
  const { conversations } = client;
  return {
    send: (conversationId, activity, abortSignal) =>
      attempt(async () => {
        await conversations.sendToConversation(conversationId, activity, { abortSignal });
      }),
    openPersonalChat: (parties, abortSignal) => attempt(() => openPersonalChat(client, parties, { abortSignal })),
    listMembers: (conversationId, query, abortSignal) =>
      attempt(() => conversations.getConversationPagedMembers(conversationId, { ...query, abortSignal })),
  };
}

async function attempt<Answer>(call: () => Promise<Answer>): Promise<Attempt<Answer>> {
  try {
    return { kind: 'done', answer: await call() };
  } catch (error) {
    return { kind: 'failed', failure: readCallFailure(error), error };
  }
}

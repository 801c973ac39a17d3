import { CloudAdapter } from 'botbuilder';
import type { Connector } from './connector.ts';
import { createAuthentication, type Registration } from './createAuthentication.ts';
import { within } from './within.ts';

// Teams has a service URL for each region, so there are few; storage could still hold many that are out of date.
const MOST_CLIENTS = 32;
const SIGN_IN_LIMIT_MS = 10_000;
const POLICIES_OF_MORE_REQUESTS = ['defaultRetryPolicy', 'redirectPolicy'];

/** Connectors that make one request a call, whatever is answered. */
export interface Connectors {
  /** With the bot's own token in hand. Rejects where it cannot be had, or was not when the signal came. */
  open(serviceUrl: string, signal: AbortSignal): Promise<Connector>;
}

/** What the SDK keeps to itself. */
interface Inside {
  readonly client: { readonly pipeline: { removePolicy(policy: { name: string }): unknown } };
  readonly credentials: { getToken(): Promise<string> };
}

// Who the bot is when it speaks by itself is known to adapters alone.
class Myself extends CloudAdapter {
  identify(appId: string) {
    return this.createClaimsIdentity(appId);
  }
}

export function createConnectors(registration: Registration): Connectors {
  const authentication = createAuthentication(registration);
  const factory = authentication.createConnectorFactory(
    new Myself(authentication).identify(registration.app?.id ?? ''),
  );
  const clients = new Map<string, Promise<Connector & Inside>>();
  let signingIn: Promise<string> | null = null;

  return {
    async open(serviceUrl, signal) {
      const client = await findClient(serviceUrl);
      // The SDK would sign in amid the call, where a refused password looks like a refused message.
      if (registration.app !== null) await within(signal, signIn(client));
      return client;
    },
  };

  /** Many messages that go out at once sign in once. The SDK remembers the token until shortly before it expires. */
  function signIn({ credentials }: Inside): Promise<string> {
    if (signingIn === null) {
      const begun = credentials.getToken();
      const forget = () => {
        clearTimeout(limit);
        if (signingIn === begun) signingIn = null;
      };
      // The SDK waits for the login host for ever; those who come later try anew.
      const limit = setTimeout(forget, SIGN_IN_LIMIT_MS).unref();
      signingIn = begun;
      void begun.then(forget, forget);
    }
    return signingIn;
  }

  function findClient(serviceUrl: string): Promise<Connector & Inside> {
    const client = clients.get(serviceUrl) ?? createClient(serviceUrl);
    // The one that was not used for longest is the first of the map.
    clients.delete(serviceUrl);
    clients.set(serviceUrl, client);
    if (clients.size > MOST_CLIENTS) clients.delete(clients.keys().next().value ?? '');
    return client;
  }

  async function createClient(serviceUrl: string): Promise<Connector & Inside> {
    const client = (await factory.create(serviceUrl)) as unknown as Connector & Inside;
    for (const name of POLICIES_OF_MORE_REQUESTS) client.client.pipeline.removePolicy({ name });
    return client;
  }
}

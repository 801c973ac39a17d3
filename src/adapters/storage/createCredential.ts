import { RestError } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { App } from '../../config.ts';

/** Who the bot is to the storage account: its managed identity, or whoever is signed in on this machine. */
export async function createCredential(app: App | null): Promise<TokenCredential> {
  // Loaded only where it is needed: it is large, and a bot at home starts without it.
  const { DefaultAzureCredential } = await import('@azure/identity');
  // The app id of such a bot is the client id of its identity; Azure cannot guess which of several identities is meant.
  return failAsUnanswered(
    app?.type === 'UserAssignedMSI'
      ? new DefaultAzureCredential({ managedIdentityClientId: app.id })
      : new DefaultAzureCredential(),
  );
}

/** A token that was not given out passes for a storage that did not answer: it could not even be asked. */
export function failAsUnanswered(credential: TokenCredential): TokenCredential {
  return {
    async getToken(scopes, options) {
      try {
        return await credential.getToken(scopes, options);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown error';
        throw Object.assign(new RestError(`No token for the storage: ${reason}`), { cause: error });
      }
    },
  };
}

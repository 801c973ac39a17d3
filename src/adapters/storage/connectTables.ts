import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';

export type StorageConnection =
  | { readonly kind: 'connectionString'; readonly connectionString: string }
  | { readonly kind: 'accountUrl'; readonly url: string; readonly credential: TokenCredential };

const ATTEMPT_LIMIT_MS = 4_000;
// Together about three seconds: an Azurite that died is back by then, and a person still waits for the answer.
const retryOptions = { maxRetries: 4, retryDelayInMs: 250, maxRetryDelayInMs: 1_000 };

// For what no call to a table has: forms, other bodies in parts, traces, and a log that is written elsewhere.
const IDLE_POLICIES = ['formDataPolicy', 'multipartPolicy', 'tracingPolicy', 'logPolicy'];

export interface Tables {
  createTableClient(name: string): TableClient;
  /** True, or one sentence without secrets that says why not. Never rejects. */
  isAnswering(): Promise<true | string>;
}

export function connectTables(connection: StorageConnection): Tables {
  const prober = createProber(connection);
  // Whoever asks while a probe is under way shares it, so that /healthz cannot be used to flood the storage.
  let underWay: Promise<true | string> | null = null;
  return {
    createTableClient: (name) => createClient(connection, name),
    isAnswering() {
      underWay ??= prober().finally(() => {
        underWay = null;
      });
      return underWay;
    },
  };
}

function createClient(connection: StorageConnection, name: string): TableClient {
  const options = { ...createOptions(connection), retryOptions };
  const client =
    connection.kind === 'connectionString'
      ? TableClient.fromConnectionString(connection.connectionString, name, options)
      : new TableClient(connection.url, name, connection.credential, options);
  for (const idle of IDLE_POLICIES) client.pipeline.removePolicy({ name: idle });
  return client;
}

function createProber(connection: StorageConnection): () => Promise<true | string> {
  const options = { ...createOptions(connection), retryOptions: { maxRetries: 0 } };
  const client =
    connection.kind === 'connectionString'
      ? TableServiceClient.fromConnectionString(connection.connectionString, options)
      : new TableServiceClient(connection.url, connection.credential, options);
  return async () => {
    try {
      await client.listTables().byPage({ maxPageSize: 1 }).next();
      return true;
    } catch (error) {
      const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
      if (status === 401 || status === 403) return 'Storage refuses the credentials of the bot.';
      return status === undefined ? 'Storage does not answer.' : `Storage answers with status ${status}.`;
    }
  };
}

function createOptions(connection: StorageConnection): TableServiceClientOptions {
  return {
    // Only a connection string that says http itself, such as the one of Azurite, is spoken to without TLS.
    allowInsecureConnection: connection.kind === 'connectionString',
    additionalPolicies: [
      {
        // The client has no time limit of its own: a storage that accepts and stays silent would hold a turn for ever.
        policy: {
          name: 'attemptLimit',
          sendRequest(request, next) {
            request.timeout = ATTEMPT_LIMIT_MS;
            return next(request);
          },
        },
        position: 'perCall',
      },
    ],
  };
}

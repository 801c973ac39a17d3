import { QueueClient, type StoragePipelineOptions } from '@azure/storage-queue';
import type { StorageConnection } from './connectTables.ts';

// As with tables: together some seconds, since whoever takes work tries again by itself.
const options: StoragePipelineOptions = {
  retryOptions: { maxTries: 3, tryTimeoutInMs: 4_000, retryDelayInMs: 250, maxRetryDelayInMs: 1_000 },
};

/** A queue of the storage account whose tables the connection names. The queue need not exist. */
export function createQueueClient(connection: StorageConnection, name: string): QueueClient {
  return connection.kind === 'connectionString'
    ? new QueueClient(connection.connectionString, name, options)
    : new QueueClient(`${queueUrlOf(connection.url)}/${name}`, connection.credential, options);
}

/** An account's services differ in one part of their host: `myaccount.table.core.windows.net`. */
function queueUrlOf(tableUrl: string): string {
  return tableUrl.replace(/\/$/, '').replace('.table.', '.queue.');
}

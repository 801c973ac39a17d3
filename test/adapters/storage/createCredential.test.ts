import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createWorkQueue } from '../../../src/adapters/queues/createWorkQueue.ts';
import { createQueueClient } from '../../../src/adapters/storage/connectQueues.ts';
import { connectTables } from '../../../src/adapters/storage/connectTables.ts';
import { failAsUnanswered } from '../../../src/adapters/storage/createCredential.ts';
import { createPauses } from '../../../src/adapters/tables/reminders/createPauses.ts';
import { StorageAway } from '../../../src/partner/store.ts';

test('without a token the storage counts as away, for tables and for queues', async () => {
  const credential = failAsUnanswered({
    async getToken() {
      await wait(1);
      throw Object.assign(new Error('The identity does not answer'), { name: 'CredentialUnavailableError' });
    },
  });
  // Nothing listens there, and nothing is asked without a token.
  const connection = { kind: 'accountUrl', url: 'https://away.table.localhost:9', credential } as const;
  const pauses = createPauses({ table: connectTables(connection).createTableClient('reminders') });
  await expect(pauses.read(null)).rejects.toThrow(StorageAway);
  const queue = createQueueClient(connection, 'reminders');
  const work = createWorkQueue({ queue, aside: queue, invisibleSeconds: 1 });
  const counting = work.count();
  await expect(counting).rejects.toThrow(StorageAway);
  await expect(counting).rejects.toMatchObject({ cause: { message: expect.stringContaining('No token') } });
});

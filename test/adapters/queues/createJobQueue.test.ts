import { setTimeout as wait } from 'node:timers/promises';
import { QueueClient } from '@azure/storage-queue';
import { expect, test } from 'vitest';
import { createJobQueue } from '../../../src/adapters/queues/createJobQueue.ts';
import type { JobQueue } from '../../../src/jobs/index.ts';
import { shareStorage } from '../../support/sharedStorage.ts';

const activity = { type: 'message', attachments: [{ name: 'usage & <rows>.csv' }] };

function createQueues(invisibleSeconds: number) {
  const { connectionString, suffix } = shareStorage();
  const queue = new QueueClient(connectionString, `jobs-${suffix}`);
  return { queue, jobs: createJobQueue({ queue, invisibleSeconds }) };
}

async function untilTaken(jobs: JobQueue) {
  for (;;) {
    const taken = await jobs.take();
    if (taken !== null) return taken;
    await wait(50);
  }
}

test('a job is held until it is released, and taken as it was released, by one', async () => {
  const { jobs } = createQueues(30);
  const held = await jobs.hold({ activity, messageId: null });
  expect(await jobs.take()).toBeNull();
  await held?.release({ activity, messageId: 'm1' });
  const taken = await jobs.take();
  expect(taken).toMatchObject({ job: { activity, messageId: 'm1' }, times: 1 });
  expect(await jobs.take()).toBeNull();
  await taken?.done();
});

test('a job that nobody releases is taken all the same, and so is one that nobody finishes', async () => {
  const { jobs } = createQueues(1);
  await jobs.hold({ activity, messageId: null });
  const first = await untilTaken(jobs);
  expect(first).toMatchObject({ job: { activity, messageId: null }, times: 1 });
  const second = await untilTaken(jobs);
  expect(second.times).toBe(2);
  expect(await first.extend()).toBe(false);
  await first.done();
  expect(await second.extend()).toBe(true);
  await second.done();
  expect(await second.extend()).toBe(false);
});

test('a job that a queue does not take is not held, and a message that is none is told as such', async () => {
  const { queue, jobs } = createQueues(30);
  expect(await jobs.hold({ activity: { text: 'é'.repeat(30_000) }, messageId: null })).toBeNull();
  const largest = { activity: { text: '&'.repeat(48_000) }, messageId: null };
  const held = await jobs.hold(largest).catch((error: unknown) => error);
  expect(held).toMatchObject({ release: expect.any(Function) });
  await queue.clearMessages();
  await queue.sendMessage('{"v":2}');
  expect(await jobs.take()).toMatchObject({ job: null, times: 1 });
});

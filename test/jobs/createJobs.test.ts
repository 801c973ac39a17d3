import { setTimeout as wait } from 'node:timers/promises';
import { QueueClient } from '@azure/storage-queue';
import { expect, onTestFinished, test } from 'vitest';
import { createJobQueue } from '../../src/adapters/queues/createJobQueue.ts';
import { createJobs, type Job } from '../../src/jobs/index.ts';
import { recordLog } from '../support/recordLog.ts';
import { shareStorage } from '../support/sharedStorage.ts';

function createInstances(invisibleSeconds: number) {
  const { connectionString, suffix } = shareStorage();
  const queue = new QueueClient(connectionString, `jobs-${suffix}`);
  const { log, lines } = recordLog();
  const create = () => createJobs({ queue: createJobQueue({ queue, invisibleSeconds }), log, tickMs: 100 });
  return { queue, lines, create };
}

test('a job is done by one of several instances, once, though it takes longer than it is hidden for', async () => {
  const { queue, create } = createInstances(1);
  const done: string[] = [];
  const ended = Promise.withResolvers<void>();
  const [first, second] = [create(), create()];
  for (const [name, jobs] of [['first', first] as const, ['second', second] as const]) {
    const working = jobs.start(async ({ messageId }) => {
      done.push(`${messageId} by ${name}`);
      await wait(2_500);
      ended.resolve();
    });
    onTestFinished(working.stop);
  }
  const held = await first.hold({ activity: {}, messageId: null });
  await held?.release({ activity: {}, messageId: 'm1' });
  await ended.promise;
  expect(done).toHaveLength(1);
  expect(done[0]).toMatch(/^m1 by/);
  expect((await queue.getProperties()).approximateMessagesCount).toBeLessThanOrEqual(1);
});

test('a job that fails is done again, with how often it was tried; one that cannot be read is dropped with an alarm', async () => {
  const { queue, lines, create } = createInstances(1);
  const tries: (readonly [Job, number])[] = [];
  const ended = Promise.withResolvers<void>();
  const jobs = create();
  const working = jobs.start(async (job, times) => {
    tries.push([job, times]);
    if (times < 3) throw new Error('not yet');
    ended.resolve();
  });
  await queue.createIfNotExists();
  await queue.sendMessage('no job');
  const held = await jobs.hold({ activity: { id: 1 }, messageId: null });
  await held?.release({ activity: { id: 1 }, messageId: 'm1' });
  await ended.promise;
  await working.stop();
  expect(tries.map(([{ messageId }, times]) => [messageId, times])).toEqual([
    ['m1', 1],
    ['m1', 2],
    ['m1', 3],
  ]);
  expect(lines.join()).toContain('A job that nobody can do was dropped');
  expect((await queue.getProperties()).approximateMessagesCount).toBe(0);
});

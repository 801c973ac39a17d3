import { expect, test } from 'vitest';
import { startEdge } from '../../support/startEdge.ts';

test('closing takes nothing new and lets a request under way finish', async () => {
  let answer: (value: true) => void = () => {};
  let arrived: () => void = () => {};
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const edge = await startEdge({
    isStorageAnswering: () =>
      new Promise((resolve) => {
        answer = resolve;
        arrived();
      }),
  });

  const underWay = fetch(`${edge.url}/healthz`);
  await hasArrived;
  const closed = edge.stop();
  await expect(fetch(`${edge.url}/healthz`)).rejects.toThrow();
  answer(true);
  expect((await underWay).status).toBe(200);
  await closed;
});

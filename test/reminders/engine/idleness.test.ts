import { expect, test } from 'vitest';
import { createIdleness } from '../../../src/reminders/engine/idleness.ts';

function ask(idleness: ReturnType<typeof createIdleness>) {
  const asked = { isIdle: false };
  const told = idleness.whenIdle().then(() => {
    asked.isIdle = true;
  });
  return { asked, told };
}

/** A look of each kind, the second begun after the first. */
async function look(idleness: ReturnType<typeof createIdleness>, isNothingDue: boolean, isNothingToDo: boolean) {
  idleness.lookForDue()(isNothingDue);
  idleness.lookForWork()(isNothingToDo);
  await Promise.resolve();
}

test('it is idle when nothing was due, and after that nothing to do', async () => {
  const idleness = createIdleness();
  const { asked } = ask(idleness);
  for (const [isNothingDue, isNothingToDo] of [
    [false, false],
    [false, true],
    [true, false],
  ] as const) {
    await look(idleness, isNothingDue, isNothingToDo);
    expect(asked.isIdle).toBe(false);
  }
  await look(idleness, true, true);
  expect(asked.isIdle).toBe(true);
});

test('what was begun before somebody asked tells them nothing', async () => {
  const idleness = createIdleness();
  const tellIfNothingDue = idleness.lookForDue();
  const tellIfNothingToDo = idleness.lookForWork();
  const { asked, told } = ask(idleness);
  tellIfNothingDue(true);
  idleness.lookForWork()(true);
  await Promise.resolve();
  expect(asked.isIdle).toBe(false);
  idleness.lookForDue()(true);
  tellIfNothingToDo(true);
  await Promise.resolve();
  expect(asked.isIdle).toBe(false);
  idleness.lookForWork()(true);
  await told;
});

test('what has become due since is waited for', async () => {
  const idleness = createIdleness();
  const { asked } = ask(idleness);
  idleness.lookForDue()(true);
  const tellIfNothingToDo = idleness.lookForWork();
  idleness.lookForDue()(false);
  tellIfNothingToDo(true);
  await Promise.resolve();
  expect(asked.isIdle).toBe(false);
});

test('at the end nobody waits any more', async () => {
  const idleness = createIdleness();
  const { told } = ask(idleness);
  idleness.end();
  await Promise.all([told, idleness.whenIdle()]);
});

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holdLock } from '../../preview/storage/holdLock.ts';
import { makeFolder } from '../support/makeFolder.ts';

test('a lock is held by one at a time, and by the next once it is released', async () => {
  const path = join(await makeFolder(), 'lock');
  const first = holdLock(path, 0);
  expect(first.kind).toBe('held');
  expect(holdLock(path, 0).kind).toBe('taken');
  if (first.kind === 'held') first.release();
  expect(holdLock(path, 0).kind).toBe('held');
});

test('a file that is no lock is an error, not somebody else holding it', async () => {
  expect(() => holdLock(join('no', 'such', 'folder', 'lock'), 0)).toThrow();
});

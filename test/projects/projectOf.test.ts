import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectOf } from './projectOf.ts';

const TEST = join(import.meta.dirname, '..');

describe('the project of a test file', () => {
  test.each([
    ['architecture.test.ts', 'unit'],
    // A worker thread, and servers on loopback.
    ['adapters/solver/createSolver.test.ts', 'unit'],
    ['adapters/teams/createTeamsBot.test.ts', 'unit'],
    ['adapters/tables/changePartner.test.ts', 'storage'],
    ['reminders/engine/engine.test.ts', 'storage'],
    // The storage is shared, and programs are started beside.
    ['reminders/engine/crash.test.ts', 'whole'],
    // Programs and a browser, by what is imported.
    ['main.test.ts', 'whole'],
    ['views/drawn.test.ts', 'whole'],
  ])('%s: %s', (file, project) => {
    expect(projectOf(join(TEST, file))).toBe(project);
  });
});

test('where no test starts a program, none can', () => {
  const { exec, spawn } = process.getBuiltinModule('node:child_process');
  expect(() => spawn('true')).toThrow('Only tests of the project `whole` start programs');
  expect(() => exec('true')).toThrow('Only tests of the project `whole` start programs');
});

import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { PROJECTS, type Project, projectOf } from './test/projects/projectOf.ts';
import { WaitingFirst } from './test/projects/waitingFirst.ts';

const files = Map.groupBy(globSync('test/**/*.test.ts'), (file) => projectOf(resolve(file)));

// Files of one worker share what they load, so none may change it for the others.
const shared = { isolate: false, setupFiles: ['test/projects/forbidPrograms.ts'] };
const storage = ['test/projects/startStorage.ts'];

const OPTIONS: Readonly<Record<Project, object>> = {
  unit: shared,
  storage: { ...shared, globalSetup: storage },
  whole: { globalSetup: [...storage, 'test/projects/offerBrowser.ts'] },
};

export default defineConfig({
  test: {
    projects: PROJECTS.map((name) => ({ test: { name, include: files.get(name) ?? [], ...OPTIONS[name] } })),
    // Much of it waits, for programs and for time to pass.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: WaitingFirst },
    reporters: ['default', './test/closingLine.ts'],
    // Programs and browsers start slowly on a busy machine; these limits only catch a hang.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
});

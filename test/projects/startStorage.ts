import type { TestProject } from 'vitest/node';
import { startAzurite } from '../support/startAzurite.ts';

/** One Azurite for all test files of a project. */
export default async function startStorage(project: TestProject): Promise<() => Promise<void>> {
  const azurite = await startAzurite({ withQueues: true });
  project.provide('storage', azurite.connectionString);
  return azurite.stop;
}

import { isAbsolute, join, relative } from 'node:path';
import { type Import, readImports } from '../support/readImports.ts';

const ROOT = join(import.meta.dirname, '../..');

export const PROJECTS = ['whole', 'storage', 'unit'] as const;

export type Project = (typeof PROJECTS)[number];

const STARTS_PROGRAMS = ['node:child_process', 'playwright-core'];
const SHARES_STORAGE = ['test/support/sharedStorage.ts'];

/**
 * The project a test file belongs to, which follows from what it imports, itself or through others: `whole` where that
 * starts programs or a browser, `storage` where it shares the running Azurite, `unit` where it does with neither, so
 * with servers on loopback and worker threads at the most.
 */
export function projectOf(file: string): Project {
  const reached = reach(file);
  if (STARTS_PROGRAMS.some((each) => reached.has(each))) return 'whole';
  return SHARES_STORAGE.some((each) => reached.has(each)) ? 'storage' : 'unit';
}

/** All that is loaded with a file: packages by their names, files of ours by their paths in the repository. */
function reach(file: string, reached = new Set<string>()): ReadonlySet<string> {
  for (const { to, isTypeOnly } of importsOf(file)) {
    const name = isAbsolute(to) ? relative(ROOT, to) : to;
    if (isTypeOnly || reached.has(name)) continue;
    reached.add(name);
    if (name !== to && name.endsWith('.ts')) reach(to, reached);
  }
  return reached;
}

const known = new Map<string, readonly Import[]>();

function importsOf(file: string): readonly Import[] {
  const imports = known.get(file) ?? readImports(file);
  known.set(file, imports);
  return imports;
}

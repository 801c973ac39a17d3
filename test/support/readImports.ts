import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Import {
  /** A package as it is named, or the whole path of a file of ours. */
  readonly to: string;
  /** Whether it is gone when the types are stripped. */
  readonly isTypeOnly: boolean;
}

const STATEMENT =
  /^\s*(?:import|export)\s(type\s)?(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** What a file of ours imports; also what it exports again. */
export function readImports(file: string): readonly Import[] {
  return [...readFileSync(file, 'utf8').matchAll(STATEMENT)].map(([, type, statement, call]) => {
    const to = statement ?? call ?? '';
    return { to: to.startsWith('.') ? resolve(dirname(file), to) : to, isTypeOnly: type !== undefined };
  });
}

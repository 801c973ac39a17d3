import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseRuleSets, type RuleSets } from '../../scoring/inForce.ts';

const SHIPPED = join(import.meta.dirname, '../../scoring/rules');

/** Reads every rule file below the folder, by default the shipped ones. Throws an error that names the file and the problem. */
export function readRuleSets(folder = SHIPPED): RuleSets {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return parseRuleSets(
    files.map((file) => ({
      path: relative(folder, file)
        .split(sep)
        .join('/')
        .replace(/\.json$/, ''),
      content: parseJson(file),
    })),
  );
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The rule file ${file} is not JSON: ${(error as Error).message}`);
  }
}

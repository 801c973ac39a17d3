import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const HERE = import.meta.dirname;
const names = readdirSync(HERE)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''));

const [wanted] = process.argv.slice(2);
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}". There are: ${names.join(', ')}`);
  process.exitCode = 2;
} else {
  for (const name of wanted === undefined ? names : [wanted]) await import(join(HERE, `${name}.bench.ts`));
}

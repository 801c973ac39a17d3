import { createInterface } from 'node:readline';

// What any program must do to lines of JSON: the yardstick of lines.bench.ts.
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(JSON.parse(line))}\n`);
}

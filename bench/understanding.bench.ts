import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessage } from '../src/conversation/understanding/readMessage.ts';

const CORPUS = join(import.meta.dirname, '..', 'test', 'conversation', 'understanding');
const ROUNDS = 20;

const texts = ['questions.json', 'firstSight.json'].flatMap((file) => {
  const utterances: readonly { readonly text: string }[] = JSON.parse(readFileSync(join(CORPUS, file), 'utf8'));
  return utterances.map(({ text }) => text);
});

for (const text of texts) readMessage(text);
const took = Array.from({ length: ROUNDS }, () => texts).flatMap((round) =>
  round.map((text) => {
    const start = performance.now();
    readMessage(text);
    return performance.now() - start;
  }),
);

const sorted = took.toSorted((one, other) => one - other);
const at = (share: number) => (sorted[Math.floor(share * sorted.length)] ?? 0).toFixed(2);

console.log(`understanding: ${texts.length} sentences of the corpus, each ${ROUNDS} times`);
console.log(`  a message: ${at(0.5)} ms in the median, ${at(0.99)} ms at the 99th percentile; 2 ms is the aim`);

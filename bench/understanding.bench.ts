import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessage } from '../src/conversation/understanding/readMessage.ts';

const CORPUS = join(import.meta.dirname, '..', 'test', 'conversation', 'understanding');
const ROUNDS = 20;

const texts = ['questions.json', 'firstSight.json'].flatMap((file) => {
  const utterances: readonly { readonly text: string }[] = JSON.parse(readFileSync(join(CORPUS, file), 'utf8'));
  return utterances.map(({ text }) => text);
});

/** The least of several times: what the sentence takes where nothing else keeps the machine busy. */
function measure(text: string): number {
  const took = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    readMessage(text);
    return performance.now() - start;
  });
  return Math.min(...took);
}

const sorted = texts.map(measure).toSorted((one, other) => one - other);
const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2);

console.log(`understanding: ${texts.length} sentences of the corpus, each the best of ${ROUNDS} times`);
console.log(`  a message: ${at(0.5)} ms in the median, ${at(1)} ms for the slowest; 2 ms is the aim`);

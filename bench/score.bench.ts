import { readRuleSets } from '../src/adapters/rules/readRuleSets.ts';
import { parseSnapshot } from '../src/commandLine/snapshot.ts';
import { findGaps } from '../src/scoring/gaps.ts';
import { scoreArea } from '../src/scoring/score.ts';
import { writeSnapshot } from './samplePartner.ts';

const ROUNDS = 300;
const TIMES_A_ROUND = 30;

const text = writeSnapshot(2);
const ruleSets = readRuleSets();
const parsed = parseSnapshot(JSON.parse(text), '2026-11-22');
if (parsed.kind === 'unusable') throw new Error(parsed.problems.join('\n'));
const { areas, facts, ruleBook } = parsed.snapshot;

const tasks = {
  parse: () => JSON.parse(text),
  score: () => areas.map((area) => scoreArea(area, facts, ruleBook, ruleSets)),
  gaps: () => areas.map((area) => findGaps(scoreArea(area, facts, ruleBook, ruleSets), facts)),
};
type Task = keyof typeof tasks;

const took: Record<Task, number[]> = { parse: [], score: [], gaps: [] };
const names: readonly Task[] = ['parse', 'score', 'gaps'];

// The tasks take turns, so that whatever else the machine does slows all of them alike.
for (let round = 0; round < ROUNDS; round++) {
  for (const name of names) {
    const start = performance.now();
    for (let time = 0; time < TIMES_A_ROUND; time++) tasks[name]();
    took[name].push(performance.now() - start);
  }
}

function median(name: Task): number {
  return took[name].toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
}

const ratio = (name: Task) => (median(name) / median('parse')).toFixed(2);
console.log(`score: six areas and 30 people, over JSON.parse of the snapshot (${text.length} characters)`);
console.log(`  scoring: ${ratio('score')}, at most 2 is the aim`);
console.log(`  scoring and gaps: ${ratio('gaps')}`);

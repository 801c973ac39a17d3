import { monitorEventLoopDelay } from 'node:perf_hooks';
import fc from 'fast-check';
import { readRuleSets } from '../src/adapters/rules/readRuleSets.ts';
import { createSolver } from '../src/adapters/solver/createSolver.ts';
import { planFor } from '../src/planning/findPlan.ts';
import { ALL_MEANS, type PlanRequest } from '../src/planning/planRequest.ts';
import { CERTIFICATIONS } from '../src/scoring/certifications.ts';
import { AREA_IDS, TRACKS } from '../src/scoring/designations.ts';
import { DEFAULT_EFFORTS } from '../src/scoring/effort.ts';
import { FIGURES, type FigureKind } from '../src/scoring/figures.ts';

const PARTNERS = 200;
const PEOPLE = 50;
const LIMIT_MS = 2000;
const SEED = 5;
const DAY = '2026-11-22';
const NANOSECONDS_A_MS = 1e6;

const RANGES: Readonly<Record<FigureKind, fc.Arbitrary<number>>> = {
  count: fc.integer({ min: -2, max: 4 }),
  percent: fc.integer({ min: -50, max: 150 }).map((tenths) => tenths / 10),
  usd: fc.integer({ min: 0, max: 20 }).map((thousands) => thousands * 1000),
  mcv: fc.integer({ min: 5, max: 12 }).map((tens) => tens * 10_000),
  users: fc.integer({ min: -100, max: 900 }),
};

const figures = fc.record(
  Object.fromEntries(
    AREA_IDS.map((area) => [
      area,
      fc.record(Object.fromEntries(FIGURES[area].map(({ key, kind }) => [key, RANGES[kind]]))),
    ]),
  ),
);
const certifications = fc.array(
  fc.constantFrom(...CERTIFICATIONS).map(({ id }) => ({ certification: id })),
  { maxLength: 3 },
);
const partner = fc
  .record({
    figures,
    people: fc.array(certifications, { minLength: PEOPLE, maxLength: PEOPLE }),
    track: fc.constantFrom(...TRACKS),
  })
  .map(({ figures, people, track }): PlanRequest => {
    const shared = figures['data-ai'];
    return {
      areas: AREA_IDS,
      facts: {
        day: DAY,
        tracks: Object.fromEntries(AREA_IDS.map((area) => [area, track])),
        figures: { ...figures, infrastructure: shared, 'digital-app-innovation': shared },
        people: { kind: 'roster', people: people.map((held, index) => ({ id: `${index}`, certifications: held })) },
      },
      sharedAzure: true,
      ruleBook: 'microsoft',
      ruleSets: readRuleSets(),
      efforts: DEFAULT_EFFORTS,
      means: ALL_MEANS,
      target: 0,
    };
  });

const solver = createSolver();
const requests = fc.sample(partner, { numRuns: PARTNERS, seed: SEED });
// The first program also waits for the thread to start and the solver to load.
for (const request of requests.slice(0, 1)) await planFor(request, solver.solve, LIMIT_MS);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const tookMs: number[] = [];
let proven = 0;
let impossible = 0;
for (const request of requests) {
  const start = performance.now();
  const plan = await planFor(request, solver.solve, LIMIT_MS);
  tookMs.push(performance.now() - start);
  if (plan === 'impossible') impossible += 1;
  else if (plan !== null && plan.bound === plan.effort) proven += 1;
}
delay.disable();
await solver.close();

const sorted = tookMs.toSorted((a, b) => a - b);
const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
console.log(`plan: ${PARTNERS} joint plans of six areas for ${PEOPLE} people`);
console.log(`  proven least: ${proven}, impossible: ${impossible}, cut: ${PARTNERS - proven - impossible}`);
console.log(`  a plan: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
const heldMs = [delay.percentile(99), delay.max].map((nanoseconds) => (nanoseconds / NANOSECONDS_A_MS).toFixed(1));
console.log(`  event loop held while planning: p99 ${heldMs[0]} ms, at most ${heldMs[1]} ms`);

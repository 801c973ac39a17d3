import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSolver, type Solver } from '../../../src/adapters/solver/createSolver.ts';
import { createProgramBuilder, type Program, type Term } from '../../../src/planning/program.ts';

let solver: Solver;
beforeAll(() => {
  solver = createSolver();
});
afterAll(() => solver.close());

const LIMIT_MS = 20_000;

/** A market split: proving that none costs less takes far longer than any limit. */
function createHardProgram(): Program {
  const builder = createProgramBuilder();
  const variables = Array.from({ length: 60 }, (_, index) => builder.whole(1, 1000 + ((index * 7919) % 613)));
  for (let row = 0; row < 6; row++) {
    const weights = variables.map((variable, index): Term => [variable, ((index + 3) * (row + 11) * 104_729) % 997]);
    const half = Math.floor(weights.reduce((sum, [, weight]) => sum + weight, 0) / 2);
    builder.require(weights, half);
    builder.require(
      weights.map(([variable, weight]): Term => [variable, -weight]),
      -half - 1,
    );
  }
  return builder.build();
}

test('finds the least cost and proves it', async () => {
  const builder = createProgramBuilder();
  const [five, eight] = [builder.whole(10, 5), builder.whole(10, 8)];
  builder.require(
    [
      [five, 2],
      [eight, 3],
    ],
    7,
  );
  expect(await solver.solve(builder.build(), LIMIT_MS)).toMatchObject({
    ...{ kind: 'solved', proven: true, cost: 18, bound: 18 },
  });
});

test('tells what is impossible', async () => {
  const builder = createProgramBuilder();
  builder.require([[builder.whole(2, 1), 1]], 3);
  expect(await solver.solve(builder.build(), LIMIT_MS)).toEqual({ kind: 'impossible' });
});

test('stops at its limit and tells how far from the bound it is, or that it found nothing', async () => {
  const solved = await solver.solve(createHardProgram(), 200);
  expect(solved.kind === 'gave up' || (solved.kind === 'solved' && !solved.proven && solved.bound < solved.cost)).toBe(
    true,
  );
});

test('leaves the event loop free while it solves', async () => {
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  await solver.solve(createHardProgram(), 500);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(20);
});

test('answers again after its thread was ended', async () => {
  const own = createSolver();
  const cut = own.solve(createHardProgram(), LIMIT_MS);
  const outcome = expect(cut).rejects.toThrow('The solver stopped');
  await own.close();
  await outcome;
  const builder = createProgramBuilder();
  builder.require([[builder.whole(3, 1), 1]], 2);
  expect(await own.solve(builder.build(), LIMIT_MS)).toMatchObject({ cost: 2 });
  await own.close();
});

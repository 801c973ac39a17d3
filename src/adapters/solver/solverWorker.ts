import { parentPort } from 'node:worker_threads';
import highsModule from 'highs';
import type { Program, Solved } from '../../planning/program.ts';

// The package describes its types as CommonJS, but it is its ES module that is loaded, whose default is the loader.
const loadHighs = highsModule as unknown as typeof highsModule.default;
const highs = await loadHighs();
const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
const { feasible } = highs.constants.solutionStatus;

// As near as the scorer compares, which HiGHS by itself does not.
const TOLERANCE = 1e-9;
const MS_A_SECOND = 1000;

function solve(program: Program, limitMs: number): Solved {
  return highs.withModel(writeModel(program), (model): Solved => {
    model.options.set({
      output_flag: false,
      time_limit: limitMs / MS_A_SECOND,
      mip_rel_gap: 0,
      primal_feasibility_tolerance: TOLERANCE,
      mip_feasibility_tolerance: TOLERANCE,
    });
    model.run();
    const status = model.getModelStatus();
    if (status === infeasible || status === unboundedOrInfeasible) return { kind: 'impossible' };
    if (model.info.get('primal_solution_status') !== feasible) return { kind: 'gave up' };
    const cost = model.getObjectiveValue();
    const proven = status === optimal;
    const bound = proven ? cost : Number(model.info.get('mip_dual_bound'));
    return { kind: 'solved', values: [...model.getSolution().colValue], cost, bound, proven };
  });
}

function writeModel({ variables, rows }: Program) {
  const { continuous, integer } = highs.constants.variableType;
  const starts = [0];
  for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
  return {
    numCols: variables.length,
    numRows: rows.length,
    colCost: variables.map(({ cost }) => cost),
    colLower: variables.map(() => 0),
    colUpper: variables.map(({ most }) => most),
    rowLower: rows.map(({ atLeast }) => atLeast),
    rowUpper: rows.map(() => highs.infinity),
    integrality: variables.map(({ whole }) => (whole ? integer : continuous)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: variables.length,
      starts,
      indices: rows.flatMap(({ terms }) => terms.map(([variable]) => variable)),
      values: rows.flatMap(({ terms }) => terms.map(([, coefficient]) => coefficient)),
    },
  } as const;
}

parentPort?.on('message', ({ id, program, limitMs }: { id: number; program: Program; limitMs: number }) => {
  parentPort?.postMessage({ id, solved: solve(program, limitMs) });
});

/** A variable's index and its coefficient. */
export type Term = readonly [variable: number, coefficient: number];

/** An integer program: the least cost such that every row's sum is at least its bound. Variables are never negative. */
export interface Program {
  readonly variables: readonly Variable[];
  readonly rows: readonly { readonly terms: readonly Term[]; readonly atLeast: number }[];
}

interface Variable {
  readonly cost: number;
  readonly most: number;
  readonly whole: boolean;
}

export type Solved =
  /** `bound`: no solution costs less than that; it equals the cost where `proven`. */
  | {
      readonly kind: 'solved';
      readonly values: readonly number[];
      readonly cost: number;
      readonly bound: number;
      readonly proven: boolean;
    }
  | { readonly kind: 'impossible' }
  /** Nothing was found in time. */
  | { readonly kind: 'gave up' };

/** Solves a program exactly, or as well as the limit allows. */
export type Solve = (program: Program, limitMs: number) => Promise<Solved>;

export interface ProgramBuilder {
  /** Adds a variable and tells its index. */
  whole(most: number, cost?: number): number;
  amount(most: number): number;
  /** Lets a variable grow to `most`, if it could not yet. */
  widen(variable: number, most: number): void;
  require(terms: readonly Term[], atLeast: number): void;
  build(): Program;
}

export function createProgramBuilder(): ProgramBuilder {
  const variables: Variable[] = [];
  const rows: Program['rows'][number][] = [];
  return {
    whole: (most, cost = 0) => variables.push({ cost, most, whole: true }) - 1,
    amount: (most) => variables.push({ cost: 0, most, whole: false }) - 1,
    widen(index, most) {
      const variable = variables[index];
      if (variable !== undefined) variables[index] = { ...variable, most: Math.max(variable.most, most) };
    },
    require: (terms, atLeast) => void rows.push({ terms, atLeast }),
    build: () => ({ variables, rows }),
  };
}

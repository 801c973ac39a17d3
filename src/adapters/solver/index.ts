// Integer programs solved by HiGHS in a thread of its own: the `Solve` of planning/program.ts.
// `createSolver` is made once and closed at the end; the thread starts with the first program.
export { createSolver } from './createSolver.ts';

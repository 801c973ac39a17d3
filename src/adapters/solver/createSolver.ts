import { Worker } from 'node:worker_threads';
import type { Program, Solve, Solved } from '../../planning/program.ts';

export interface Solver {
  readonly solve: Solve;
  close(): Promise<void>;
}

interface Waiting {
  resolve(solved: Solved): void;
  reject(error: unknown): void;
}

/**
 * HiGHS in a thread of its own, because it holds the event loop while it solves. The thread starts with the first
 * program and again after a failure, which rejects whatever was waiting; it keeps the process
 * alive only while it solves.
 */
export function createSolver(): Solver {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let lastId = 0;

  function fail(from: Worker, error: unknown): void {
    if (worker !== from) return;
    worker = null;
    for (const each of waiting.values()) each.reject(error);
    waiting.clear();
  }

  function start(): Worker {
    const started = new Worker(new URL('./solverWorker.ts', import.meta.url));
    started.on('message', ({ id, solved }: { id: number; solved: Solved }) => {
      waiting.get(id)?.resolve(solved);
      waiting.delete(id);
      if (waiting.size === 0) started.unref();
    });
    started.on('error', (error) => fail(started, error));
    started.on('exit', (code) => fail(started, new Error(`The solver stopped with code ${code}`)));
    started.unref();
    return started;
  }

  return {
    solve(program: Program, limitMs: number) {
      worker ??= start();
      const to = worker;
      return new Promise<Solved>((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        to.ref();
        to.postMessage({ id: lastId, program, limitMs });
      });
    },
    async close() {
      await worker?.terminate();
    },
  };
}

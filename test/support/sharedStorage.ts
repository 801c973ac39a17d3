import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly storage: string;
  }
}

export interface SharedStorage {
  readonly connectionString: string;
  /** For the ends of names of tables and queues: nobody else has it. */
  readonly suffix: string;
}

/** The tables and queues of one Azurite that runs as long as the tests; whoever needs one to stop or to fail starts another. */
export function shareStorage(): SharedStorage {
  return { connectionString: inject('storage'), suffix: randomUUID().slice(0, 8) };
}

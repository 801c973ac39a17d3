import type { StoredFacts } from './readFacts.ts';

/** Of all partners together: more than a company of thousands has, and some tens of megabytes. */
const MOST_ROWS = 10_000;

export interface FactsMemory {
  find(partitionKey: string): StoredFacts | undefined;
  keep(partitionKey: string, facts: StoredFacts): void;
  drop(partitionKey: string): void;
}

/** What was read last of each partner. No truth: whoever uses it asks storage first whether it is still the same. */
export function createFactsMemory(mostRows = MOST_ROWS): FactsMemory {
  // The one that was not asked for longest is the first.
  const known = new Map<string, StoredFacts>();
  let rows = 0;

  function drop(partitionKey: string): void {
    rows -= known.get(partitionKey)?.etags.size ?? 0;
    known.delete(partitionKey);
  }

  function keep(partitionKey: string, facts: StoredFacts): void {
    drop(partitionKey);
    known.set(partitionKey, facts);
    rows += facts.etags.size;
    for (const oldest of known.keys()) {
      if (rows <= mostRows) return;
      drop(oldest);
    }
  }

  return {
    find(partitionKey) {
      const found = known.get(partitionKey);
      if (found !== undefined) keep(partitionKey, found);
      return found;
    },
    keep,
    drop,
  };
}

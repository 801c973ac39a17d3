import { isDeepStrictEqual } from 'node:util';

/** A place where two values differ. Lists are entered by the id of their members. */
export interface Difference {
  readonly path: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Where `after` differs from `before`, `depth` levels down at most; what lies below counts as one. */
export function findDifferences(before: unknown, after: unknown, depth: number): readonly Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [was, became] = [partsOf(before), partsOf(after)];
  if (depth === 0 || was === null || became === null) return [{ path: [], before, after }];
  return [...new Set([...was.keys(), ...became.keys()])].flatMap((key) =>
    findDifferences(was.get(key), became.get(key), depth - 1).map((each) => ({ ...each, path: [key, ...each.path] })),
  );
}

export type Merged = { readonly kind: 'merged'; readonly value: unknown } | { readonly kind: 'in the way' };

/** Takes the step from `before` to `after` back out of what is there `now`: what others changed beside it stays. */
export function mergeBack(before: unknown, after: unknown, now: unknown, depth: number): Merged {
  if (isDeepStrictEqual(before, after) || isDeepStrictEqual(now, before)) return { kind: 'merged', value: now };
  if (isDeepStrictEqual(now, after)) return { kind: 'merged', value: before };
  const [was, became, is] = [partsOf(before), partsOf(after), partsOf(now)];
  if (depth === 0 || was === null || became === null || is === null) return { kind: 'in the way' };
  const merged = new Map(is);
  for (const key of new Set([...was.keys(), ...became.keys()])) {
    const part = mergeBack(was.get(key), became.get(key), is.get(key), depth - 1);
    if (part.kind === 'in the way') return part;
    if (part.value === undefined) merged.delete(key);
    else merged.set(key, part.value);
  }
  return { kind: 'merged', value: Array.isArray(now) ? [...merged.values()] : Object.fromEntries(merged) };
}

/** The parts of an object, or of a list whose members tell themselves apart; null for anything else. */
function partsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (Array.isArray(value)) {
    const keyed = value.flatMap((each: unknown) => {
      const key = keyOf(each);
      return key === null ? [] : [[key, each] as const];
    });
    return keyed.length === value.length ? new Map(keyed) : null;
  }
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : null;
}

function keyOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('id' in value && typeof value.id === 'string') return value.id;
  return 'certification' in value && typeof value.certification === 'string' ? value.certification : null;
}

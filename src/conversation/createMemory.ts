/** All areas, with names and without, of two days: around midnight a company may have both. */
const MOST_NAMES = 24;

/**
 * Keeps what follows from two objects that never change, and from a name, for as long as both are in use by others: what
 * somebody asks again about the same numbers is not worked out again. Of each pair the names that were not asked for longest
 * go, such as those of past days. What fails is tried again.
 */
export function createMemory<Value>() {
  const known = new WeakMap<object, WeakMap<object, Map<string, Value>>>();
  return function recall(of: object, and: object, name: string, work: () => Value): Value {
    const ofOne = known.get(of) ?? new WeakMap<object, Map<string, Value>>();
    const ofBoth = ofOne.get(and) ?? new Map<string, Value>();
    known.set(of, ofOne.set(and, ofBoth));
    const isKnown = ofBoth.has(name);
    const value = isKnown ? (ofBoth.get(name) as Value) : work();
    // Put at the end, so that the first one is the one that was not asked for longest.
    ofBoth.delete(name);
    ofBoth.set(name, value);
    const [oldest] = ofBoth.keys();
    if (ofBoth.size > MOST_NAMES && oldest !== undefined) ofBoth.delete(oldest);
    if (!isKnown && value instanceof Promise) value.catch(() => ofBoth.get(name) === value && ofBoth.delete(name));
    return value;
  };
}

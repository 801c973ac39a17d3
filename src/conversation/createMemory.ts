/**
 * Keeps what follows from two objects that never change, and from a name, for as long as both are in use by others: what
 * somebody asks again about the same numbers is not worked out again.
 */
export function createMemory<Value>() {
  const known = new WeakMap<object, WeakMap<object, Map<string, Value>>>();
  return function recall(of: object, and: object, name: string, work: () => Value): Value {
    const ofOne = known.get(of) ?? new WeakMap<object, Map<string, Value>>();
    const ofBoth = ofOne.get(and) ?? new Map<string, Value>();
    const value = ofBoth.has(name) ? (ofBoth.get(name) as Value) : work();
    known.set(of, ofOne.set(and, ofBoth.set(name, value)));
    return value;
  };
}

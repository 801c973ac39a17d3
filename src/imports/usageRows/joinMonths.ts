import { type Month, monthsBetween } from '../../usage/months.ts';

export type Months<Customer> = ReadonlyMap<Month, ReadonlyMap<string, Customer>>;

/** Several parts as one: what they tell of the same customer and month is joined. */
export function joinMonths<Customer>(
  parts: readonly Months<Customer>[],
  join: (one: Customer, other: Customer) => Customer,
): Months<Customer> {
  const joined = new Map<Month, Map<string, Customer>>();
  for (const part of parts) {
    for (const [month, customers] of part) {
      const all = joined.get(month) ?? new Map<string, Customer>();
      joined.set(month, all);
      for (const [tenantId, customer] of customers) {
        const before = all.get(tenantId);
        all.set(tenantId, before === undefined ? customer : join(before, customer));
      }
    }
  }
  return joined;
}

/**
 * The months that files show to be covered: those that have rows, and those without that lie within the first and last
 * month of at least two of them, since two exports would hardly lose the same month. Covered without rows, a month is empty.
 */
export function coverMonths<Customer>(
  files: readonly Months<Customer>[],
  join: (one: Customer, other: Customer) => Customer,
): Months<Customer> {
  const known = new Map(joinMonths(files, join));
  const spans = files.flatMap((months) => {
    const [first, ...rest] = [...months.keys()].toSorted();
    return first === undefined ? [] : [{ first, last: rest.at(-1) ?? first }];
  });
  const all = spans.flatMap(({ first, last }) => monthsBetween(first, last));
  const counts = new Map<Month, number>();
  for (const month of all) counts.set(month, (counts.get(month) ?? 0) + 1);
  for (const [month, count] of counts) if (count > 1 && !known.has(month)) known.set(month, new Map());
  return new Map([...known].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Of two names the first in the alphabet, so that no order of files matters. */
export function firstNamed(one: string, other: string): string {
  if (one === '' || other === '') return one + other;
  return one < other ? one : other;
}

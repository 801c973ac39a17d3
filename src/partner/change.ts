import type { FigureFacts, FigureOwner, PartnerRecord, RosterPerson, Settings } from './record.ts';

/** One fact as it shall be afterwards; null takes it out. A fact is what one stored row holds. */
export type FactWrite =
  | { readonly kind: 'settings'; readonly after: Settings }
  | { readonly kind: 'figures'; readonly owner: FigureOwner; readonly after: FigureFacts | null }
  | { readonly kind: 'person'; readonly id: string; readonly after: RosterPerson | null };

/** Everything one act of a person changes, together or not at all. */
export type Change = readonly FactWrite[];

/** The record as it is once the change is made. Whoever is on the roster keeps the place. */
export function applyChange(record: PartnerRecord, change: Change): PartnerRecord {
  const people = new Map(record.people.map((person) => [person.id, person]));
  const figures = { ...record.figures };
  let { settings } = record;
  for (const write of change) {
    switch (write.kind) {
      case 'settings':
        settings = write.after;
        break;
      case 'figures':
        if (write.after === null) delete figures[write.owner];
        else figures[write.owner] = write.after;
        break;
      case 'person':
        if (write.after === null) people.delete(write.id);
        else people.set(write.id, write.after);
        break;
    }
  }
  return { settings, figures, people: [...people.values()] };
}

/** The change that takes this one back, made on the record as it was before. */
export function invertChange({ settings, figures, people }: PartnerRecord, change: Change): Change {
  const known = new Map(people.map((person) => [person.id, person]));
  function invert(write: FactWrite): FactWrite {
    switch (write.kind) {
      case 'settings':
        return { kind: 'settings', after: settings };
      case 'figures':
        return { ...write, after: figures[write.owner] ?? null };
      case 'person':
        return { ...write, after: known.get(write.id) ?? null };
    }
  }
  return change.map(invert);
}

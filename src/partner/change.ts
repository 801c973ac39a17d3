import type { FigureFacts, FigureOwner, PartnerRecord, RosterPerson, Settings } from './record.ts';

/** One fact as it shall be afterwards; null takes it out. A fact is what one stored row holds. */
export type FactWrite =
  | { readonly kind: 'settings'; readonly after: Settings }
  | { readonly kind: 'figures'; readonly owner: FigureOwner; readonly after: FigureFacts | null }
  | { readonly kind: 'person'; readonly id: string; readonly after: RosterPerson | null };

/** Everything one act of a person changes, together or not at all. */
export type Change = readonly FactWrite[];

/** The record as it is once the change is made. */
export function applyChange(record: PartnerRecord, change: Change): PartnerRecord {
  return change.reduce(applyWrite, record);
}

function applyWrite(record: PartnerRecord, write: FactWrite): PartnerRecord {
  switch (write.kind) {
    case 'settings':
      return { ...record, settings: write.after };
    case 'figures': {
      const { [write.owner]: _before, ...others } = record.figures;
      return { ...record, figures: write.after === null ? others : { ...others, [write.owner]: write.after } };
    }
    case 'person':
      return { ...record, people: replacePerson(record.people, write.id, write.after) };
  }
}

/** Whoever is on the roster keeps the place. */
function replacePerson(people: readonly RosterPerson[], id: string, after: RosterPerson | null): RosterPerson[] {
  if (after === null) return people.filter((person) => person.id !== id);
  const isKnown = people.some((person) => person.id === id);
  return isKnown ? people.map((person) => (person.id === id ? after : person)) : [...people, after];
}

/** The change that takes this one back, made on the record as it was before. */
export function invertChange(record: PartnerRecord, change: Change): Change {
  return change.map((write) => invertWrite(record, write));
}

function invertWrite(record: PartnerRecord, write: FactWrite): FactWrite {
  switch (write.kind) {
    case 'settings':
      return { kind: 'settings', after: record.settings };
    case 'figures':
      return { ...write, after: record.figures[write.owner] ?? null };
    case 'person':
      return { ...write, after: record.people.find(({ id }) => id === write.id) ?? null };
  }
}

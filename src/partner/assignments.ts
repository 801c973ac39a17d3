import type { Assignment, PartnerRecord, RosterPerson } from './record.ts';
import { dropCertification, holdCertification } from './roster.ts';

export interface OpenAssignment {
  readonly assignment: Assignment;
  readonly person: RosterPerson;
}

/** What people are still to earn, the earliest day first; without those who left, and without what they hold by now. */
export function openAssignments({ settings, people }: PartnerRecord): readonly OpenAssignment[] {
  return settings.assignments
    .flatMap((assignment) => {
      const person = people.find(({ id }) => id === assignment.person);
      return person === undefined || isFulfilled(person, assignment) ? [] : [{ assignment, person }];
    })
    .toSorted((a, b) => a.assignment.by.localeCompare(b.assignment.by));
}

/** A certification that lapses before the day is to be earned again. */
export function isFulfilled(person: RosterPerson, { certification, by }: Omit<Assignment, 'id'>): boolean {
  const held = person.certifications.find((each) => each.certification === certification);
  return held !== undefined && (held.expires === undefined || held.expires >= by);
}

/** The same certification of the same person is planned once. */
export function createAssignment(person: string, certification: string, by: string): Assignment {
  return { id: `${certification} ${person}`, person, certification, by };
}

/** The person with the certification as one that was earned that day; the days of a lapsed one are gone. */
function earn(person: RosterPerson, certification: string, day: string): RosterPerson {
  return holdCertification(dropCertification(person, certification), { certification, earned: day });
}

/** The record as if all that is planned were earned on the day; the same record where nothing is. */
export function fulfilAssignments(record: PartnerRecord, day: string): PartnerRecord {
  const open = openAssignments(record);
  if (open.length === 0) return record;
  const people = record.people.map((person) =>
    open
      .filter((each) => each.person.id === person.id)
      .reduce((before, { assignment }) => earn(before, assignment.certification, day), person),
  );
  return { ...record, people };
}

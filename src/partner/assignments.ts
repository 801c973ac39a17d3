import { getCertification, isEarnable } from '../scoring/certifications.ts';
import { AZURE_AREAS } from '../scoring/designations.ts';
import { figureOwner, raiseFigure } from './facts.ts';
import type { Assignment, Outsider, PartnerRecord, RosterPerson } from './record.ts';
import { createPerson, dropCertification, holdCertification } from './roster.ts';

export type CertificationAssignment = Extract<Assignment, { certification: string }>;
export type FigureAssignment = Extract<Assignment, { figure: string }>;

export interface OpenAssignment<Kind extends Assignment = Assignment> {
  readonly assignment: Kind;
  /** Whoever sees to it; somebody who is not on the roster has no certifications. */
  readonly person: RosterPerson;
}

/** What people are still to do, the earliest day first; without those who left, and without what they hold by now. */
export function openAssignments({ settings, people }: PartnerRecord): readonly OpenAssignment[] {
  return settings.assignments
    .flatMap((assignment): OpenAssignment[] => {
      const person = findBearer(people, assignment.person);
      if (person === undefined || (isOfCertification(assignment) && isFulfilled(person, assignment))) return [];
      return [{ assignment, person }];
    })
    .toSorted((a, b) => a.assignment.by.localeCompare(b.assignment.by));
}

/** Those whose day was before this one (ISO). */
export function overdueAssignments(record: PartnerRecord, day: string): readonly OpenAssignment[] {
  return openAssignments(record).filter(({ assignment }) => assignment.by < day);
}

function findBearer(people: readonly RosterPerson[], bearer: string | Outsider): RosterPerson | undefined {
  if (typeof bearer === 'string') return people.find(({ id }) => id === bearer);
  return createPerson({ ...bearer, userId: null }, []);
}

export function isOfCertification(assignment: Assignment): assignment is CertificationAssignment {
  return 'certification' in assignment;
}

/** A certification that lapses before the day is to be earned again. */
export function isFulfilled(
  person: RosterPerson,
  { certification, by }: Omit<CertificationAssignment, 'id' | 'person'>,
): boolean {
  const held = person.certifications.find((each) => each.certification === certification);
  return held !== undefined && (held.expires === undefined || held.expires >= by);
}

/** The same certification of the same person is planned once. */
export function createAssignment(person: string, certification: string, by: string): CertificationAssignment {
  return { id: `${certification} ${person}`, person, certification, by };
}

/** Raising a figure by `more`; the same figure of the same person is planned once. Shared figures are those of the first area. */
export function createFigureAssignment(
  record: Pick<PartnerRecord, 'settings' | 'people'>,
  person: RosterPerson,
  { figure, more, by, ...raise }: Pick<FigureAssignment, 'area' | 'figure' | 'more' | 'by'>,
): FigureAssignment {
  const area = figureOwner(record, raise.area) === 'azure' ? AZURE_AREAS[0] : raise.area;
  const { id, name, mail } = person;
  const isOnRoster = record.people.some((each) => each.id === id);
  return { id: `${area} ${figure} ${id}`, person: isOnRoster ? id : { name, mail }, area, figure, more, by };
}

/** The person with the certification as one that was earned that day; the days of a lapsed one are gone. */
function earn(person: RosterPerson, certification: string, day: string): RosterPerson {
  return holdCertification(dropCertification(person, certification), { certification, earned: day });
}

/** What is planned may go away before it is done: a certification that was retired can no longer be earned. */
export function canBeDone(assignment: Assignment, day: string): boolean {
  return !isOfCertification(assignment) || isEarnable(getCertification(assignment.certification), day);
}

/** The record as if all that is planned and can still be done were done on the day; the same record where nothing is. An unknown figure stays unknown. */
export function fulfilAssignments(record: PartnerRecord, day: string): PartnerRecord {
  const open = openAssignments(record).filter(({ assignment }) => canBeDone(assignment, day));
  if (open.length === 0) return record;
  const people = record.people.map((person) =>
    open
      .filter((each) => each.person.id === person.id)
      .reduce(
        (before, { assignment }) =>
          isOfCertification(assignment) ? earn(before, assignment.certification, day) : before,
        person,
      ),
  );
  const raised = open.reduce<PartnerRecord>((before, { assignment }) => {
    if (isOfCertification(assignment)) return before;
    const { area, figure, more } = assignment;
    return raiseFigure(before, area, figure, more);
  }, record);
  return { ...raised, people };
}

import type { Certification } from '../scoring/certifications.ts';
import { AREA_IDS, type AreaId } from '../scoring/designations.ts';
import type { CertifiedPerson } from '../scoring/facts.ts';
import type { PathScore } from '../scoring/score.ts';
import type { Course } from './courses.ts';
import { type Learners, openStepsOf } from './learners.ts';
import { figureGroup, type PlanRequest } from './planRequest.ts';
import type { PlanProgram, Raise } from './writeProgram.ts';

/** Who earns something: somebody of the roster, the n-th of those who are not on it, or whoever where only totals are known. */
type Learner =
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'new'; readonly number: number }
  | { readonly kind: 'anyone'; readonly number: number };

/** One thing that one person, or the company, can do. `areas` are those that it helps. */
export type PlanStep =
  | {
      readonly kind: 'course';
      readonly learner: Learner;
      readonly certifications: readonly Certification[];
      readonly alternatives: readonly Certification[];
      readonly effort: number;
      readonly areas: readonly AreaId[];
      /** `area/step` of each step in which the learner counts by it. */
      readonly opens: readonly string[];
    }
  | ({ readonly kind: 'raise'; readonly units: number; readonly areas: readonly AreaId[] } & Raise);

// Nobody likes to be planned for more exams while others have none.
const MOST_EXAMS_EACH = 3;

/** What the solver's numbers mean: raises, and courses given to people, those with the fewest exams first. */
export function readSteps(
  { raises, courses }: Pick<PlanProgram, 'raises' | 'courses'>,
  values: readonly number[],
  request: PlanRequest,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
): readonly PlanStep[] {
  const unitsOf = (variable: number) => Math.round(values[variable] ?? 0);
  const raised = raises.flatMap(({ variable, raise }): PlanStep[] => {
    const units = unitsOf(variable);
    if (units === 0) return [];
    const areas = [...paths].filter(([area, candidates]) => isCounted(raise, area, candidates)).map(([area]) => area);
    return [{ kind: 'raise', ...raise, effort: raise.effort * units, units, areas }];
  });
  const bought = courses.flatMap(({ variable, ...each }) => Array.from({ length: unitsOf(variable) }, () => each));
  return [...giveCourses(bought, request, paths), ...raised];

  function isCounted({ group, figure }: Raise, area: AreaId, candidates: readonly PathScore[]): boolean {
    return (
      group === figureGroup(request, area) &&
      candidates.some(({ metrics }) =>
        metrics.some(
          ({ rule }) =>
            rule.paidBy === 'figures' &&
            (rule.needs?.figure === figure || rule.parts.some((part) => part.figure === figure)),
        ),
      )
    );
  }
}

interface Seat {
  readonly learner: Learner;
  readonly id: string | null;
  /** Certifications that are no longer worth an exam: held today, or from a later day on. */
  readonly held: readonly string[];
  readonly opened: Set<string>;
  exams: number;
}

function giveCourses(
  bought: readonly { readonly learners: Learners; readonly course: Course }[],
  { facts }: PlanRequest,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
): readonly PlanStep[] {
  const isRoster = facts.people.kind === 'roster';
  const seats = facts.people.kind === 'roster' ? facts.people.people.map((person) => seatOf(person, facts.day)) : [];
  const rosterSize = seats.length;

  function seatOf(person: CertifiedPerson, day: string): Seat {
    const held = person.certifications.filter(({ expires }) => (expires ?? day) >= day);
    return {
      learner: { kind: 'known', id: person.id },
      id: person.id,
      held: held.map(({ certification }) => certification),
      opened: new Set(openStepsOf(person, paths, day)),
      exams: 0,
    };
  }

  function openSeat(): Seat {
    const number = seats.length - rosterSize + 1;
    const seat: Seat = {
      learner: { kind: isRoster ? 'new' : 'anyone', number },
      ...{ id: null, held: [], opened: new Set(), exams: 0 },
    };
    seats.push(seat);
    return seat;
  }

  function findSeat({ people }: Learners, { certifications, opens }: Course): Seat {
    const fitting = seats.filter(({ opened }) => ![...opens].some((step) => opened.has(step)));
    if (people !== null) {
      const ids = people.map(({ id }) => id);
      const named = seats.filter(({ id }) => id !== null && ids.includes(id));
      return fewestExams(named.filter((seat) => fitting.includes(seat))) ?? named[0] ?? openSeat();
    }
    const free = fitting.filter(
      ({ held, exams }) =>
        exams + certifications.length <= MOST_EXAMS_EACH && !certifications.some(({ id }) => held.includes(id)),
    );
    return fewestExams(free) ?? openSeat();
  }

  // Those who are named by the plan come first, since nobody else could do it for less.
  const named = bought.filter(({ learners }) => learners.people !== null);
  const open = bought.filter(({ learners }) => learners.people === null);
  return [...named, ...open].map(({ learners, course }): PlanStep => {
    const seat = findSeat(learners, course);
    for (const step of course.opens) seat.opened.add(step);
    seat.exams += course.certifications.length;
    const opens = [...course.opens];
    const { certifications, alternatives, effort } = course;
    const areas = AREA_IDS.filter((area) => opens.some((step) => step.startsWith(`${area}/`)));
    return { kind: 'course', learner: seat.learner, certifications, alternatives, effort, areas, opens };
  });
}

function fewestExams(seats: readonly Seat[]): Seat | undefined {
  return seats.reduce<Seat | undefined>(
    (best, seat) => (best !== undefined && best.exams <= seat.exams ? best : seat),
    undefined,
  );
}

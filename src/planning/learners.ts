import type { AreaId } from '../scoring/designations.ts';
import type { CertifiedPerson } from '../scoring/facts.ts';
import { stepsOpenedBy } from '../scoring/people.ts';
import type { PathScore } from '../scoring/score.ts';
import { type Course, type CourseOptions, isOutdoneBy, listCourses, PREREQUISITES, type StepKey } from './courses.ts';
import type { PlanRequest } from './planRequest.ts';

/** People for whom the same courses are worth considering, and how many of them there are. */
export interface Learners {
  /** Null for people who hold nothing that helps: anyone, on the roster or not. */
  readonly people: readonly CertifiedPerson[] | null;
  readonly count: number;
  readonly courses: readonly Course[];
}

/**
 * Who could earn what. Whoever is not on the roster holds nothing; somebody on it is told apart only where that is
 * cheaper. Typed totals do not say who holds what, so there whoever learns is taken to hold the prerequisites.
 */
export function findLearners(
  request: PlanRequest,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
): readonly Learners[] {
  if (!request.means.includes('people')) return [];
  const { facts, efforts } = request;
  const lacking = listLacking(paths);
  const steps = new Map([...lacking].map(([key, { certifications }]) => [key, certifications]));
  const options: CourseOptions = { steps, day: facts.day, efforts };
  const most = Math.max(0, ...[...lacking.values()].map(({ people }) => people));
  if (facts.people.kind !== 'roster') {
    return [{ people: null, count: most, courses: listCourses(PREREQUISITES, new Set(), options) }];
  }
  const anyone: Learners = { people: null, count: most, courses: listCourses(new Set(), new Set(), options) };
  return [anyone, ...groupPeople(facts.people.people, request, paths, options, anyone.courses)];
}

interface Lacking {
  readonly certifications: readonly string[];
  readonly people: number;
}

/** The steps that still pay for more people on one of the area's paths, and how many at most. */
function listLacking(paths: ReadonlyMap<AreaId, readonly PathScore[]>): ReadonlyMap<StepKey, Lacking> {
  const lacking = new Map<StepKey, Lacking>();
  for (const [area, candidates] of paths) {
    for (const { ruleSet, steps } of candidates) {
      for (const { id, people, needed } of steps) {
        const key = `${area}/${id}`;
        const more = Math.max(needed - people, lacking.get(key)?.people ?? 0);
        if (more > 0) lacking.set(key, { certifications: ruleSet.steps[id]?.certifications ?? [], people: more });
      }
    }
  }
  return lacking;
}

function groupPeople(
  roster: readonly CertifiedPerson[],
  { facts: { day } }: PlanRequest,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
  options: CourseOptions,
  ofAnyone: readonly Course[],
): readonly Learners[] {
  const alike = new Map<string, { people: CertifiedPerson[]; courses: readonly Course[] }>();
  for (const person of roster) {
    const held = new Set(heldOn(person, day).filter((id) => PREREQUISITES.has(id)));
    const open = new Set(openStepsOf(person, paths, day));
    const key = [...held, ...open].toSorted().join(' ');
    const known = alike.get(key);
    if (known !== undefined) known.people.push(person);
    else {
      // What anyone could do as well needs no name yet; names are given once the plan is found.
      const courses = listCourses(held, open, options).filter(
        (course) => !ofAnyone.some((other) => isOutdoneBy(course, other)),
      );
      alike.set(key, { people: [person], courses });
    }
  }
  return [...alike.values()].flatMap(({ people, courses }): Learners[] => {
    if (courses.length === 0) return [];
    // People are counted together only while no two courses of one person could open the same step.
    const opened = courses.flatMap(({ opens }) => [...opens]);
    const canCountTogether = new Set(opened).size === opened.length;
    return canCountTogether
      ? [{ people, count: people.length, courses }]
      : people.map((person) => ({ people: [person], count: 1, courses }));
  });
}

/** The steps of all areas in which somebody counts on the day. */
export function openStepsOf(
  person: CertifiedPerson,
  paths: ReadonlyMap<AreaId, readonly PathScore[]>,
  day: string,
): readonly StepKey[] {
  return [...paths].flatMap(([area, [path]]) =>
    path === undefined ? [] : [...stepsOpenedBy(person, path.ruleSet, day)].map((step) => `${area}/${step}`),
  );
}

/** What a person holds on the day, lapsed and future ones left out. */
function heldOn({ certifications }: CertifiedPerson, day: string): readonly string[] {
  return certifications
    .filter(({ earned, expires }) => (earned ?? day) <= day && (expires ?? day) >= day)
    .map(({ certification }) => certification);
}

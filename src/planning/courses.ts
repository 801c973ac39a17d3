import { CERTIFICATIONS, type Certification, getCertification, isEarnable } from '../scoring/certifications.ts';
import { type Efforts, effortOfCertification } from '../scoring/effort.ts';

/** A step of an area's rule set, as `area/step`: the same certification may open steps of several areas. */
export type StepKey = string;

/** Certifications that one person earns together, prerequisites first. */
export interface Course {
  readonly certifications: readonly Certification[];
  readonly effort: number;
  /** The steps in which the person counts afterwards and did not before. */
  readonly opens: ReadonlySet<StepKey>;
  /** Other certifications that do the same for the same effort. */
  readonly alternatives: readonly Certification[];
}

export interface CourseOptions {
  /** The steps that still lack people, with the certifications that open them. */
  readonly steps: ReadonlyMap<StepKey, readonly string[]>;
  readonly day: string;
  readonly efforts: Efforts;
}

/** Certifications that are asked for before another one can be earned. */
export const PREREQUISITES: ReadonlySet<string> = new Set(
  CERTIFICATIONS.flatMap(({ prerequisites }) => prerequisites?.anyOf ?? []),
);

/**
 * Every course worth considering for a person who holds some certifications and counts in some steps already.
 * Certifications linked by a prerequisite stay together, since one person can use it for both; others are courses of their own.
 */
export function listCourses(
  held: ReadonlySet<string>,
  openSteps: ReadonlySet<StepKey>,
  { steps, day, efforts }: CourseOptions,
): readonly Course[] {
  function opensOf(id: string): readonly StepKey[] {
    return [...steps].flatMap(([key, ids]) => (ids.includes(id) && !openSteps.has(key) ? [key] : []));
  }

  const useful = CERTIFICATIONS.filter(({ id }) => !held.has(id) && opensOf(id).length > 0);
  const chains = useful.flatMap(({ id }) => listChains(id, held, day));
  const courses = uniteLinked(chains).map((ids): Course => {
    const certifications = ids.map(getCertification);
    const effort = certifications.reduce((sum, each) => sum + effortOfCertification([each], efforts), 0);
    return { certifications, effort, opens: new Set(ids.flatMap(opensOf)), alternatives: [] };
  });
  return dropOutdone(courses);
}

/** The ways to come to hold a certification: alone, or behind one of its prerequisites. None where it cannot be earned. */
function listChains(id: string, held: ReadonlySet<string>, day: string, above: readonly string[] = []): string[][] {
  const certification = getCertification(id);
  if (!isEarnable(certification, day) || above.includes(id)) return [];
  const asked = certification.prerequisites?.anyOf ?? [];
  if (asked.length === 0 || asked.some((each) => held.has(each))) return [[id]];
  return asked.flatMap((each) => listChains(each, held, day, [...above, id])).map((chain) => [...chain, id]);
}

/** The chains, and every union of chains that share a certification. */
function uniteLinked(chains: readonly string[][]): readonly (readonly string[])[] {
  const united = new Map(chains.map((chain) => [keyOf(chain), chain]));
  // A map visits what is added while it is walked, so unions are united further.
  for (const course of united.values()) {
    for (const chain of chains) {
      if (!chain.some((id) => course.includes(id))) continue;
      const union = [...course, ...chain.filter((id) => !course.includes(id))];
      if (!united.has(keyOf(union))) united.set(keyOf(union), union);
    }
  }
  return [...united.values()];
}

function keyOf(ids: readonly string[]): string {
  return ids.toSorted().join(' ');
}

/** Without the courses that another one outdoes: at least the same steps for no more effort. */
function dropOutdone(courses: readonly Course[]): readonly Course[] {
  const kept: Course[] = [];
  for (const course of courses.toSorted((a, b) => a.effort - b.effort || b.opens.size - a.opens.size)) {
    const better = kept.findIndex((each) => isOutdoneBy(course, each));
    const winner = kept[better];
    if (winner === undefined) kept.push(course);
    else if (isOutdoneBy(winner, course)) kept[better] = addAlternative(winner, course);
  }
  return kept;
}

export function isOutdoneBy(course: Course, other: Course): boolean {
  return course.effort >= other.effort && [...course.opens].every((key) => other.opens.has(key));
}

function addAlternative(course: Course, { certifications: [only, ...more] }: Course): Course {
  if (only === undefined || more.length > 0 || course.certifications.length > 1) return course;
  return { ...course, alternatives: [...course.alternatives, only] };
}

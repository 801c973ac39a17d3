import { callToEarn } from '../../language/certificationWords.ts';
import { trackOf } from '../../language/figureWords.ts';
import { sayNeed } from '../../language/gapWords.ts';
import type { Words } from '../../language/words.ts';
import type { RosterPerson } from '../../partner/record.ts';
import type { PlanStep } from '../../planning/planSteps.ts';
import { type Certification, lastDayToEarn } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Line } from '../reply.ts';

type CourseStep = Extract<PlanStep, { kind: 'course' }>;

/** The steps of a plan as lines. People are named where names may be shown; others who do the same share a line. `areas`: those of the plan; `day`: the reader's today. */
export function describePlanSteps(
  words: Words,
  steps: readonly PlanStep[],
  people: readonly RosterPerson[] | null,
  areas: readonly AreaId[],
  day: string,
): readonly Line[] {
  const names = new Map((people ?? []).map(({ id, name }) => [id, name]));
  const shared = new Map<string, CourseStep[]>();
  for (const step of steps) {
    if (step.kind !== 'course') continue;
    const name = step.learner.kind === 'known' ? names.get(step.learner.id) : undefined;
    const key = JSON.stringify([name ?? step.learner.kind, step.certifications.map(({ id }) => id)]);
    shared.set(key, [...(shared.get(key) ?? []), step]);
  }
  const courses = [...shared.values()].flatMap((same): Line[] => {
    const [first] = same;
    if (first === undefined) return [];
    const name = first.learner.kind === 'known' ? names.get(first.learner.id) : undefined;
    return [
      {
        key: name === undefined ? `plan.step.${first.learner.kind}` : 'plan.step.named',
        values: {
          name: name ?? '',
          count: same.length,
          exams: sayExams(words, first, day),
          ...sayWorth(words, same, areas),
        },
      },
    ];
  });
  const raises = steps.flatMap((step): Line[] => {
    const [area] = step.areas;
    if (step.kind !== 'raise' || area === undefined) return [];
    return [
      { key: 'plan.step.raise', values: { need: sayRaise(words, area, step), ...sayWorth(words, [step], areas) } },
    ];
  });
  return [...courses, ...raises];
}

/** The effort, and the areas that the steps help where the plan is for several. */
function sayWorth(words: Words, steps: readonly PlanStep[], planned: readonly AreaId[]) {
  const effort = steps.reduce((sum, step) => sum + step.effort, 0);
  const helped = steps[0]?.areas ?? [];
  const areas =
    helped.length === planned.length
      ? words.say('plan.allAreas', { count: planned.length })
      : words.list(helped.map((area) => words.say(`area.${area}`)));
  return { effort, showAreas: planned.length > 1, areas };
}

function sayRaise(words: Words, area: AreaId, step: Extract<PlanStep, { kind: 'raise' }>): string {
  const { figure, metric, unit, atLeast, units } = step;
  const need =
    atLeast === null
      ? sayNeed(words, area, { kind: 'figure', metric, figure, unit, points: 0 }, units)
      : sayNeed(words, area, { kind: 'minimum', metric, figure, unit, atLeast, points: 0 });
  const track = trackOf(figure);
  return track === null ? need : words.say('assign.place', { what: need, place: words.say(`track.${track}`) });
}

const MOST_ALTERNATIVES = 3;

/** "AZ-104, then AZ-305"; "PL-300 (or DP-300, DP-600)"; "MS-102 by 30 November", where it goes away. */
function sayExams(words: Words, { certifications, alternatives }: CourseStep, day: string): string {
  const [first = '', ...next] = certifications.map((certification) => sayExam(words, certification, day));
  const exams = next.reduce((before, exam) => words.say('plan.then', { before, exam }), first);
  if (alternatives.length === 0) return exams;
  const shown = alternatives.slice(0, MOST_ALTERNATIVES).map((certification) => callToEarn(words, certification, day));
  return words.say('plan.or', { exams, others: shown.join(', '), more: alternatives.length - shown.length });
}

function sayExam(words: Words, certification: Certification, day: string): string {
  const exam = callToEarn(words, certification, day);
  const until = lastDayToEarn([certification]);
  return until === null ? exam : words.say('plan.by', { exam, day: words.day(until, day) });
}

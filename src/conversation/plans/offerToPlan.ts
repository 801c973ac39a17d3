import { isOfCertification, openAssignments } from '../../partner/assignments.ts';
import type { Plan } from '../../planning/findPlan.ts';
import type { PlanStep } from '../../planning/planSteps.ts';
import { typeRaise } from '../../reading/readRaise.ts';
import { AZURE_AREAS } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import type { Button } from '../reply.ts';
import { sayBriefly } from '../wording/sayAssigned.ts';
import { typeName } from './assignQuestions.ts';
import { isSameFigure } from './chooseFigure.ts';

const MOST_OFFERS = 3;

/** Buttons that make the first steps of a plan what somebody is to do by a day, except for those that are planned already. */
export function offerToPlan(context: Telling, { steps }: Plan): readonly Button[] {
  const offers = steps.flatMap((step) => {
    const offer = step.kind === 'course' ? offerCourse(context, step) : offerRaise(context, step);
    return offer === null ? [] : [offer];
  });
  return offers.slice(0, MOST_OFFERS);
}

function offerCourse(
  { record, words, showNames }: Telling,
  { learner, certifications }: Extract<PlanStep, { kind: 'course' }>,
): Button | null {
  if (learner.kind !== 'known' || !showNames) return null;
  const person = record.people.find(({ id }) => id === learner.id);
  const planned = new Set(openAssignments(record).map(({ assignment }) => assignment.id));
  const next = certifications.find(({ id }) => !planned.has(`${id} ${learner.id}`));
  if (person === undefined || next === undefined) return null;
  return {
    label: 'assign.button.assign',
    values: { what: sayBriefly(words, { certification: next.id }), name: person.name },
    action: { a: 'say', say: `assign ${next.id} to ${typeName(person)}` },
  };
}

/** Of a figure, what nobody has taken on yet; who does is asked next. */
function offerRaise({ record, words }: Telling, step: Extract<PlanStep, { kind: 'raise' }>): Button | null {
  const option = { area: step.group === 'azure' ? AZURE_AREAS[0] : step.group, figure: step.figure };
  const wanted = step.atLeast === null ? step.unit * step.units : step.unit;
  const planned = openAssignments(record).reduce(
    (sum, { assignment }) =>
      isOfCertification(assignment) || !isSameFigure(record, assignment, option) ? sum : sum + assignment.more,
    0,
  );
  const more = wanted - planned;
  if (more <= 0) return null;
  return {
    label: 'assign.button.plan',
    values: { what: sayBriefly(words, { ...option, more }) },
    action: { a: 'say', say: `assign ${typeRaise(option, more)}` },
  };
}

import type { AreaId } from '../scoring/designations.ts';
import type { CertifiedPerson, Facts, StepCounts } from '../scoring/facts.ts';
import { figureGroup, type PlanRequest } from './planRequest.ts';
import type { PlanStep } from './planSteps.ts';

/** The facts once all the steps are done, all on the day of the facts. */
export function applySteps(request: PlanRequest, steps: readonly PlanStep[]): Facts {
  const figures: Partial<Record<AreaId, Facts['figures'][AreaId]>> = { ...request.facts.figures };
  for (const area of request.areas) {
    const raised: Record<string, number | undefined> = { ...figures[area] };
    for (const step of steps) {
      if (step.kind !== 'raise' || step.group !== figureGroup(request, area)) continue;
      raised[step.figure] = step.atLeast ?? (raised[step.figure] ?? 0) + step.unit * step.units;
    }
    figures[area] = raised;
  }
  return { ...request.facts, figures, people: teach(request.facts, steps) };
}

function teach({ people, day }: Facts, steps: readonly PlanStep[]): Facts['people'] {
  const courses = steps.filter((step) => step.kind === 'course');
  switch (people.kind) {
    case 'unknown':
      return people;
    case 'counts': {
      const counts: Partial<Record<AreaId, Record<string, number | undefined>>> = {};
      for (const [area, known] of Object.entries(people.counts) as [AreaId, StepCounts][]) counts[area] = { ...known };
      for (const key of courses.flatMap(({ opens }) => opens)) {
        const [area, step] = key.split('/') as [AreaId, string];
        counts[area] = { ...counts[area], [step]: (counts[area]?.[step] ?? 0) + 1 };
      }
      return { kind: 'counts', counts };
    }
    case 'roster': {
      const roster = new Map(people.people.map((person) => [person.id, person]));
      for (const { learner, certifications } of courses) {
        const id = learner.kind === 'known' ? learner.id : `new ${learner.number}`;
        const person: CertifiedPerson = roster.get(id) ?? { id, certifications: [] };
        const earned = certifications.map((each) => ({ certification: each.id, earned: day }));
        roster.set(id, { ...person, certifications: [...person.certifications, ...earned] });
      }
      return { kind: 'roster', people: [...roster.values()] };
    }
  }
}

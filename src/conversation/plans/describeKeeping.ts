import { findPlan } from '../../planning/findPlan.ts';
import type { PlanRequest } from '../../planning/planRequest.ts';
import { renewAll } from '../../planning/rescue.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Planning } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import type { ComingLoss, Line } from '../reply.ts';
import { createReport } from '../scores/reports.ts';
import { describePlanSteps } from '../wording/describePlan.ts';
import { describeOtherBookOnceKept } from '../wording/otherBook.ts';
import { explainKeeping, lastDayOf, sayKeeping } from '../wording/sayKeeping.ts';

/** What keeps an area that passes today and would be lost within the forecast; nothing where it is not. */
export async function describeKeeping(
  context: Telling & Planning,
  request: PlanRequest,
  area: AreaId,
): Promise<readonly Line[]> {
  const { words, day, record } = context;
  const { loss } = createReport(record, area, context);
  if (loss === null) return [];
  const heading: Line = {
    key: 'keep.heading',
    values: { area: words.say(`area.${area}`), day: words.day(lastDayOf(loss), day) },
    rank: 'heading',
  };
  const steps = loss.rescue === null ? await describeSeveral(context, request, area, loss) : [];
  const first: Line = { key: 'keep.step', values: { step: sayKeeping(context, area, loss) } };
  return [
    heading,
    ...(steps.length > 0 ? steps : [first]),
    { key: 'keep.step', values: { step: explainKeeping(context, loss) }, rank: 'detail' },
    ...describeOtherBookOnceKept(words, loss.rescued),
  ];
}

/** The least effort that has the area pass on the day of the loss, once all is renewed that can be. */
async function describeSeveral(
  { words, day, record, showNames, solve }: Telling & Planning,
  request: PlanRequest,
  area: AreaId,
  loss: ComingLoss,
): Promise<readonly Line[]> {
  const facts = renewAll(request.facts, { day: loss.day, score: loss.after });
  const { plan } = await findPlan({ ...request, areas: [area], facts, target: 0 }, solve);
  if (plan === null || plan.steps.length === 0) return [];
  const hasRenewals = record.people.some(({ certifications }) =>
    certifications.some(({ expires }) => expires !== undefined && expires >= request.facts.day && expires < loss.day),
  );
  return [
    ...(hasRenewals ? [{ key: 'keep.renewAll' }] : []),
    ...describePlanSteps(words, plan.steps, showNames ? record.people : null, [area], day),
  ];
}

import { sayUnreachable } from '../../language/gapWords.ts';
import { sayMissing } from '../../language/missingWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import { factsOfAll, followedAreas } from '../../partner/facts.ts';
import { findPlan, type LeftOut, type Plan } from '../../planning/findPlan.ts';
import { ALL_MEANS, type PlanRequest } from '../../planning/planRequest.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { DEFAULT_EFFORTS } from '../../scoring/effort.ts';
import type { Unreachable } from '../../scoring/gaps.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import type { Planning } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { CLOSING_TOLD_DAYS, canBeScored } from '../scores/reports.ts';
import { tellScore } from '../scores/tellScore.ts';
import { describeNearOfPlan } from '../usage/nearCustomers.ts';
import { describeClosings, findAreaClosings } from '../wording/describeClosings.ts';
import { describePlanSteps } from '../wording/describePlan.ts';
import { offerMissing } from '../wording/offerMissing.ts';
import { describeOtherBook } from '../wording/otherBook.ts';
import { describeKeeping } from './describeKeeping.ts';
import { offerToPlan } from './offerToPlan.ts';
import type { PlanWish } from './readPlanWish.ts';
import { readPlanWish } from './readPlanWish.ts';

export const planCommand = defineCommand({
  name: 'plan',
  words: { en: ['plans'], es: ['planear', 'planifica', 'planificar'] },
  role: 'reader',
  help: 'plan',
  inMenu: false,
  examples: ['plan'],
  read: readPlanWish,
  asked: {
    as: {
      en: [
        'what is the fastest way to 70',
        ...['what is the fastest way to qualify', 'cheapest way to reach 70 in {area}', 'how do we reach 70 in {area}'],
        ...['easiest way to the {area} designation', 'how can we get to 70', 'what is the quickest way for {area}'],
        ...['what is the shortest route to 70', 'make a plan for {area}'],
      ],
      es: [
        'cuál es la forma más rápida de llegar a 70',
        ...['cómo llegamos a 70', 'cómo llegamos a 70 en {area}', 'la manera más fácil de conseguir {area}'],
        ...['cuál es el camino más corto', 'qué es lo más barato para llegar a 70', 'haz un plan para {area}'],
      ],
    },
    read: ({ areas }) => readPlanWish(areas),
  },
  answer: tellPlan,
});

/** The least effort that qualifies the wished areas together, in steps a person can do. */
export async function tellPlan(context: Telling & Planning, wish: PlanWish): Promise<Reply> {
  const { record, day, ruleSets, words } = context;
  const wished = wish.areas.length > 0 ? wish.areas : followedAreas(record);
  const areas = wished.filter((area) => canBeScored(record, area));
  const [only] = wish.areas;
  if (areas.length === 0) return tellScore(context, only ?? null);
  const request: PlanRequest = {
    areas,
    facts: factsOfAll(record, areas, day),
    sharedAzure: record.settings.azureFigures === 'shared',
    ruleBook: record.settings.ruleBook,
    ruleSets,
    efforts: { ...DEFAULT_EFFORTS, ...record.settings.efforts },
    means: wish.means,
    target: wish.target,
  };
  const { plan, leftOut } = await findPlan(request, context.solve);
  const keeping = await Promise.all((plan?.areas ?? []).map(({ area }) => describeKeeping(context, request, area)));
  const notScored = wished.filter((area) => !areas.includes(area));
  const named = (each: readonly AreaId[]) => words.list(each.map((area) => words.say(`area.${area}`)));
  const planned = plan?.areas.map(({ area }) => area) ?? [];
  return {
    kind: 'text',
    title: { key: 'plan.title', values: { areas: named(planned.length > 0 ? planned : areas) } },
    lines: [
      ...(plan === null ? [] : describeSteps(context, plan, wish, keeping.flat())),
      ...(plan === null && leftOut.length < areas.length ? [{ key: 'plan.noTime' }] : []),
      ...leftOut.flatMap(({ area, why }) => describeLeftOut(context, area, why)),
      ...areas.flatMap((area) => describeClosings(context, area, CLOSING_TOLD_DAYS)),
      ...notScored.map((area): Line => ({ key: 'say.notSetUp', values: { area: words.say(`area.${area}`) } })),
      ...(plan !== null && plan.steps.length > 0 ? [{ key: 'plan.estimate', rank: 'detail' } as const] : []),
    ],
    buttons: [...(plan === null ? [] : offerToPlan(context, plan)), ...listButtons(wish, areas, leftOut)],
    ...(record.people.length === 0 ? {} : { withNames: sayWish(wish) }),
  };
}

function describeSteps(context: Telling, plan: Plan, wish: PlanWish, keeping: readonly Line[]): readonly Line[] {
  const { words, record, showNames, day } = context;
  const { steps, effort, bound, apart, areas } = plan;
  const totals = areas.flatMap(({ area, before, after }): readonly Line[] => {
    const values = {
      area: words.say(`area.${area}`),
      before: sayTotal(words, showAreaTotal(before)),
      after: sayTotal(words, showAreaTotal(after)),
    };
    return [{ key: 'plan.after', values, isAnswer: steps.length > 0 }, ...describeOtherBook(words, before, after)];
  });
  if (steps.length === 0) {
    if (keeping.length > 0) return [...keeping, ...totals];
    return [{ key: wish.target > 0 ? 'plan.reached' : 'plan.nothing' }, ...totals];
  }
  const isLeast = bound >= effort;
  const isTyped = record.people.length === 0 && steps.some(({ kind }) => kind === 'course');
  return [
    { key: isLeast ? 'plan.least' : 'plan.cut', values: { effort, bound }, rank: 'heading' },
    ...(apart !== null && apart > effort ? [{ key: 'plan.together', values: { apart }, rank: 'detail' } as const] : []),
    ...describePlanSteps(
      words,
      steps,
      showNames ? record.people : null,
      areas.map(({ area }) => area),
      day,
    ),
    ...describeNearOfPlan(context, plan),
    ...totals,
    ...keeping,
    ...(isTyped ? [{ key: 'plan.typed' }] : []),
  ];
}

function describeLeftOut(context: Telling, area: AreaId, why: LeftOut): readonly Line[] {
  const { words } = context;
  const name = words.say(`area.${area}`);
  switch (why.kind) {
    case 'incomplete':
      return [{ key: 'plan.incomplete', values: { area: name, missing: sayMissing(words, area, why.missing) } }];
    case 'unreachable':
      return why.reasons.length === 0
        ? [{ key: 'plan.unreachable', values: { area: name } }]
        : why.reasons
            .filter((reason) => !isToldAsClosed(context, area, reason))
            .map((reason) => ({
              key: 'plan.unreachableBecause',
              values: { area: name, reason: sayUnreachable(words, area, reason) },
            }));
    case 'not by these means':
      return [{ key: 'plan.notByTheseMeans', values: { area: name } }];
  }
}

/** A closed list without anybody on it says by itself that the area cannot get there. */
function isToldAsClosed(context: Telling, area: AreaId, reason: Unreachable): boolean {
  if (reason.kind !== 'nothing to earn') return false;
  return findAreaClosings(context, area, 0).closings.some(
    ({ step, state, isPointAtStake }) => step === reason.step && state !== 'closing' && isPointAtStake,
  );
}

/** The wish as it is typed. */
function sayWish({ areas, target, means }: PlanWish): string {
  const left = ALL_MEANS.filter((each) => !means.includes(each));
  const parts = [
    ...areas,
    ...(target > 0 ? [`to ${target}`] : []),
    ...(left.length > 0 ? [`without ${left.join(' ')}`] : []),
  ];
  return ['plan', ...parts].join(' ');
}

function listButtons(
  wish: PlanWish,
  areas: readonly AreaId[],
  leftOut: readonly { readonly area: AreaId; readonly why: LeftOut }[],
): readonly Button[] {
  const plan = sayWish({ ...wish, means: ALL_MEANS });
  const incomplete = leftOut.find(({ why }) => why.kind === 'incomplete');
  const isFree = wish.means.length === ALL_MEANS.length;
  return [
    ...(incomplete?.why.kind === 'incomplete' ? offerMissing(incomplete.area, incomplete.why.missing) : []),
    isFree
      ? { label: 'plan.button.withoutCustomers', action: { a: 'say', say: `${plan} without customers` } }
      : { label: 'plan.button.anyMeans', action: { a: 'say', say: plan } },
    { label: 'plan.button.effort', action: { a: 'say', say: 'effort' } },
    { label: 'button.gaps', action: { a: 'say', say: areas.length === 1 ? `gaps ${areas[0]}` : 'gaps' } },
    { label: 'button.score', action: { a: 'say', say: 'score' } },
  ];
}

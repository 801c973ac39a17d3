import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createSolver, type Solver } from '../../src/adapters/solver/createSolver.ts';
import { applySteps } from '../../src/planning/applySteps.ts';
import { findPlan, planFor } from '../../src/planning/findPlan.ts';
import { ALL_MEANS, type PlanRequest } from '../../src/planning/planRequest.ts';
import type { PlanStep } from '../../src/planning/planSteps.ts';
import { isEarnable } from '../../src/scoring/certifications.ts';
import { DEFAULT_EFFORTS, effortOfCertification } from '../../src/scoring/effort.ts';
import type { Facts } from '../../src/scoring/facts.ts';
import { findGaps, type Gap } from '../../src/scoring/gaps.ts';
import { scoreArea } from '../../src/scoring/score.ts';
import { DAY, tinyRequest } from './tinyPartner.ts';
import { tryEverything } from './tryEverything.ts';

const ruleSets = readRuleSets();
let solver: Solver;
beforeAll(() => {
  solver = createSolver();
});
afterAll(() => solver.close());

const LIMIT_MS = 20_000;
const PARTNERS = 200;
const MOST_STATES = 300;

async function planAll(request: PlanRequest) {
  const plan = await planFor(request, solver.solve, LIMIT_MS);
  if (plan === null) throw new Error('The solver ran out of time');
  return plan;
}

function isQualifying(request: PlanRequest, steps: readonly PlanStep[]): boolean {
  const facts = applySteps(request, steps);
  return request.areas.every((area) => scoreArea(area, facts, request.ruleBook, request.ruleSets).qualified);
}

/** Every certification of the plan can be earned, in its order, by whoever shall earn it. */
function canBeEarned(request: PlanRequest, steps: readonly PlanStep[]): boolean {
  const roster = request.facts.people.kind === 'roster' ? request.facts.people.people : [];
  const held = new Map(roster.map(({ id, certifications }) => [id, certifications.map((each) => each.certification)]));
  return steps.every((step) => {
    if (step.kind !== 'course') return true;
    const who = step.learner.kind === 'known' ? step.learner.id : `${step.learner.kind} ${step.learner.number}`;
    return step.certifications.every((certification) => {
      const own = held.get(who) ?? [];
      const asked = certification.prerequisites?.anyOf ?? [];
      held.set(who, [...own, certification.id]);
      return (
        isEarnable(certification, request.facts.day) &&
        !own.includes(certification.id) &&
        (asked.length === 0 || asked.some((id) => own.includes(id)))
      );
    });
  });
}

describe('a plan of thousands of small random partners', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'reaches its target, costs the least that trying everything finds, needs each step (seed %i)',
    async (seed) => {
      let compared = 0;
      for (const request of fc.sample(tinyRequest, { numRuns: PARTNERS, seed })) {
        const plan = await planAll(request);
        if (plan === 'impossible') throw new Error('Nothing of these partners is out of reach');
        expect(isQualifying(request, plan.steps)).toBe(true);
        expect(canBeEarned(request, plan.steps)).toBe(true);
        expect(plan.bound).toBe(plan.effort);
        for (const step of plan.steps) {
          const others = plan.steps.filter((each) => each !== step);
          const fewer = step.kind === 'raise' && step.units > 1 ? [{ ...step, units: step.units - 1 }] : [];
          expect(isQualifying(request, [...others, ...fewer])).toBe(false);
        }
        const cheaper = tryEverything(request, plan.effort, MOST_STATES);
        if (cheaper === 'too many') continue;
        expect({ cheaper, request }).toEqual({ cheaper: null, request });
        compared += 1;
      }
      expect(compared).toBeGreaterThan(PARTNERS / 5);
    },
  );
});

const azure = { netCustomerAdds: 2, usageGrowthPercent: 12, acrTrailing12MonthsUsd: 50_000, deployments: 4 };

function azurePartner(overrides: Partial<PlanRequest> = {}): PlanRequest {
  const hold = (id: string, ...certifications: readonly string[]) => ({
    id,
    certifications: certifications.map((certification) => ({ certification })),
  });
  return {
    areas: ['data-ai', 'infrastructure', 'digital-app-innovation'],
    facts: {
      day: DAY,
      tracks: { 'data-ai': 'smb', infrastructure: 'smb', 'digital-app-innovation': 'smb' },
      figures: { 'data-ai': azure, infrastructure: azure, 'digital-app-innovation': azure },
      people: {
        kind: 'roster',
        people: [
          hold('ana', 'azure-administrator-associate'),
          hold('luis', 'power-bi-data-analyst-associate', 'azure-network-engineer-associate'),
          hold('marta', 'github-actions', 'power-platform-developer-associate'),
        ],
      },
    },
    ...{ sharedAzure: true, ruleBook: 'microsoft', ruleSets, efforts: DEFAULT_EFFORTS, means: ALL_MEANS, target: 0 },
    ...overrides,
  };
}

function totalsOnly(counts: Extract<Facts['people'], { kind: 'counts' }>['counts']): Facts {
  return { ...azurePartner().facts, people: { kind: 'counts', counts } };
}

describe('by the rules in force', () => {
  test('three Azure areas share certifications and customers, for less than three plans apart', async () => {
    const { plan } = await findPlan(azurePartner(), solver.solve);
    if (plan === null) throw new Error('There is a plan');
    expect(plan.areas.every(({ before }) => before.total < 70)).toBe(true);
    expect(plan.areas.every(({ after }) => after.qualified)).toBe(true);
    expect(plan.steps.some(({ areas }) => areas.length > 1)).toBe(true);
    expect(plan.bound).toBe(plan.effort);
    expect(plan.effort).toBeLessThan(plan.apart ?? 0);
  });

  test('the architect is somebody who is an administrator already', async () => {
    const { plan } = await findPlan(azurePartner(), solver.solve);
    const course = plan?.steps.find(
      (step) => step.kind === 'course' && step.certifications.some(({ code }) => code === 'AZ-305'),
    );
    expect(course).toMatchObject({ learner: { kind: 'known', id: 'ana' }, effort: DEFAULT_EFFORTS.expert });
  });

  test('with typed totals one area costs what its gaps to pass cost', async () => {
    const facts = totalsOnly({
      'data-ai': { administrators: 1, architects: 0, specialists: 4 },
      infrastructure: { administrators: 1, 'intermediate-people': 1, architects: 0, 'advanced-people': 0 },
    });
    for (const area of ['data-ai', 'infrastructure'] as const) {
      const request = azurePartner({ areas: [area], facts });
      const plan = await planAll(request);
      const { gaps } = findGaps(scoreArea(area, facts, 'microsoft', ruleSets), facts);
      const effort = gaps.reduce((sum, gap) => sum + (gap.toPass ?? 0) * effortOf(gap), 0);
      expect(plan).toMatchObject({ effort });
    }

    function effortOf(gap: Gap): number {
      if (gap.kind === 'people') return effortOfCertification(gap.choices);
      return gap.metric === 'net-customer-adds'
        ? DEFAULT_EFFORTS.customers
        : gap.metric === 'deployments'
          ? DEFAULT_EFFORTS.deployments
          : DEFAULT_EFFORTS.growth;
    }
  });

  test('what a plan may not use it does not use, and what cannot be reached without it is left out', async () => {
    const withoutCustomers = await findPlan(
      azurePartner({ means: ALL_MEANS.filter((means) => means !== 'customers') }),
      solver.solve,
    );
    expect(
      withoutCustomers.plan?.steps.some((step) => step.kind === 'raise' && step.metric === 'net-customer-adds'),
    ).toBe(false);
    const none = { ...azure, netCustomerAdds: 0 };
    const facts = { ...azurePartner().facts, figures: { 'data-ai': none } };
    const onlyPeople = await findPlan(azurePartner({ areas: ['data-ai'], facts, means: ['people'] }), solver.solve);
    expect(onlyPeople).toEqual({ plan: null, leftOut: [{ area: 'data-ai', why: { kind: 'not by these means' } }] });
  });

  test('an area that cannot be reached says why, and the others are planned without it', async () => {
    const path = {
      netCustomerAdds: 0,
      'usageGrowth.cpor': 0,
      'usageGrowth.csp': 0,
      'deployments.cpor': 0,
      'deployments.csp': 0,
    };
    const facts = {
      ...azurePartner().facts,
      day: '2026-12-01',
      figures: {
        'data-ai': azure,
        'modern-work': Object.fromEntries(Object.entries(path).map(([key, value]) => [`smb.${key}`, value])),
      },
    };
    const outcome = await findPlan(azurePartner({ areas: ['data-ai', 'modern-work'], facts }), solver.solve);
    expect(outcome.plan?.areas.map(({ area }) => area)).toEqual(['data-ai']);
    expect(outcome.leftOut).toMatchObject([
      {
        area: 'modern-work',
        why: { kind: 'unreachable', reasons: [{ kind: 'nothing to earn', until: '2026-11-30' }] },
      },
    ]);
  });

  test('an area with a figure missing is left out, and says which', async () => {
    const facts = { ...azurePartner().facts, figures: { 'data-ai': { netCustomerAdds: 2 } } };
    const { leftOut } = await findPlan(azurePartner({ areas: ['data-ai'], facts }), solver.solve);
    expect(leftOut).toMatchObject([{ area: 'data-ai', why: { kind: 'incomplete' } }]);
  });

  test('a partner for whom customers are easy is told to win customers', async () => {
    const easy = await findPlan(azurePartner({ efforts: { ...DEFAULT_EFFORTS, customers: 0.5 } }), solver.solve);
    expect(easy.plan?.steps).toContainEqual(expect.objectContaining({ figure: 'netCustomerAdds', units: 1 }));
  });

  test('a plan to 85 reaches 85', async () => {
    const { plan } = await findPlan(azurePartner({ target: 85 }), solver.solve);
    expect(Math.min(...(plan?.areas ?? []).map(({ after }) => after.total))).toBeGreaterThanOrEqual(85);
  });
});

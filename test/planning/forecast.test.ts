import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { findLoss, findLossAhead, forecastArea } from '../../src/planning/forecast.ts';
import type { ForecastOptions } from '../../src/planning/forecastStep.ts';
import { isRenewable, renewalOpens } from '../../src/planning/rescue.ts';
import { addDays } from '../../src/scoring/calendar.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import type { CertifiedPerson, Facts } from '../../src/scoring/facts.ts';
import { scoreArea } from '../../src/scoring/score.ts';

const TODAY = '2026-11-22';
const DAYS = 365;
const UNTIL = addDays(TODAY, DAYS);
const now = readRuleSets();
const current = now.find(({ id }) => id === 'microsoft/infrastructure/2026-06-30');
if (current === undefined) throw new Error('The rule set of June 2026 is there');
/** An invented rule set to come, which asks for more. */
const coming = {
  ...current,
  id: 'microsoft/infrastructure/2027-07-01',
  startsOn: '2027-07-01',
  passMark: { ...current.passMark, value: 80 },
};
const ruleSets = [...now, coming];

const FIGURES = { netCustomerAdds: 3, usageGrowthPercent: 14, acrTrailing12MonthsUsd: 50_000, deployments: 3 };

function scoreToday({ area, facts, ruleBook, ruleSets }: ForecastOptions) {
  return scoreArea(area, facts, ruleBook, ruleSets);
}

function factsOf(people: readonly CertifiedPerson[]): Facts {
  return {
    day: TODAY,
    tracks: { infrastructure: 'enterprise', 'data-ai': 'smb' },
    figures: { infrastructure: FIGURES, 'data-ai': FIGURES },
    people: { kind: 'roster', people },
  };
}

function hold(id: string, held: Readonly<Record<string, string | undefined>>): CertifiedPerson {
  return { id, certifications: Object.entries(held).map(([certification, expires]) => ({ certification, expires })) };
}

const [az104, az305, az700, az140] = [
  'azure-administrator-associate',
  'azure-solutions-architect-expert',
  'azure-network-engineer-associate',
  'azure-virtual-desktop-specialty',
];

/** Worked example T26: 70 points exactly. */
function qualified(lapses: string | undefined): Facts {
  return factsOf([
    hold('ana', { [az104]: undefined, [az305]: undefined, [az700]: lapses, [az140]: undefined }),
    hold('luis', { [az104]: undefined, [az305]: undefined, [az700]: undefined, [az140]: undefined }),
    hold('marta', { [az700]: undefined }),
  ]);
}

const future = fc.integer({ min: -30, max: 400 }).map((days) => addDays(TODAY, days));
const roster = fc.array(
  fc.array(
    fc.record({
      certification: fc.constantFrom(...CERTIFICATIONS.map(({ id }) => id)),
      earned: fc.option(future, { nil: undefined }),
      expires: fc.option(future, { nil: undefined }),
    }),
    { maxLength: 6 },
  ),
  { maxLength: 8 },
);

describe('the forecast', () => {
  test('says for every day of the next year what scoring on that day gives', () => {
    fc.assert(
      fc.property(roster, fc.constantFrom('infrastructure' as const, 'data-ai' as const), (held, area) => {
        const facts = factsOf(held.map((certifications, index) => ({ id: `${index}`, certifications })));
        const options = { area, facts, ruleBook: 'microsoft' as const, ruleSets };
        const steps = forecastArea(options, UNTIL);
        for (let days = 0; days <= DAYS; days++) {
          const day = addDays(TODAY, days);
          const scored = scoreArea(area, { ...facts, day }, 'microsoft', ruleSets);
          const told = steps.findLast((step) => step.day <= day)?.score;
          expect(told?.total).toBeCloseTo(scored.total, 9);
          expect([told?.qualified, told?.ruleSet.id]).toEqual([scored.qualified, scored.ruleSet.id]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('names the day after an expiry, who it is, and the renewal that saves the designation', () => {
    const facts = qualified('2027-02-10');
    const options = { area: 'infrastructure', facts, ruleBook: 'microsoft', ruleSets: now } as const;
    const loss = findLoss(options, forecastArea(options, UNTIL));
    expect(loss?.step).toMatchObject({
      day: '2027-02-11',
      causes: [{ kind: 'lapse', person: 'ana', certification: az700 }],
    });
    const renewals = [{ person: 'ana', certification: az700, expires: '2027-02-10' }];
    expect(loss?.rescue).toEqual({ kind: 'renew', renewals });
    expect(renewalOpens('2027-02-10')).toBe('2026-08-10');
  });

  test('names all renewals that it takes, and none that it does not', () => {
    const { people, ...facts } = qualified('2027-02-10');
    const everybody = people.kind === 'roster' ? people.people : [];
    const lapsing = everybody.map((person) => ({
      ...person,
      certifications: person.certifications.map((held) =>
        held.certification === az140 ? { ...held, expires: '2027-02-01' } : held,
      ),
    }));
    const options = {
      ...({ area: 'infrastructure', ruleBook: 'microsoft', ruleSets: now } as const),
      facts: { ...facts, people: { kind: 'roster' as const, people: lapsing } },
    };
    const loss = findLossAhead(options, scoreToday(options), UNTIL);
    expect(loss?.step.day).toBe('2027-02-02');
    expect(loss?.rescue).toEqual({
      kind: 'renew',
      renewals: ['ana', 'luis'].map((person) => ({ person, certification: az140, expires: '2027-02-01' })),
    });
  });

  test('looks ahead for a loss as the whole forecast tells it', () => {
    let found = 0;
    fc.assert(
      fc.property(roster, (held) => {
        const facts = factsOf([
          ...held.map((certifications, index) => ({ id: `${index}`, certifications })),
          ...['ana', 'luis'].map((id) => hold(id, { [az104]: '2027-06-01', [az305]: undefined })),
          ...['marta', 'eva', 'jon', 'bea'].map((id) =>
            hold(id, { 'azure-database-administrator-associate': undefined }),
          ),
        ]);
        const options = { area: 'data-ai' as const, facts, ruleBook: 'brief' as const, ruleSets };
        const steps = forecastArea(options, UNTIL);
        const loss = steps[0]?.score.qualified ? findLoss(options, steps) : null;
        if (loss !== null) found += 1;
        expect(findLossAhead(options, scoreToday(options), UNTIL)).toEqual(loss);
      }),
      { numRuns: 300 },
    );
    expect(found).toBeGreaterThan(10);
  });

  test('tells when coming rules end it, which no renewal can help', () => {
    const options = { area: 'infrastructure', facts: qualified(undefined), ruleBook: 'microsoft', ruleSets } as const;
    const loss = findLoss(options, forecastArea(options, UNTIL));
    expect(loss?.step).toMatchObject({ day: '2027-07-01', causes: [{ kind: 'rules' }] });
    expect(loss?.rescue).toBeNull();
  });

  test('names the one figure that alone saves it where no certification does', () => {
    const everything = { [az104]: undefined, [az305]: undefined, [az700]: undefined, [az140]: undefined };
    const figures = { infrastructure: { ...FIGURES, usageGrowthPercent: 5, deployments: 1 } };
    const facts = { ...factsOf(['ana', 'luis', 'marta', 'eva', 'jon'].map((id) => hold(id, everything))), figures };
    const harder = { ...coming, passMark: { ...coming.passMark, value: 78 } };
    const options = { area: 'infrastructure', facts, ruleBook: 'microsoft', ruleSets: [...now, harder] } as const;
    const loss = findLoss(options, forecastArea(options, UNTIL));
    expect(loss?.step.day).toBe('2027-07-01');
    expect(loss?.rescue).toMatchObject({ kind: 'raise', gap: { figure: 'usageGrowthPercent' }, units: 1 });
    const raised = { ...facts, figures: { infrastructure: { ...figures.infrastructure, usageGrowthPercent: 6 } } };
    expect(findLoss({ ...options, facts: raised }, forecastArea({ ...options, facts: raised }, UNTIL))).toBeNull();
  });

  test('never renews what is retired: somebody earns another one', () => {
    const facts = factsOf([
      hold('ana', { [az104]: undefined, [az305]: undefined, 'azure-developer-associate': '2027-02-10' }),
      hold('luis', { [az104]: undefined, [az305]: undefined }),
    ]);
    const retired = { certification: 'azure-developer-associate', expires: '2027-02-10' };
    expect(isRenewable(retired, TODAY)).toBe(false);
    expect(isRenewable({ certification: az700, expires: '2027-02-10' }, TODAY)).toBe(true);
    expect(isRenewable({ certification: az700, expires: '2026-11-21' }, TODAY)).toBe(false);
    expect(isRenewable({ certification: 'microsoft-365-fundamentals', expires: '2027-02-10' }, TODAY)).toBe(false);
    const apps = {
      ...facts,
      figures: { 'digital-app-innovation': { ...FIGURES, usageGrowthPercent: 20, deployments: 5 } },
    };
    const people = [
      ...(facts.people.kind === 'roster' ? facts.people.people : []),
      hold('eva', { 'github-actions': undefined }),
      hold('jon', { 'github-actions': undefined }),
    ];
    const options = {
      area: 'digital-app-innovation',
      facts: { ...apps, tracks: { 'digital-app-innovation': 'enterprise' }, people: { kind: 'roster', people } },
      ruleBook: 'microsoft',
      ruleSets: now,
    } as const;
    const loss = findLoss(options, forecastArea(options, UNTIL));
    expect(loss?.step.day).toBe('2027-02-11');
    expect(loss?.rescue).toMatchObject({ kind: 'earn' });
  });
});

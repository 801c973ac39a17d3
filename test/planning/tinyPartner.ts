import fc from 'fast-check';
import type { PlanRequest } from '../../src/planning/planRequest.ts';
import { ALL_MEANS } from '../../src/planning/planRequest.ts';
import type { AreaId } from '../../src/scoring/designations.ts';
import { DEFAULT_EFFORTS } from '../../src/scoring/effort.ts';
import { type RuleSet, ruleSetSchema } from '../../src/scoring/ruleSet.ts';

export const DAY = '2026-11-22';

/** Small enough to try everything, with prerequisites, and certifications that serve several steps. */
export const TINY_CERTIFICATIONS = [
  'azure-administrator-associate',
  'azure-solutions-architect-expert',
  'azure-devops-engineer-expert',
  'identity-and-access-administrator-associate',
  'cybersecurity-architect-expert',
];

const sourced = { source: 'invented', certainty: 'decided' } as const;

interface Numbers {
  readonly gate: number;
  readonly gatePays: number;
  readonly lastNeeded: number;
  readonly customers: number;
  readonly growth: number;
  readonly passMark: number;
  readonly minimum: number | null;
  readonly combine: 'sum' | 'highest';
}

const numbers: fc.Arbitrary<Numbers> = fc.record({
  gate: fc.constantFrom(1, 2),
  gatePays: fc.constantFrom(0, 10),
  lastNeeded: fc.constantFrom(1, 2, 3),
  customers: fc.constantFrom(1, 2, 3),
  growth: fc.constantFrom(2, 3),
  passMark: fc.constantFrom(40, 60, 70),
  minimum: fc.constantFrom(null, 1, 5),
  combine: fc.constantFrom('sum', 'highest'),
});

function createRuleSet(area: AreaId, steps: Readonly<Record<string, readonly string[]>>, paths: readonly Numbers[]) {
  const [first] = paths;
  const [gate = '', last = ''] = Object.keys(steps);
  return ruleSetSchema.parse({
    id: `microsoft/${area}/2026-01-01`,
    ruleBook: 'microsoft',
    area,
    startsOn: '2026-01-01',
    name: { en: 'invented' },
    page: { comparedOn: DAY, compared: null, newest: null },
    sources: { invented: { title: 'invented', where: 'here', date: DAY } },
    passMark: { value: first?.passMark ?? 70, ...sourced },
    metricMinimum: first?.minimum === null ? null : { value: first?.minimum ?? 1, ...sourced },
    retirementEndsCounting: true,
    decisions: [],
    steps: Object.fromEntries(
      Object.entries(steps).map(([step, certifications]) => [
        step,
        { title: { en: step }, certifications, ...sourced },
      ]),
    ),
    tracks: paths.map((path, index) => {
      const prefix = paths.length === 1 ? '' : index === 0 ? 'enterprise.' : 'smb.';
      const kinds =
        area === 'security' ? ['usageGrowth.azureAcrUsd', 'usageGrowth.m365ProtectedUsers'] : ['usageGrowthPercent'];
      const parts = kinds.map((kind) => ({
        figure: `${prefix}${kind}`,
        forMax: { value: path.growth, ...sourced },
        unit: 1,
        definition: { en: kind },
      }));
      return {
        track: paths.length === 1 ? null : index === 0 ? 'enterprise' : 'smb',
        metrics: [
          {
            ...{
              id: 'net-customer-adds',
              category: 'performance',
              max: 30,
              paidBy: 'figures',
              combine: 'sum',
              ...sourced,
            },
            parts: [
              {
                figure: area === 'security' ? `${prefix}netCustomerAdds.azure` : 'netCustomerAdds',
                forMax: { value: path.customers, ...sourced },
                unit: 1,
                definition: { en: 'customers' },
              },
            ],
          },
          {
            ...{ id: 'intermediate-certifications', category: 'skilling', max: 50, paidBy: 'people', ...sourced },
            steps: [
              { step: gate, needed: { value: path.gate, ...sourced }, points: { value: path.gatePays, ...sourced } },
              {
                step: last,
                needed: { value: path.lastNeeded, ...sourced },
                points: { value: 50 - path.gatePays, ...sourced },
              },
            ],
          },
          {
            ...{ id: 'usage-growth', category: 'customer-success', max: 20, paidBy: 'figures', ...sourced },
            combine: path.combine,
            parts,
            ...(area === 'security'
              ? {}
              : {
                  needs: {
                    figure: 'acrTrailing12MonthsUsd',
                    atLeast: { value: 1000, ...sourced },
                    canStillRise: true,
                    definition: { en: 'ACR' },
                  },
                }),
          },
        ],
      };
    }),
  });
}

const [az104 = '', az305 = '', az400 = '', sc300 = '', sc100 = ''] = TINY_CERTIFICATIONS;

const holdings = fc.uniqueArray(fc.constantFrom(...TINY_CERTIFICATIONS), { maxLength: 2 });

/** Two or three areas by invented rules, a few people, some figures below zero. */
export const tinyRequest: fc.Arbitrary<PlanRequest> = fc
  .record({
    data: numbers,
    infra: numbers,
    security: fc.tuple(numbers, numbers),
    areas: fc.constantFrom<readonly AreaId[]>(
      ['data-ai'],
      ['security'],
      ['data-ai', 'infrastructure'],
      ['data-ai', 'security'],
      ['data-ai', 'infrastructure', 'security'],
    ),
    azure: fc.record({
      netCustomerAdds: fc.integer({ min: -1, max: 3 }),
      usageGrowthPercent: fc.integer({ min: -1, max: 3 }),
      acrTrailing12MonthsUsd: fc.constantFrom(500, 5000),
    }),
    own: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 6, maxLength: 6 }),
    people: fc.array(holdings, { maxLength: 3 }),
    sharedAzure: fc.boolean(),
    onlySmb: fc.boolean(),
  })
  .map(({ data, infra, security, areas, azure, own, people, sharedAzure, onlySmb }): PlanRequest => {
    const ruleSets: readonly RuleSet[] = [
      createRuleSet('data-ai', { administrators: [az104], specialists: [az305, az400] }, [data]),
      createRuleSet('infrastructure', { administrators: [az104, sc300], architects: [az305] }, [infra]),
      createRuleSet('security', { 'security-analysts': [sc300], 'security-specialists': [sc100, sc300] }, security),
    ];
    const keys = ['netCustomerAdds.azure', 'usageGrowth.azureAcrUsd', 'usageGrowth.m365ProtectedUsers'];
    const smb = keys.map((key, index) => [`smb.${key}`, own[index]]);
    const enterprise = keys.map((key, index) => [`enterprise.${key}`, own[index + 3]]);
    return {
      areas,
      facts: {
        day: DAY,
        tracks: {},
        figures: {
          'data-ai': azure,
          infrastructure: azure,
          security: Object.fromEntries(onlySmb ? smb : [...smb, ...enterprise]),
        },
        people: {
          kind: 'roster',
          people: people.map((held, index) => ({
            id: `person ${index}`,
            certifications: held.map((certification) => ({ certification })),
          })),
        },
      },
      ...{ sharedAzure, ruleBook: 'microsoft', ruleSets, efforts: DEFAULT_EFFORTS, means: ALL_MEANS, target: 0 },
    };
  });

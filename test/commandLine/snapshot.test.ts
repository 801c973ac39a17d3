import { describe, expect, it } from 'vitest';
import { parseSnapshot, type Snapshot } from '../../src/commandLine/snapshot.ts';

const TODAY = '2026-11-22';

function parse(input: unknown): Snapshot {
  const parsed = parseSnapshot(input, TODAY);
  if (parsed.kind === 'unusable') throw new Error(parsed.problems.join('\n'));
  return parsed.snapshot;
}

function problemsOf(input: unknown): readonly string[] {
  const parsed = parseSnapshot(input, TODAY);
  return parsed.kind === 'unusable' ? parsed.problems : [];
}

const some = { 'data-ai': { netCustomerAdds: 3 } };

describe('a snapshot', () => {
  it('is of today, by the programme page, and of every area that has figures, unless it says otherwise', () => {
    const figures = {
      security: { smb: { deployments: { azure: 1 } } },
      ...some,
      infrastructure: {},
      'modern-work': { smb: {} },
    };
    expect(parse({ figures })).toMatchObject({
      ruleBook: 'brief',
      areas: ['data-ai', 'security'],
      facts: { day: TODAY, people: { kind: 'unknown' } },
    });
    expect(parse({ asOf: '2025-01-31', ruleBook: 'brief', areas: ['data-ai'], figures })).toMatchObject({
      areas: ['data-ai'],
      facts: { day: '2025-01-31' },
    });
  });

  it('scores the named areas in their order', () => {
    const figures = { ...some, infrastructure: { track: 'smb', netCustomerAdds: 1 } };
    expect(parse({ areas: ['infrastructure', 'data-ai'], figures }).areas).toEqual(['infrastructure', 'data-ai']);
  });

  it('keys figures by their whole path', () => {
    const smb = { netCustomerAdds: 7, usageGrowth: { csp: 1500 } };
    expect(parse({ figures: { 'modern-work': { smb } } }).facts.figures['modern-work']).toEqual({
      'smb.netCustomerAdds': 7,
      'smb.usageGrowth.csp': 1500,
    });
  });

  it('asks for a track where an area has one, but not of Data & AI by the programme page', () => {
    const figures = {
      ...some,
      infrastructure: { netCustomerAdds: 1 },
      'digital-app-innovation': { netCustomerAdds: 1 },
      'business-applications': { netCustomerAdds: 1 },
    };
    const lacking = ['infrastructure', 'digital-app-innovation', 'business-applications'];
    const sentence = (area: string) => `figures.${area}.track: must be one of enterprise, smb`;
    expect(problemsOf({ figures })).toEqual(lacking.map(sentence));
    expect(problemsOf({ ruleBook: 'microsoft', figures })).toEqual(['data-ai', ...lacking].map(sentence));
  });

  it.each([-3, 0, 4])('net figures may be %d, and figures that are no difference only 0 or more', (value) => {
    const figures = {
      'data-ai': { netCustomerAdds: value, usageGrowthPercent: value },
      security: { smb: { deployments: { azure: value }, usageGrowth: { azureAcrUsd: value } } },
      'business-applications': { track: 'smb', deployments: value },
    };
    expect(problemsOf({ figures })).toEqual([]);
    const counted = {
      'data-ai': { deployments: value, acrTrailing12MonthsUsd: value },
      'business-applications': { track: 'smb', usageBaselineMcv: value },
    };
    expect(problemsOf({ figures: counted })).toEqual(
      value < 0
        ? [
            'figures.data-ai.acrTrailing12MonthsUsd: must be a number, 0 or more',
            'figures.data-ai.deployments: must be a whole number, 0 or more',
            'figures.business-applications.usageBaselineMcv: must be a number, 0 or more',
          ]
        : [],
    );
  });

  it.each([1.5, '1', true, null, [], Number.POSITIVE_INFINITY])('a count of %j is refused', (value) => {
    expect(problemsOf({ figures: { 'data-ai': { netCustomerAdds: value } } })).toEqual([
      'figures.data-ai.netCustomerAdds: must be a whole number',
    ]);
  });
});

describe('areas that are named', () => {
  it('need a figure, and Modern Work and Security one of either path', () => {
    expect(
      problemsOf({
        areas: ['data-ai', 'infrastructure', 'security'],
        figures: { ...some, infrastructure: { track: 'smb' }, security: { smb: {} } },
      }),
    ).toEqual([
      'figures.infrastructure: must hold a figure, since areas names it',
      'figures.security: must hold a figure of either path, enterprise or smb, since areas names it',
    ]);
  });

  it('are known, named once, and at least one', () => {
    expect(problemsOf({ areas: ['data-ai', 'data-ai', 'azure'], figures: some })).toEqual([
      'areas.2: must be one of data-ai, infrastructure, digital-app-innovation, modern-work, security, business-applications',
      'areas: must name each area once',
    ]);
    expect(problemsOf({ areas: [], figures: some })).toEqual(['areas: must name at least one area']);
    expect(problemsOf({ figures: { infrastructure: { track: 'smb' } } })).toEqual([
      'figures: must hold a figure of at least one area',
    ]);
  });
});

describe('people', () => {
  it('with the same id are one person', () => {
    const people = [
      { id: 'ana', certifications: [{ certification: 'AZ-104' }] },
      { id: 'luis', certifications: [] },
      { id: 'ana', certifications: [{ certification: 'Azure Solutions Architect Expert', expires: '2027-01-10' }] },
    ];
    expect(parse({ figures: some, people }).facts.people).toEqual({
      kind: 'roster',
      people: [
        {
          id: 'ana',
          certifications: [
            { certification: 'azure-administrator-associate' },
            { certification: 'azure-solutions-architect-expert', expires: '2027-01-10' },
          ],
        },
        { id: 'luis', certifications: [] },
      ],
    });
  });

  function problemsOfEntry(entry: object): readonly string[] {
    const prefix = 'people.0.certifications.0';
    const people = [{ id: 'ana', certifications: [entry] }];
    return problemsOf({ figures: some, people }).map((problem) =>
      problem.startsWith(prefix) ? problem.slice(prefix.length + 1) : problem,
    );
  }

  it('hold known certifications', () => {
    expect(problemsOfEntry({ certification: 'AZ-306' })).toEqual([
      'certification: "AZ-306" is no known certification; did you mean Azure Solutions Architect Expert (AZ-305)?',
    ]);
    expect(problemsOfEntry({ certification: 'Dynamics 365 Supply Chain Management Functional Consultant' })).toEqual([
      expect.stringMatching(/^certification: .* may be .*\(MB-330\) or .*\(MB-335\); give the exam code$/),
    ]);
  });

  it.each(['AZ-800', 'AZ-801'])('do not hold half a certification: %s', (certification) => {
    expect(problemsOfEntry({ certification })).toEqual([
      `certification: ${certification} alone is half of Windows Server Hybrid Administrator Associate; with both AZ-800 and AZ-801 passed, give "Windows Server Hybrid Administrator Associate"`,
    ]);
  });

  it('hold it until a day that is not before the one on which they earned it', () => {
    expect(problemsOfEntry({ certification: 'AZ-305', earned: '2026-02-01', expires: '2026-02-01' })).toEqual([]);
    expect(problemsOfEntry({ certification: 'AZ-305', earned: '2026-02-02', expires: '2026-02-01' })).toEqual([
      'expires: must not be before earned',
    ]);
    expect(problemsOfEntry({ certification: 'AZ-305', earned: '2026-02-30' })).toEqual([
      'earned: must be a day such as 2026-11-22',
    ]);
  });

  it('are not counted and listed at once', () => {
    expect(problemsOf({ figures: some, people: [], certifiedPeople: {} })).toEqual([
      'certifiedPeople: must be left out where people is given',
    ]);
  });
});

describe('several mistakes', () => {
  it('are told all at once, each with its path first', () => {
    const problems = problemsOf({
      asOf: 'today',
      ruleBook: 'mine',
      areas: ['modern-work', 'nowhere'],
      figures: {
        'data-ai': { track: 'large', deployments: -1, services: 2 },
        infrastructure: { netCustomerAdds: 1 },
        security: { enterprise: { deployments: { azure: 1.5, cpor: 1 } } },
        'business-applications': 5,
      },
      people: [
        {
          id: '',
          certifications: [{ certification: 'nonsense', earned: '2026-02-02', expires: '2026-02-01', level: 1 }],
        },
        { certifications: 'none' },
      ],
      certifiedPeople: { 'data-ai': { architects: -1, developers: 1 } },
      partner: 'Contoso',
    });
    expect(problems.map((problem) => problem.slice(0, problem.indexOf(':'))).toSorted()).toEqual(
      [
        'areas.1',
        'asOf',
        'certifiedPeople',
        'certifiedPeople.data-ai.architects',
        'certifiedPeople.data-ai.developers',
        'figures.business-applications',
        'figures.data-ai.deployments',
        'figures.data-ai.services',
        'figures.data-ai.track',
        'figures.infrastructure.track',
        'figures.modern-work',
        'figures.security.enterprise.deployments.azure',
        'figures.security.enterprise.deployments.cpor',
        'partner',
        'people.0.certifications.0.certification',
        'people.0.certifications.0.expires',
        'people.0.certifications.0.level',
        'people.0.id',
        'people.1.certifications',
        'people.1.id',
        'ruleBook',
      ].toSorted(),
    );
  });

  it.each([
    null,
    [],
    'text',
    7,
    { figures: [] },
    { figures: null },
    { figures: { infrastructure: 5, security: [] }, areas: 'all', people: {} },
  ])('nothing of the right shape breaks the parser: %j', (input) => {
    expect(problemsOf(input)).not.toEqual([]);
  });

  it('keys that objects have by nature are unknown like any other', () => {
    const figures = JSON.parse('{"data-ai":{"__proto__":1,"constructor":2,"toString":3,"netCustomerAdds":1}}');
    expect(problemsOf({ figures }).map((problem) => problem.split(':')[0])).toEqual([
      'figures.data-ai.__proto__',
      'figures.data-ai.constructor',
      'figures.data-ai.toString',
    ]);
  });

  it('figures nested beyond all measure are refused, not followed', () => {
    const depth = 100_000;
    const figures = JSON.parse(`{"data-ai":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`);
    expect(problemsOf({ figures })).toEqual([expect.stringMatching(/^figures\.data-ai\.a: is not a known key/)]);
  });
});

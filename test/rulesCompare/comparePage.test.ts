import { describe, expect, it } from 'vitest';
import { changed, compareSource, PAGES, type PageName, sourceOf } from './pages.ts';

describe.each(PAGES)('%s, as the rules have it', (name) => {
  it('differs in nothing, and all of it is found', () => {
    const { told, same } = compareSource(name, sourceOf(name));
    expect(told).toEqual([]);
    expect(same).toBeGreaterThan(60);
  });

  it('without any one of its lines is not taken for the same, unless the rest still says all of it', () => {
    const lines = sourceOf(name).split('\n');
    const whole = compareSource(name, sourceOf(name));
    for (const [index, line] of lines.entries()) {
      const { told, same, findings } = compareSource(name, lines.toSpliced(index, 1).join('\n'));
      // What may be missing is told in a note.
      if (told.length === 0) expect(same + findings.length, line).toBe(whole.same + whole.findings.length);
    }
  });

  it('is never taken for the same when nothing of it can be read', () => {
    const title = name === 'azure.md' ? '# Data & AI' : '<h1>Solutions Partner for Security</h1>';
    const { told, same } = compareSource(name, title);
    expect(same).toBe(0);
    expect(told.length).toBeGreaterThan(10);
    expect(told.every((text) => text.startsWith('not found: '))).toBe(true);
  });
});

interface Wrong {
  readonly what: string;
  readonly page: PageName;
  readonly from: string;
  readonly to: string;
  readonly times?: number;
  /** Everything that is told, each by how it begins. */
  readonly told: readonly string[];
}

const ADMINISTRATOR = 'Microsoft 365 Certified: Enterprise Administrator Expert</a>#';

const WRONG: readonly Wrong[] = [
  {
    what: 'the points to pass',
    ...{ page: 'modern-work.html', from: 'minimum of 70 points', to: 'minimum of 75 points' },
    told: [
      'differs: modern-work, points to pass: the rules say 70, the page: “A partner needs a minimum of 75 points out of 100.”',
    ],
  },
  {
    what: 'the points in each metric',
    ...{ page: 'modern-work.html', from: 'at least one point in each', to: 'at least two points in each' },
    told: ['differs: modern-work, points in each metric: the rules say 1'],
  },
  {
    what: 'a number in a table',
    ...{
      page: 'modern-work.html',
      from: '<td>Two certified people</td></tr>',
      to: '<td>Three certified people</td></tr>',
    },
    told: [
      'differs: modern-work, advanced-certifications, enterprise, advanced-people, people for all points: the rules say 2',
    ],
  },
  {
    what: 'points in the head of a table',
    ...{ page: 'modern-work.html', from: '(15 points max)', to: '(20 points max)' },
    told: [
      'differs: modern-work, advanced-certifications, enterprise, most points: the rules say 15',
      'differs: modern-work, advanced-certifications, smb, most points: the rules say 15',
    ],
  },
  {
    what: 'the threshold of one kind of association',
    ...{ page: 'modern-work.html', from: '4,000 Usage growth', to: '3,000 Usage growth' },
    told: [
      'differs: modern-work, usage-growth, enterprise, enterprise.usageGrowth.dpor, amount for all points: the rules say 4000',
    ],
  },
  {
    what: 'a kind of association that there was not',
    ...{
      page: 'modern-work.html',
      from: '<tr><td>DPOR</td><td>4,000',
      to: '<tr><td>PAL</td><td>9</td></tr><tr><td>DPOR</td><td>4,000',
    },
    told: ['new: modern-work, usage-growth, enterprise: the rules have no place for “PAL'],
  },
  {
    what: 'a row that nobody knows',
    ...{
      page: 'modern-work.html',
      from: '<tr><td>DPOR</td><td>4,000',
      to: '<tr><td>GDAP</td><td>9</td></tr><tr><td>DPOR</td><td>4,000',
    },
    told: ['not found: modern-work, usage-growth, enterprise: what “GDAP | Threshold for maximum points | 9” is for'],
  },
  {
    what: 'points for a customer',
    ...{ page: 'modern-work.html', from: 'contributes two points', to: 'contributes three points' },
    told: ['differs: modern-work, net-customer-adds, smb, amount for all points: the rules say 10'],
  },
  {
    what: 'licences of a customer',
    ...{ page: 'modern-work.html', from: 'more than 300 paid', to: 'more than 250 paid' },
    told: ['not found: modern-work, net-customer-adds, enterprise: 300, which the rules name'],
  },
  {
    what: 'a share of licences',
    ...{ page: 'modern-work.html', from: '40% of the paid', to: '50% of the paid' },
    told: [
      'not found: modern-work, deployments, enterprise: 40',
      'not found: modern-work, deployments, enterprise: 40',
      'not found: modern-work, deployments, smb: 40',
      'not found: modern-work, deployments, smb: 40',
    ],
  },
  {
    what: 'a certification that is new to the list',
    ...{ page: 'modern-work.html', from: '<li><p><a href="https://partneruniversity' },
    to: '<li><p><a href="/credentials/certifications/azure-administrator/">Azure Administrator Associate</a></p></li><li><p><a href="https://partneruniversity',
    told: [
      'new: modern-work, advanced-certifications, advanced-people, enterprise: Azure Administrator Associate (AZ-104) is not in the rules',
      'new: modern-work, advanced-certifications, advanced-people, smb: Azure Administrator Associate (AZ-104) is not in the rules',
    ],
  },
  {
    what: 'a certification that nobody knows',
    ...{ page: 'modern-work.html', from: '<li><p><a href="https://partneruniversity' },
    to: '<li><p><a href="/credentials/certifications/invented/">Microsoft Certified: Invented Services Administrator</a></p></li><li><p><a href="https://partneruniversity',
    told: [
      'new: modern-work, advanced-certifications, advanced-people, enterprise: “Microsoft Certified: Invented Services Administrator”, which we do not know',
      'new: modern-work, advanced-certifications, advanced-people, smb: “Microsoft Certified: Invented Services Administrator”, which we do not know',
    ],
  },
  {
    what: 'a certification that is gone',
    ...{ page: 'azure.md', from: '  - Azure Network Engineer Associate\n', to: '', times: 2 },
    told: [
      'gone: infrastructure, intermediate-certifications, intermediate-people, enterprise: Azure Network Engineer Associate (AZ-700)',
      'gone: infrastructure, intermediate-certifications, intermediate-people, smb: Azure Network Engineer Associate (AZ-700)',
    ],
  },
  {
    what: 'a certification that is gone from one track alone',
    ...{
      page: 'security.html',
      from: '<li><a href="/en-us/certifications/cybersecurity-architect-expert/">Microsoft Cybersecurity Architect Expert</a></li>',
      to: '',
    },
    told: [
      'gone: security, intermediate-certifications, security-specialists, smb: Cybersecurity Architect Expert (SC-100)',
    ],
  },
  {
    what: 'a title that changed under the same address',
    ...{ page: 'modern-work.html', from: ADMINISTRATOR, to: 'Microsoft 365 Certified: Tenant Lead Expert</a>#' },
    told: [
      'renamed: modern-work, advanced-certifications, advanced-people, enterprise: Microsoft 365 Administrator Expert (MS-102) is called “Microsoft 365 Certified: Tenant Lead Expert” there',
      'renamed: modern-work, advanced-certifications, advanced-people, smb: Microsoft 365 Administrator Expert (MS-102) is called “Microsoft 365 Certified: Tenant Lead Expert” there',
    ],
  },
  {
    what: 'a title without an address that changed a little',
    ...{ page: 'azure.md', from: '  - GitHub Administration\n', to: '  - GitHub Administration and Scale\n', times: 2 },
    told: [
      'renamed: digital-app-innovation, advanced-certifications, advanced-people, enterprise: “GitHub Administration and Scale” may be what the rules call GitHub Administration (GH-100)',
      'renamed: digital-app-innovation, advanced-certifications, advanced-people, smb: “GitHub Administration and Scale” may be what the rules call GitHub Administration (GH-100)',
    ],
  },
  {
    what: 'a gate that names another certification in its sentence',
    ...{
      page: 'security.html',
      from: 'complete the Microsoft Security Operations Analyst certification.',
      to: 'complete the Microsoft Identity and Access Administrator certification.',
    },
    told: [
      'new: security, intermediate-certifications, security-analysts, smb: Identity and Access Administrator Associate (SC-300) is not in the rules',
      'gone: security, intermediate-certifications, security-analysts, smb: Security Operations Analyst Associate (SC-200)',
    ],
  },
  {
    what: 'the people that a gate asks for',
    ...{
      page: 'security.html',
      from: 'At least 2 people must complete the',
      to: 'At least 3 people must complete the',
    },
    told: ['differs: security, intermediate-certifications, enterprise, security-analysts, people: the rules say 2'],
  },
  {
    what: 'what a gate pays by itself',
    ...{
      page: 'security.html',
      from: "Completing this step doesn't earn points.",
      to: 'Completing this step earns two points.',
    },
    told: ['differs: security, intermediate-certifications, enterprise, security-engineers, points: the rules say 0'],
  },
  {
    what: 'points for a person, printed with decimals',
    ...{ page: 'security.html', from: 'adds 6.67 points', to: 'adds 5.71 points' },
    told: [
      'differs: security, intermediate-certifications, enterprise, security-specialists, people for all points: the rules say 6',
    ],
  },
  {
    what: 'points for so much growth',
    ...{ page: 'security.html', from: 'growth of USD 1,250', to: 'growth of USD 1,500' },
    told: [
      'differs: security, usage-growth, enterprise, enterprise.usageGrowth.azureAcrUsd, amount for all points: the rules say 25000',
      'not found: security, usage-growth, enterprise: 1250, which the rules name',
    ],
  },
  {
    what: 'a first step that lists one certification alone',
    ...{
      page: 'security.html',
      from: '<li><a href="/en-us/certifications/azure-security-engineer/">Azure Security Engineer Associate</a>*</li>',
      to: '',
      times: 2,
    },
    told: [
      'gone: security, intermediate-certifications, security-engineers, enterprise: Azure Security Engineer Associate (AZ-500)',
      'gone: security, intermediate-certifications, security-engineers, smb: Azure Security Engineer Associate (AZ-500)',
    ],
  },
  {
    what: 'the day in a footnote',
    ...{ page: 'modern-work.html', from: 'November 30, 2026', to: 'January 31, 2027' },
    told: [
      'differs: modern-work, advanced-certifications, advanced-people, enterprise: Microsoft 365 Administrator Expert (MS-102), retired on 2026-11-30 in the rules, has the footnote “#Retires on January 31, 2027',
      'differs: modern-work, advanced-certifications, advanced-people, smb: Microsoft 365 Administrator Expert (MS-102)',
    ],
  },
  {
    what: 'a footnote on what is not retired',
    ...{
      page: 'modern-work.html',
      from: 'Teams Administrator Associate</a>',
      to: 'Teams Administrator Associate</a>*',
    },
    told: [
      'differs: modern-work, intermediate-certifications, intermediate-people, enterprise: Teams Administrator Associate (MS-700) has a footnote that the rules do not know',
      'differs: modern-work, intermediate-certifications, intermediate-people, smb: Teams Administrator Associate (MS-700) has a footnote that the rules do not know',
    ],
  },
  {
    what: 'a footnote without a day',
    ...{
      page: 'modern-work.html',
      from: 'Retires on November 30, 2026, and is counted through November 30, 2027.',
      to: 'Retires soon.',
    },
    told: [
      'not found: modern-work, advanced-certifications, advanced-people, enterprise: a day in “#Retires soon.”',
      'not found: modern-work, advanced-certifications, advanced-people, smb: a day in “#Retires soon.”',
    ],
  },
  {
    what: 'a base of last year',
    ...{ page: 'business-applications.html', from: 'value of 25,000', to: 'value of 30,000' },
    told: [
      'differs: business-applications, usage-growth, smb, usageBaselineMcv: the rules say 25000',
      'not found: business-applications, usage-growth, smb: 25000, which the rules name',
    ],
  },
  {
    what: 'points in the list at the beginning',
    ...{ page: 'business-applications.html', from: 'Usage growth: 30 points', to: 'Usage growth: 25 points' },
    told: [
      'differs: business-applications, usage-growth, enterprise, most points: the rules say 30',
      'differs: business-applications, usage-growth, smb, most points: the rules say 30',
    ],
  },
  {
    what: 'a table that is gone, with the sentence that said the same',
    ...{ page: 'modern-work.html', from: '<tr><td>CSP</td><td>2,000 monthly active users</td></tr>', to: '' },
    told: ['not found: modern-work, usage-growth, smb, smb.usageGrowth.csp, amount for all points: 2000 in the rules'],
  },
  {
    what: 'a list that is gone',
    ...{
      page: 'business-applications.html',
      from: '<h4>Eligibility for Advanced certifications metric</h4>',
      to: '<h3>Other certifications</h3>',
    },
    told: [
      'not found: business-applications, advanced-certifications, advanced-people, enterprise: the list of certifications',
      'not found: business-applications, advanced-certifications, advanced-people, smb: the list of certifications',
    ],
  },
  {
    what: 'a metric of people that there was not',
    ...{
      page: 'azure.md',
      from: "Advanced certifications aren't applicable here.",
      to: '- Azure DevOps Engineer Expert',
    },
    told: ['new: data-ai: the page lists certifications for advanced-certifications, which the rules do not have'],
  },
  {
    what: 'the ACR of a customer on one track',
    ...{ page: 'azure.md', from: 'USD500', to: 'USD600' },
    told: ['data-ai', 'infrastructure', 'digital-app-innovation'].map(
      (area) => `not found: ${area}, net-customer-adds, smb: 500, which the rules name`,
    ),
  },
  {
    what: 'people of one area alone',
    ...{
      page: 'azure.md',
      from: 'up to a maximum of 40 points from 10 individuals',
      to: 'up to a maximum of 40 points from eight individuals',
      times: 2,
    },
    told: [
      'differs: data-ai, intermediate-certifications, enterprise, specialists, people for all points: the rules say 10',
      'differs: data-ai, intermediate-certifications, smb, specialists, people for all points: the rules say 10',
    ],
  },
];

describe('a page that is wrong in one way', () => {
  it.each(WRONG)('$page: $what', ({ page, from, to, times = 1, told }) => {
    const { told: all } = compareSource(page, changed(page, from, to, times));
    expect(all.toSorted().map((text, index) => text.slice(0, told.toSorted()[index]?.length ?? text.length))).toEqual(
      told.toSorted(),
    );
  });
});

describe('what is no threshold', () => {
  it.each([
    { page: 'security.html', from: 'earning 20 points', to: 'earning 90 points' },
    { page: 'security.html', from: 'you earn a maximum of four points', to: 'you earn a maximum of nine points' },
    { page: 'modern-work.html', from: 'is worth 15 points out of 30', to: 'is worth 16 points out of 30' },
    {
      page: 'modern-work.html',
      from: 'three deployments linked by CPOR are worth 15 points',
      to: 'each deployment gets 16 points',
    },
    { page: 'modern-work.html', from: 'Maximum of 1 points.', to: 'Maximum of 2 points.' },
    { page: 'business-applications.html', from: '<td>1000</td>', to: '<td>2000</td>' },
  ] as const)('is not read: $from', ({ page, from, to }) => {
    expect(compareSource(page, changed(page, from, to)).told).toEqual([]);
  });
});

describe('a broken file', () => {
  it.each(['', '<main', '<table><tr><td>', '<ul>'.repeat(2000), '\u0000\uFFFD', '# \n\n- '.repeat(500)])(
    'is read as far as it goes: %.20s',
    (source) => {
      for (const name of PAGES) expect(compareSource(name, source).same).toBe(0);
    },
  );
});

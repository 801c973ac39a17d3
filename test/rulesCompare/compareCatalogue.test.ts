import { describe, expect, it } from 'vitest';
import { compareCatalogue, readCatalogue } from '../../src/rulesCompare/compareCatalogue.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';

interface Item {
  readonly uid: string;
  readonly title: string;
  readonly url: string;
  readonly exams?: readonly string[];
  readonly prerequisites?: readonly string[];
  readonly renewal_frequency_in_days?: number;
  readonly certification_type?: string;
  readonly levels?: readonly string[];
}

const BASE = 'https://learn.microsoft.com/en-us/credentials/certifications';

/** A catalogue as ours would have it, each certification under the address that Microsoft gives it where we know one. */
const ALL: readonly Item[] = CERTIFICATIONS.map(({ id, title, otherSlugs = [] }) => {
  const slug = otherSlugs[0] ?? id;
  return { uid: `certification.${slug}`, title: `Microsoft Certified: ${title}`, url: `${BASE}/${slug}/?WT.mc_id=api` };
});

function compare(items: readonly Item[], rest: object = {}) {
  const read = readCatalogue(JSON.stringify({ mergedCertifications: items, ...rest }));
  if ('problem' in read) throw new Error(read.problem);
  const { findings, same } = compareCatalogue(read.catalogue);
  return { told: findings.map(({ kind, text }) => `${kind}: ${text}`), same };
}

function withChanged(id: string, change: Partial<Item>): readonly Item[] {
  return ALL.map((item, index) => (CERTIFICATIONS[index]?.id === id ? { ...item, ...change } : item));
}

function without(id: string): readonly Item[] {
  return ALL.filter((_, index) => CERTIFICATIONS[index]?.id !== id);
}

describe('the Learn catalogue', () => {
  it('as the rules have it differs in nothing', () => {
    expect(compare(ALL)).toEqual({ told: [], same: CERTIFICATIONS.length });
  });

  it('is told to lack a certification, which is no retirement', () => {
    expect(compare(without('azure-network-engineer-associate')).told).toEqual([
      'gone: Azure Network Engineer Associate (AZ-700) is missing; that alone is no retirement',
    ]);
    expect(compare(without('azure-developer-associate')).told).toEqual([
      'note: Azure Developer Associate (AZ-204) is missing; it was retired on 2026-07-31',
    ]);
  });

  it('gives another title to an address that is known, an alias among them', () => {
    const title = 'Microsoft 365 Certified: Tenant Lead Expert';
    expect(compare(withChanged('microsoft-365-administrator-expert', { title })).told).toEqual([
      `renamed: Microsoft 365 Administrator Expert (MS-102) is called “${title}” there (certification.m365-administrator-expert)`,
    ]);
  });

  it('is understood by the code of an exam, which may stand only in an address', () => {
    const item = { uid: 'certification.x', title: 'Network Lead', url: `${BASE}/x/`, exams: ['exam.77'] };
    const exams = [
      { uid: 'exam.77', url: 'https://learn.microsoft.com/en-us/credentials/certifications/exams/az-700/' },
    ];
    expect(compare([...without('azure-network-engineer-associate'), item], { exams }).told).toEqual([
      'renamed: Azure Network Engineer Associate (AZ-700) is called “Network Lead” there (certification.x)',
    ]);
  });

  it('tells what is new to us, with its kind, exam and level', () => {
    const item = {
      ...{ uid: 'certification.agents', title: 'Agent Lead Associate', url: `${BASE}/agents/`, exams: ['exam.zz-650'] },
      ...{ certification_type: 'role-based', levels: ['intermediate'] },
    };
    expect(compare([...ALL, item])).toEqual({
      told: ['note: new to us: “Agent Lead Associate” (certification.agents, role-based, ZZ-650, intermediate)'],
      same: CERTIFICATIONS.length,
    });
  });

  it('differs in how often something is renewed, where it says so', () => {
    const renewed = (id: string, days: number) => compare(withChanged(id, { renewal_frequency_in_days: days })).told;
    expect(renewed('azure-administrator-associate', 365)).toEqual([]);
    expect(renewed('azure-administrator-associate', 0)).toEqual([]);
    expect(renewed('azure-administrator-associate', 730)).toEqual([
      'differs: Azure Administrator Associate (AZ-104) is renewed every 730 days there; the rules take it to last a year',
    ]);
    expect(renewed('copilot-and-agent-administration-fundamentals', 365)[0]).toContain(
      'take fundamentals not to expire',
    );
  });

  it('differs in what is asked for before, where it says so', () => {
    const asked = (uids: readonly string[]) =>
      compare(withChanged('azure-solutions-architect-expert', { prerequisites: uids })).told;
    expect(asked(['certification.azure-administrator-associate'])).toEqual([]);
    expect(asked([])).toEqual([]);
    expect(asked(['certification.azure-developer-associate'])).toEqual([
      'differs: Azure Solutions Architect Expert (AZ-305) asks for azure-developer-associate there; the rules have azure-administrator-associate',
    ]);
  });

  it('may hold a certification in both its lists', () => {
    expect(compare(ALL, { certifications: ALL }).told).toEqual([]);
  });

  it.each([
    { json: 'not JSON', says: 'must be JSON' },
    { json: '[]', says: 'expected object' },
    { json: '{}', says: 'must hold "certifications" or "mergedCertifications"' },
    { json: '{"certifications":[{"uid":"x"}]}', says: 'certifications.0.title' },
  ])('is refused when it is none: $json', ({ json, says }) => {
    expect(readCatalogue(json)).toEqual({ problem: expect.stringContaining(says) });
  });
});

import { describe, expect, test } from 'vitest';
import { CERTIFICATIONS, findCertification, matchCertification } from '../../src/scoring/certifications.ts';
import { CERTIFICATION_TITLES, normaliseTitle } from '../../src/scoring/titleIndex.ts';

const { sources, former, exams, countedNowhere, countedNowhereWithPrefix } = CERTIFICATION_TITLES;
const codesOfToday = CERTIFICATIONS.flatMap(({ code, otherCodes = [], halfCodes = [] }) => [
  ...(code === null ? [] : [code]),
  ...otherCodes,
  ...halfCodes,
]);
const titlesOfToday = CERTIFICATIONS.flatMap(({ title, otherTitles = [] }) => [title, ...otherTitles]);

describe('what certifications were called', () => {
  test('belongs to certifications of the catalogue', () => {
    const known = new Set(CERTIFICATIONS.map(({ id }) => id));
    expect(former.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  test('is nothing that one is called today, and what counts nowhere is not in the catalogue', () => {
    const codes = [
      ...former.flatMap(({ codes: single = [], halves = [] }) => [...single, ...halves.flat()]),
      ...countedNowhere.map(({ code }) => code),
    ];
    expect(codes.filter((code) => codesOfToday.includes(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
    const titles = [
      ...former.flatMap((each) => each.titles ?? []),
      ...countedNowhere.flatMap(({ title }) => title ?? []),
    ].map(normaliseTitle);
    expect(titles.filter((title) => titlesOfToday.map(normaliseTitle).includes(title))).toEqual([]);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('has an exam for each title of one', () => {
    const codes = [...codesOfToday, ...former.flatMap((each) => each.codes ?? [])];
    expect(exams.map(({ code }) => code).filter((code) => !codes.includes(code))).toEqual([]);
  });

  test('says where it is written', () => {
    const used = [...former, ...exams, ...countedNowhere, ...countedNowhereWithPrefix].map(({ source }) => source);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(sources).toSorted());
  });
});

describe('a certification is found', () => {
  test.each([
    ['Modern Desktop Administrator Associate', 'MD-102'],
    ['Microsoft 365 Certified: Modern Desktop Administrator Associate', 'MD-102'],
    ['Windows Virtual Desktop Specialty', 'AZ-140'],
    ['DA-100', 'PL-300'],
    ['AZ-103', 'AZ-104'],
    ['Exam AZ-104: Microsoft Azure Administrator', 'AZ-104'],
    ['AZ-104: Microsoft Azure Administrator', 'AZ-104'],
    ['AZ-104 Azure Administrator Associate', 'AZ-104'],
    ['Azure Administrator (Exam AZ-104)', 'AZ-104'],
    ['Exam AZ-305: Designing Microsoft Azure Infrastructure Solutions', 'AZ-305'],
    ['Exam AI-100: Designing and Implementing an Azure AI Solution', 'AI-102'],
    ['Exam MB-800: Microsoft Dynamics 365 Business Central Functional Consultant', 'MB-800'],
    ['Exam MS-102: Microsoft 365 Administrator', 'MS-102'],
    ['Microsoft® Certified: Azure Administrator Associate', 'AZ-104'],
    ['Microsoft Certified: Microsoft Azure Administrator Associate', 'AZ-104'],
    ['Microsoft Certified: Microsoft 365 Administrator Expert', 'MS-102'],
    ['Dynamics 365 for Customer Service Functional Consultant Associate', 'MB-230'],
    ['Microsoft Certified: Azure Cosmos DB Developer Specialty (beta)', 'DP-420'],
  ])('by an old title, an old code or the title of its exam: "%s" is %s', (text, code) => {
    expect(findCertification(text)).toMatchObject({ kind: 'found', certification: { code } });
  });

  test.each([
    ['MD-100', 'MD-102'],
    ['AZ-304', 'AZ-305'],
    ['DP-200', 'DP-203'],
    ['MS-101', 'MS-102'],
  ])('%s was half of what is %s today', (text, code) => {
    const found = findCertification(text);
    expect(found).toMatchObject({ kind: 'half', code: text, certification: { code } });
    expect(found.kind === 'half' && found.codes).toContain(text);
  });
});

describe('a certification that is on no list', () => {
  test.each([
    ['DP-500', 'retired'],
    ['Microsoft Certified: Azure Enterprise Data Analyst Associate', 'retired'],
    ['Azure Enterprise Data Analyst', 'retired'],
    ['Exam MB-210', 'retired'],
    ['MCSE: Cloud Platform and Infrastructure', 'retired'],
    ['Azure Data Fundamentals', 'fundamentals'],
    ['Microsoft Certified: Azure Fundamentals (AZ-900)', 'fundamentals'],
    ['Microsoft Certified: Security, Compliance, and Identity Fundamentals', 'fundamentals'],
    ['Some Cloud of Tomorrow Fundamentals', 'fundamentals'],
    ['AI-901', 'fundamentals'],
    ['AB-731', 'unlisted'],
    ['Microsoft Applied Skills: Deploy and configure Azure Monitor', 'unlisted'],
  ])('"%s" is told as %s, and no other is suggested', (text, why) => {
    expect(findCertification(text)).toMatchObject({ kind: 'counts nowhere', why });
  });

  test.each(['MS-900', 'Microsoft 365 Certified: Fundamentals', 'AB-900'])('is not %s, which counts', (text) => {
    expect(findCertification(text).kind).toBe('found');
  });
});

test.each([
  'AZ-104: Prerequisites for Azure administrators',
  'AZ-104: Azure Developer',
  'Azure Administrator Associate Iker Gil',
  'Enterprise Data Analyst Associate',
  'Administrator',
  'Fundamentals',
  'Associate',
  'Microsoft',
  'Microsoft Certified:',
])('only the whole text is a name: "%s" is none', (text) => {
  expect(matchCertification(text)).toBeNull();
});

import { describe, expect, it } from 'vitest';
import {
  CERTIFICATION_SOURCES,
  CERTIFICATIONS,
  type Certification,
  examToSit,
  findCertification,
  getCertification,
  lastDayToEarn,
  nameWithCode,
} from '../../src/scoring/certifications.ts';
import cases from './cases/certifications.json' with { type: 'json' };
import { RULE_SETS } from './support.ts';

function find(text: string): Certification {
  const found = findCertification(text);
  if (found.kind !== 'found') throw new Error(`"${text}" is ${found.kind}`);
  return found.certification;
}

function repeated(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the certification catalogue', () => {
  it('holds the decided ids, each with its code', () => {
    expect(Object.fromEntries(CERTIFICATIONS.map(({ id, code }) => [id, code]))).toMatchObject(cases.codes);
  });

  it('gives each certification an id and codes of its own', () => {
    expect(repeated(CERTIFICATIONS.map(({ id }) => id)), 'rename one of them').toEqual([]);
    const codes = CERTIFICATIONS.flatMap(({ code, otherCodes = [], halfCodes = [] }) =>
      [code ?? [], otherCodes, halfCodes].flat(),
    );
    expect(repeated(codes), 'leave each code with one certification').toEqual([]);
  });

  it('knows every successor and every prerequisite it names', () => {
    const known = new Set(CERTIFICATIONS.map(({ id }) => id));
    const named = CERTIFICATIONS.flatMap(({ retirement, prerequisites }) => [
      ...(retirement?.successor == null ? [] : [retirement.successor]),
      ...(prerequisites?.anyOf ?? []),
    ]);
    expect(
      named.filter((id) => !known.has(id)),
      'add it to certifications.json or correct the name',
    ).toEqual([]);
  });

  it('lets a retired certification count for one more year', () => {
    for (const { id, retirement } of CERTIFICATIONS) {
      if (retirement === undefined) continue;
      const [year = '', ...rest] = retirement.earnableUntil.split('-');
      const yearLater = [Number(year) + 1, ...rest].join('-');
      expect(retirement.countsUntil, `correct countsUntil of ${id}`).toBe(yearLater);
    }
  });

  it('says where each certification, retirement, prerequisite and exam is written', () => {
    const used = CERTIFICATIONS.flatMap(({ source, retirement, prerequisites, exams = [] }) =>
      [source, retirement?.source ?? [], prerequisites?.source ?? [], exams.map((exam) => exam.source)].flat(),
    );
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(CERTIFICATION_SOURCES).toSorted());
  });

  it('is certain of a retirement only where a page of Microsoft prints it', () => {
    for (const { id, retirement } of CERTIFICATIONS) {
      if (retirement === undefined) continue;
      expect(retirement.certainty, id).toBe(retirement.source === 'page-footnotes' ? 'certain' : 'likely');
    }
    expect(['AI-102', 'DP-100'].map((code) => find(code).retirement)).toMatchObject([
      { earnableUntil: '2026-06-30', certainty: 'likely' },
      { earnableUntil: '2026-06-01', certainty: 'likely' },
    ]);
  });

  it('names only exams of its own, each with the day on which it comes or goes', () => {
    for (const { id, code, otherCodes = [], halfCodes = [], exams = [] } of CERTIFICATIONS) {
      for (const exam of exams) {
        expect([code, ...otherCodes, ...halfCodes], id).toContain(exam.code);
        expect(exam.from ?? exam.until, `${id}, ${exam.code}`).toBeDefined();
      }
    }
    expect(find('PL-400').exams).toMatchObject([
      { code: 'PL-400', until: '2026-10-30' },
      { code: 'AB-400', from: '2026-10-16' },
    ]);
    expect(find('AZ-802').exams).toMatchObject([
      { code: 'AZ-800', until: '2026-09-30' },
      { code: 'AZ-801', until: '2026-09-30' },
    ]);
  });

  it.each(Object.entries(cases.lastDays))('lets %s count until %s', (text, last) => {
    expect(find(text).retirement?.countsUntil).toBe(last);
  });

  it('has no last day for any other certification of the mid-2026 rule sets', () => {
    const listed = RULE_SETS.filter(({ startsOn }) => startsOn === '2026-06-30').flatMap(({ steps }) =>
      Object.values(steps).flatMap(({ certifications }) => certifications),
    );
    const retired = [...new Set(listed)].filter((id) => getCertification(id).retirement !== undefined);
    expect(retired.toSorted()).toEqual(
      Object.keys(cases.lastDays)
        .map((text) => find(text).id)
        .toSorted(),
    );
  });

  it.each(Object.entries(cases.lists))('is listed as the sources list it: %s', (id, steps) => {
    const ruleSet = RULE_SETS.find((each) => each.id === id);
    for (const [step, texts] of Object.entries(steps)) {
      const listed = ruleSet?.steps[step]?.certifications ?? [];
      expect([step, listed.toSorted()]).toEqual([step, texts.map((text) => find(text).id).toSorted()]);
    }
  });
});

describe('what can be booked', () => {
  it.each([
    { day: '2026-10-15', exam: 'PL-400' },
    { day: '2026-10-30', exam: 'PL-400' },
    { day: '2026-10-31', exam: 'AB-400' },
  ])('on $day is $exam for the Power Platform Developer', ({ day, exam }) => {
    expect(examToSit(find('PL-400'), day)).toBe(exam);
  });

  it('is the code of the certification where no exam came or went', () => {
    expect(examToSit(find('AZ-305'), '2026-11-28')).toBe('AZ-305');
    expect(examToSit(find('AZ-802'), '2026-11-28')).toBe('AZ-802');
    expect(
      examToSit(getCertification('teams-meetings-and-meeting-rooms-technical-assessment'), '2026-01-01'),
    ).toBeNull();
  });

  it('of several can be booked until the last of them goes away', () => {
    expect(lastDayToEarn([find('MS-102'), find('AZ-500')])).toBe('2026-11-30');
    expect(lastDayToEarn([find('MS-102'), find('AZ-305')])).toBeNull();
    expect(lastDayToEarn([])).toBeNull();
  });
});

describe('a certification is found', () => {
  it.each(CERTIFICATIONS.map((certification) => [nameWithCode(certification), certification] as const))(
    'by id, code and title: %s',
    (name, certification) => {
      const { id, code, title } = certification;
      const spellings = [id, id.toUpperCase(), title, title.toLowerCase(), name, `Microsoft Certified: ${title}`];
      if (code !== null) spellings.push(code, code.toLowerCase(), code.replace('-', ' '), code.replace('-', ''));
      for (const issuer of ['Microsoft 365 Certified', 'GitHub Certified']) spellings.push(`${issuer}: ${title}`);
      for (const spelling of spellings) expect([spelling, find(spelling).id]).toEqual([spelling, id]);
    },
  );

  it.each(Object.entries(cases.spellings))('as people write it: "%s" is %s', (spelling, code) => {
    expect(find(spelling).code).toBe(code);
  });
});

describe('a certification is not guessed', () => {
  it.each(['AZ-800', 'az-801'])('%s alone is half of one', (code) => {
    expect(findCertification(code)).toMatchObject({
      kind: 'half',
      code: code.toUpperCase(),
      certification: { code: 'AZ-802' },
    });
  });

  it('a title that an associate and an expert share is ambiguous without its last word', () => {
    const found = findCertification('Dynamics 365 Supply Chain Management Functional Consultant');
    expect(found.kind === 'ambiguous' && found.candidates.map(({ code }) => code)).toEqual(['MB-330', 'MB-335']);
  });

  it.each([
    ['Azure Soluton Architct Expert', 'AZ-305'],
    ['Security Operation Analist', 'SC-200'],
    ['Github Action', 'GH-200'],
    ['AZ-306', 'AZ-305'],
  ])('"%s" is unknown, and %s the nearest', (text, code) => {
    const found = findCertification(text);
    expect(found.kind === 'unknown' && found.nearest.code).toBe(code);
  });

  it.each(['', ' ', '?', 'Ω'.repeat(100_000), 'a '.repeat(100_000), '__proto__', 'constructor', '900', 'AZ'])(
    'nonsense is unknown: %.20s',
    (text) => {
      expect(findCertification(text).kind).toBe('unknown');
    },
  );

  it('an id that is not in the catalogue is a mistake in the rule data, and says what to do', () => {
    expect(() => getCertification('no-such-thing')).toThrow('add it to certifications.json');
  });
});

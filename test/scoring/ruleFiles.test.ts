import { describe, expect, it } from 'vitest';
import { AREA_IDS } from '../../src/scoring/designations.ts';
import type { RuleSet } from '../../src/scoring/ruleSet.ts';
import { RULE_LINTS } from './ruleLints.ts';
import { RULE_SETS } from './support.ts';

describe.each(Object.entries(RULE_LINTS))('in every rule file %s', (_, lint) => {
  it.each(RULE_SETS.map((ruleSet) => [ruleSet.id, ruleSet] as const))('%s', (_id, ruleSet) => {
    expect(lint(ruleSet)).toEqual([]);
  });
});

describe('all rule files together', () => {
  it('have a start date of their own in their book and area', () => {
    const starts = RULE_SETS.map(({ ruleBook, area, startsOn }) => `${ruleBook}/${area} ${startsOn}`);
    const twice = starts.filter((start, index) => starts.indexOf(start) !== index);
    expect(twice, 'give each rule set its own start date').toEqual([]);
  });

  it('know of the same newest revision where they share a page', () => {
    const known = new Map<string, Set<string>>();
    for (const { page, sources } of RULE_SETS) {
      const where = page.compared === null ? undefined : sources[page.compared.source]?.where;
      if (where !== undefined) known.set(where, (known.get(where) ?? new Set()).add(page.newest?.day ?? ''));
    }
    expect([...known].filter(([, days]) => days.size > 1)).toEqual([]);
    expect(known.size).toBe(4);
  });

  it('cover all six areas by Microsoft, and Data & AI by the programme page', () => {
    for (const area of AREA_IDS) {
      expect(
        RULE_SETS.some((each) => each.ruleBook === 'microsoft' && each.area === area),
        area,
      ).toBe(true);
    }
    expect(RULE_SETS.filter(({ ruleBook }) => ruleBook === 'brief').map(({ id }) => id)).toEqual(['brief/data-ai']);
  });
});

describe('Business Applications', () => {
  it('says how a workload is counted, where its figures are defined', () => {
    for (const { area, tracks } of RULE_SETS) {
      if (area !== 'business-applications') continue;
      for (const metric of tracks.flatMap(({ metrics }) => metrics)) {
        if (metric.paidBy !== 'figures' || metric.id === 'usage-growth') continue;
        for (const { definition } of metric.parts) expect(definition.en).toMatch(/^Workloads at a customer with/);
      }
    }
  });
});

describe('the lints find what they are for', () => {
  /** Copies of the sound rule sets, each with the same mistake. */
  function spoil(change: (copy: RuleSet) => void): readonly RuleSet[] {
    const copies = structuredClone(RULE_SETS);
    for (const copy of copies) change(copy);
    return copies;
  }

  const mistakes: readonly (readonly [keyof typeof RULE_LINTS, (copy: RuleSet) => void])[] = [
    [
      'the maxima of each track add up to 100',
      ({ tracks }) => {
        for (const { metrics } of tracks) metrics.pop();
      },
    ],
    [
      'gates and last step together pay the maximum of their metric',
      ({ tracks }) => {
        for (const { metrics } of tracks) for (const metric of metrics) metric.max += 1;
      },
    ],
    [
      'parts that add up pay the same a unit',
      ({ tracks }) => {
        for (const metric of tracks.flatMap(({ metrics }) => metrics)) {
          if (metric.paidBy === 'figures')
            metric.parts.push(...metric.parts.map((part) => ({ ...part, unit: part.unit * 2 })));
        }
      },
    ],
    [
      'every certification is in the catalogue, once a step',
      ({ steps }) => {
        for (const { certifications } of Object.values(steps)) certifications.push('no-such-thing');
      },
    ],
    [
      'every figure of the area is used, and no other',
      ({ tracks }) => {
        for (const { metrics } of tracks) metrics.pop();
      },
    ],
    [
      'every step of the area is paid in each track, and no other',
      ({ steps }) => Object.assign(steps, { extra: Object.values(steps)[0] }),
    ],
    ['every source is used, and every use has its source', (copy) => Object.assign(copy, { sources: {} })],
    [
      'the days of its page fit together',
      ({ page }) => Object.assign(page, { compared: page.compared ? null : { day: '2026-01-01' } }),
    ],
    ['decisions are told', (copy) => Object.assign(copy, { decisions: [] })],
    ['both tracks are there', ({ tracks }) => tracks.push(...tracks)],
    ['every text is there in Spanish too', (copy) => Object.assign(copy, { name: { en: 'a new page' } })],
  ];

  it.each(mistakes)('%s: told when it is not so', (name, change) => {
    for (const spoilt of spoil(change)) expect(RULE_LINTS[name](spoilt), spoilt.id).not.toEqual([]);
  });
});

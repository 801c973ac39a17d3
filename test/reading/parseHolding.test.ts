import { expect, test } from 'vitest';
import { parseHolding } from '../../src/reading/parseHolding.ts';

const ana = { name: 'Ana García', mail: null };

test.each([
  ['AZ-305 Ana García', 'AZ-305', [ana], undefined, undefined],
  ['az305 Ana García', 'AZ-305', [ana], undefined, undefined],
  ['AZ 305 Ana García', 'AZ-305', [ana], undefined, undefined],
  ['Azure Solutions Architect Expert Ana García', 'AZ-305', [ana], undefined, undefined],
  ['Microsoft Certified: Azure Solutions Architect Expert Ana García', 'AZ-305', [ana], undefined, undefined],
  ['AZ-305 Ana García 2026-03-01', 'AZ-305', [ana], '2026-03-01', undefined],
  ['AZ-305 Ana García 2026-03-01 2027-03-01', 'AZ-305', [ana], '2026-03-01', '2027-03-01'],
  ['AZ-305 Ana García 1 March 2026 to 1 March 2027', 'AZ-305', [ana], '2026-03-01', '2027-03-01'],
  ['AZ-305: Ana García, Luis', 'AZ-305', [ana, { name: 'Luis', mail: null }], undefined, undefined],
  [
    'AZ-305 Ana García <Ana@contoso.com>',
    'AZ-305',
    [{ name: 'Ana García', mail: 'ana@contoso.com' }],
    undefined,
    undefined,
  ],
  ['AZ-305 ana@contoso.com', 'AZ-305', [{ name: 'ana@contoso.com', mail: 'ana@contoso.com' }], undefined, undefined],
])('reads "%s"', (text, code, people, earned, expires) => {
  const holding = parseHolding(text);
  expect(holding.lookup).toMatchObject({ kind: 'found', certification: { code } });
  expect(holding).toMatchObject({ people, unreadDay: null });
  expect([holding.earned, holding.expires]).toEqual([earned, expires]);
});

test.each([
  ['Microsoft Certified: Azure Enterprise Data Analyst Associate Iker Gil', 'counts nowhere', 'Iker Gil'],
  ['Iker Gil Microsoft Certified: Azure Enterprise Data Analyst Associate', 'counts nowhere', 'Iker Gil'],
  ['Microsoft Certified: Azure Quantum Data Analyst Associate Iker Gil', 'unknown', 'Iker Gil'],
  ['Azure Quantum Data Analyst Associate Iker Gil', 'unknown', 'Iker Gil'],
  ['Enterprise Data Analyst Associate Iker Gil', 'unknown', 'Iker Gil'],
  ['Azure Data Fundamentals Iker Gil', 'counts nowhere', 'Iker Gil'],
  ['Data Analyst Associate Iker Gil', 'found', 'Iker Gil'],
  ['Iker Gil has AZ-305', 'found', 'Iker Gil'],
  ['AZ-305 for Iker Gil', 'found', 'Iker Gil'],
  ['AZ-999 Iker Gil', 'unknown', 'Iker Gil'],
])('takes the whole title of "%s"', (text, kind, name) => {
  const { lookup, people } = parseHolding(text);
  expect([lookup?.kind, people.map((each) => each.name)]).toEqual([kind, [name]]);
});

test('leaves the certification open where none stands at the beginning', () => {
  expect(parseHolding('Ana García')).toMatchObject({ lookup: null, spelled: 'Ana', people: [ana] });
});

test('points at a day that two people would read differently', () => {
  expect(parseHolding('AZ-305 Ana 03/04/2026')).toMatchObject({ unreadDay: '03/04/2026' });
});

test('knows half a certification', () => {
  expect(parseHolding('AZ-800 Ana').lookup).toMatchObject({ kind: 'half', code: 'AZ-800' });
});

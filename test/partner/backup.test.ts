import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parseBackup, writeBackup } from '../../src/partner/backup.ts';
import { applyChange } from '../../src/partner/change.ts';
import { changeInto } from '../../src/partner/changeInto.ts';
import {
  type Assignment,
  EMPTY_RECORD,
  type FigureFacts,
  NEW_SETTINGS,
  type PartnerRecord,
  type RosterPerson,
} from '../../src/partner/record.ts';
import { SOURCE_OF } from '../../src/partner/reports/monthsKinds.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import { AREA_IDS } from '../../src/scoring/designations.ts';
import { ASSOCIATIONS, type CustomerMonth, type UsageHistory } from '../../src/usage/azure/usageHistory.ts';
import { NO_MONTHS } from '../support/emptyMonths.ts';

const NO_PAST = { months: NO_MONTHS, changes: [], days: [] };

const AT = Temporal.Instant.from('2026-11-22T10:00:00Z');

const day = fc.constantFrom('2025-02-28', '2026-11-22');
const colleague = fc.record({ id: fc.uuid(), name: fc.string({ unit: 'grapheme' }) });
const figures: fc.Arbitrary<FigureFacts> = fc.dictionary(
  fc.constantFrom('netCustomerAdds', 'usageGrowthPercent', 'certifiedPeople.architects'),
  fc.record({ value: fc.double({ noNaN: true, noDefaultInfinity: true }), day, by: colleague }),
);
const held = fc.record(
  { certification: fc.constantFrom(...CERTIFICATIONS.map(({ id }) => id)), earned: day, expires: day },
  { requiredKeys: ['certification'] },
);
const person: fc.Arbitrary<RosterPerson> = fc.record({
  id: fc.uuid(),
  name: fc.string({ unit: 'grapheme' }),
  mail: fc.option(fc.emailAddress()),
  certifications: fc.array(held, { maxLength: 3 }),
});
const assignments: fc.Arbitrary<readonly Assignment[]> = fc.uniqueArray(
  fc.oneof(
    fc.record({ id: fc.uuid(), person: fc.uuid(), certification: held.map((each) => each.certification), by: day }),
    fc.record({
      id: fc.uuid(),
      person: fc.oneof(fc.uuid(), fc.record({ name: fc.string(), mail: fc.option(fc.emailAddress()) })),
      area: fc.constant('data-ai' as const),
      figure: fc.constantFrom('netCustomerAdds', 'usageGrowthPercent'),
      more: fc.integer({ min: 1 }),
      by: day,
    }),
  ),
  { selector: ({ id }) => id, maxLength: 3 },
);
const record: fc.Arbitrary<PartnerRecord> = fc.record({
  settings: fc
    .record({
      ruleBook: fc.constantFrom('brief', 'microsoft'),
      hiddenAreas: fc.subarray([...AREA_IDS]),
      tracks: fc.constantFrom({}, { 'data-ai': 'smb' } as const),
      owners: fc.array(colleague, { maxLength: 3 }),
      editors: fc.array(colleague, { maxLength: 3 }),
      assignments,
    })
    .map((parts) => ({ ...NEW_SETTINGS, ...parts })),
  figures: fc.dictionary(fc.constantFrom('azure', ...AREA_IDS), figures),
  people: fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 5 }),
});

function createCustomer(tenantId: string): CustomerMonth {
  return {
    tenantId,
    name: '',
    segment: 'SMB',
    links: [{ how: 'PAL', since: null }],
    services: new Map([['Storage', 1n]]),
  };
}

function told(tenantId: string) {
  return { tenantId, name: '', segment: '', links: [], services: [['Storage', '1.5']] };
}

const customer: fc.Arbitrary<CustomerMonth> = fc.record({
  tenantId: fc.uuid(),
  name: fc.string({ unit: 'grapheme' }),
  segment: fc.constantFrom('', 'SMB'),
  links: fc.array(fc.record({ how: fc.constantFrom(...ASSOCIATIONS), since: fc.option(day) }), { maxLength: 2 }),
  services: fc
    .dictionary(fc.string({ unit: 'grapheme' }), fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), { maxKeys: 3 })
    .map((services) => new Map(Object.entries(services))),
});
const usage: fc.Arbitrary<UsageHistory> = fc
  .dictionary(
    fc.constantFrom('2025-12', '2026-01', '2026-10'),
    fc
      .uniqueArray(customer, { selector: ({ tenantId }) => tenantId, maxLength: 4 })
      .map((customers) => new Map(customers.map((each) => [each.tenantId, each]))),
  )
  .map((months) => new Map(Object.entries(months)));

/** Negative zero is written as zero, and what is not known may be left out. */
function normalise(value: PartnerRecord): PartnerRecord {
  const { people, ...rest } = JSON.parse(JSON.stringify(value)) as PartnerRecord;
  return { ...rest, people: people.toSorted((a, b) => a.id.localeCompare(b.id)) };
}

function read(text: string): PartnerRecord {
  const parsed = parseBackup(text);
  if (parsed.kind !== 'backup') throw new Error(`The backup is ${parsed.kind}`);
  return parsed.record;
}

describe('a backup', () => {
  test('is read back to the record it was made of', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(normalise(read(writeBackup(one, NO_PAST, AT)))).toEqual(normalise(one));
      }),
    );
  });

  test('brings back the usage of each month to the last digit', () => {
    fc.assert(
      fc.property(usage, (one) => {
        const parsed = parseBackup(writeBackup(EMPTY_RECORD, { ...NO_PAST, months: { ...NO_MONTHS, azure: one } }, AT));
        expect(parsed).toMatchObject({ kind: 'backup', months: { azure: one } });
      }),
    );
  });

  test('brings back licences and users of each month', () => {
    const seats = new Map([['Teams' as const, { paid: 300, active: 12 }]]);
    const fabrikam = {
      tenantId: 't1',
      name: 'Fabrikam',
      links: [{ how: 'CPOR' as const, since: '2026-02-01', workloads: seats }],
    };
    const office = new Map([
      ['2026-10', new Map([['t1', fabrikam]])],
      ['2025-10', new Map()],
    ]);
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, months: { ...NO_MONTHS, office } }, AT);
    expect(parseBackup(text)).toMatchObject({ kind: 'backup', months: { office } });
    const damaged = text.replace('300', '-300');
    expect(parseBackup(damaged)).toMatchObject({
      kind: 'damaged',
      where: expect.stringContaining('officeUsage.2026-10'),
    });
  });

  test('brings back revenue and usage of Business Applications, and takes no damaged month', () => {
    const customer = { tenantId: 't1', name: 'Fabrikam', links: ['CSP' as const] };
    const businessRevenue = new Map([
      [
        '2026-10',
        new Map([['t1', { ...customer, workloads: new Map([['Power BI' as const, -1_500n * 10n ** 16n]]) }]]),
      ],
    ]);
    const activity = { pamau: 12, mac: null, mau: 40 };
    const businessUsage = new Map([
      ['2026-10', new Map([['t1', { ...customer, workloads: new Map([['Portals' as const, activity]]) }]])],
      ['2025-10', new Map([['', { tenantId: '', name: '', links: [], workloads: new Map() }]])],
    ]);
    const months = { ...NO_MONTHS, businessRevenue, businessUsage };
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, months }, AT);
    expect(parseBackup(text)).toMatchObject({ kind: 'backup', months: { businessRevenue, businessUsage } });
    for (const [from, to, where] of [
      ['"-15"', '"much"', 'businessRevenue.2026-10'],
      ['"Power BI"', '"Visio"', 'businessRevenue.2026-10'],
      ['null,40', 'null,-40', 'businessUsage.2026-10'],
      ['"Portals"', '"Sales"', 'businessUsage.2026-10'],
    ] as const) {
      const damaged = text.replace(from, to);
      expect(damaged).not.toBe(text);
      expect(parseBackup(damaged)).toMatchObject({ kind: 'damaged', where: expect.stringContaining(where) });
    }
  });

  test('of before usage was told by month is read all the same', () => {
    const whole = JSON.parse(writeBackup(EMPTY_RECORD, NO_PAST, AT));
    for (const source of Object.values(SOURCE_OF)) delete whole[source];
    expect(parseBackup(JSON.stringify(whole))).toEqual({ kind: 'backup', record: EMPTY_RECORD, months: NO_MONTHS });
  });

  test('leaves out the oldest months of usage that would fill more than import reads, and names them', () => {
    const customers = Array.from({ length: 20_000 }, (_, index) =>
      createCustomer(`tenant-${index}-${'x'.repeat(200)}`),
    );
    const month = new Map(customers.map((customer) => [customer.tenantId, customer]));
    const months = ['2026-06', '2026-07', '2026-08', '2026-09', '2026-10'];
    const changes = Array.from({ length: 40 }, (_, index) => ({ index, said: 'x'.repeat(1024 * 1024) }));
    const text = writeBackup(
      EMPTY_RECORD,
      { ...NO_PAST, changes, months: { ...NO_MONTHS, azure: new Map(months.map((each) => [each, month])) } },
      AT,
    );
    const told = JSON.parse(text);
    expect(Object.keys(told.usage)).toEqual(['2026-10', '2026-09', '2026-08', '2026-07']);
    expect(told.monthsLeftOut).toEqual({ usage: ['2026-06'] });
    expect(told.oldChangesLeftOut + told.changes.length).toBe(40);
    expect(text.length).toBeLessThan(34 * 1024 * 1024);
    expect(parseBackup(text).kind).toBe('backup');
  });

  test.each([
    ['a month that is none', { '2026-13': [] }],
    ['a customer who stands twice', { '2026-10': [told('t1'), told('t1')] }],
    ['an amount that is none', { '2026-10': [{ ...told('t1'), services: [['Storage', 'much']] }] }],
    ['a day that is none', { '2026-10': [{ ...told('t1'), links: [{ how: 'PAL', since: '2026-02-31' }] }] }],
    ['a name that no card could show', { '2026-10': [{ ...told('t1'), name: 'x'.repeat(501) }] }],
    [
      'more services than there are',
      { '2026-10': [{ ...told('t1'), services: Array.from({ length: 1001 }, (_, index) => [`${index}`, '1']) }] },
    ],
  ])('with %s is damaged', (_, wrong) => {
    const whole = JSON.parse(writeBackup(EMPTY_RECORD, NO_PAST, AT));
    expect(parseBackup(JSON.stringify({ ...whole, usage: wrong }))).toMatchObject({
      kind: 'damaged',
      where: expect.stringMatching(/^usage\.2026-1/),
    });
  });

  test('brings back licences and users of security workloads, and takes no other workload for one', () => {
    const seats = new Map([
      ['Purview Information Protection' as const, { paid: 300, active: 12 }],
      ['Intune|8f1c2d3e' as const, { paid: 3, active: 1 }],
    ]);
    const links = [{ how: 'CSP' as const, since: null, workloads: seats }];
    const ems = new Map([['2026-10', new Map([['t1', { tenantId: 't1', name: 'Fabrikam', links }]])]]);
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, months: { ...NO_MONTHS, ems } }, AT);
    expect(parseBackup(text)).toMatchObject({ kind: 'backup', months: { ems } });
    for (const damaged of [
      text.replace('Purview Information Protection', 'Teams'),
      text.replace('Intune|', 'Viva|'),
      text.replace('CSP', 'DPOR'),
    ]) {
      expect(parseBackup(damaged)).toMatchObject({
        kind: 'damaged',
        where: expect.stringContaining('emsUsage.2026-10'),
      });
    }
  });

  test.each(['officeUsage', 'emsUsage'] as const)('of before %s was read is read all the same', (source) => {
    const { [source]: _, ...settings } = NEW_SETTINGS;
    const whole = JSON.parse(writeBackup(EMPTY_RECORD, NO_PAST, AT));
    const older = JSON.stringify({ ...whole, partner: { ...whole.partner, settings } });
    expect(read(older).settings).toEqual(NEW_SETTINGS);
  });

  test('of before figures could be planned is read all the same', () => {
    const planned = { id: 'az ana', person: 'ana', certification: 'azure-administrator-associate', by: '2026-12-15' };
    const { assignments: _, ...settings } = NEW_SETTINGS;
    const whole = JSON.parse(writeBackup(EMPTY_RECORD, NO_PAST, AT));
    const readSettings = (parts: object) =>
      read(JSON.stringify({ ...whole, partner: { ...whole.partner, settings: { ...settings, ...parts } } })).settings;
    expect(readSettings({ assignments: [planned] }).assignments).toEqual([planned]);
    expect(readSettings({}).assignments).toEqual([]);
  });

  test('makes any other record the same', () => {
    fc.assert(
      fc.property(record, record, (one, other) => {
        const change = changeInto(other, read(writeBackup(one, NO_PAST, AT)));
        expect(normalise(applyChange(other, change))).toEqual(normalise(one));
      }),
    );
  });

  test('changes nothing where it says the same', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(changeInto(one, read(writeBackup(one, NO_PAST, AT)))).toEqual([]);
      }),
    );
  });

  test('tells the changes without reading them back', () => {
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, changes: [{ said: 'set data customers 3' }] }, AT);
    expect(JSON.parse(text)).toMatchObject({ changes: [{ said: 'set data customers 3' }] });
    expect(read(text)).toEqual(EMPTY_RECORD);
  });

  test('leaves out the oldest changes where all of them would fill more than import reads, and says how many', () => {
    const said = 'x'.repeat(1024 * 1024);
    const changes = Array.from({ length: 40 }, (_, index) => ({ index, said }));
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, changes }, AT);
    const told = JSON.parse(text);
    expect(told.changes.map(({ index }: { index: number }) => index)).toEqual(
      Array.from({ length: 31 }, (_, index) => index),
    );
    expect(told.oldChangesLeftOut).toBe(9);
    expect(text.length).toBeLessThan(50 * 1024 * 1024);
    expect(read(text)).toEqual(EMPTY_RECORD);
  });

  test('tells the points of past days, whose facts the changes tell already', () => {
    const days = [{ day: '2026-11-20', scores: [{ area: 'data-ai', total: 74 }], facts: { people: [] } }];
    const text = writeBackup(EMPTY_RECORD, { ...NO_PAST, days }, AT);
    expect(JSON.parse(text).days).toEqual([{ day: '2026-11-20', scores: [{ area: 'data-ai', total: 74 }] }]);
    expect(read(text)).toEqual(EMPTY_RECORD);
  });
});

describe('what is no backup', () => {
  const whole = JSON.parse(writeBackup(EMPTY_RECORD, NO_PAST, AT));
  const ana = { id: 'ana', name: 'Ana', mail: null, certifications: [] };
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

  function withPartner(parts: object): string {
    return JSON.stringify({ ...whole, partner: { ...whole.partner, ...parts } });
  }

  test.each([
    ['an empty file', '', 'foreign'],
    ['no JSON', 'not json', 'foreign'],
    ['null', 'null', 'foreign'],
    ['JSON of another program', '{"format":"something else","version":1}', 'foreign'],
    ['a table', 'Name,Email\r\nAna,ana@contoso.com', 'foreign'],
    ['cut off', writeBackup(EMPTY_RECORD, NO_PAST, AT).slice(0, -20), 'foreign'],
    ['of a later version', JSON.stringify({ ...whole, version: 2 }), 'newer version'],
    ['without a partner', JSON.stringify({ ...whole, partner: undefined }), 'damaged'],
    ['nested deeply', JSON.stringify(whole).replace('"changes":[]', `"changes":${deep}`), 'damaged'],
    ['with somebody twice', withPartner({ people: [ana, ana] }), 'damaged'],
    ['with a name that fills a card', withPartner({ people: [{ ...ana, name: 'A'.repeat(501) }] }), 'damaged'],
    ['with a field too many', withPartner({ people: [{ ...ana, age: 3 }] }), 'damaged'],
    [
      'with a plan for a made-up figure',
      withPartner({
        settings: {
          ...NEW_SETTINGS,
          assignments: [{ id: 'x', person: 'ana', area: 'data-ai', figure: 'made-up', more: 1, by: '2026-12-15' }],
        },
      }),
      'damaged',
    ],
    [
      'with a made-up certification',
      withPartner({ people: [{ ...ana, certifications: [{ certification: 'made-up' }] }] }),
      'damaged',
    ],
  ])('%s', (_name, text, kind) => {
    expect(parseBackup(text).kind).toBe(kind);
  });

  test('names the place that cannot be read', () => {
    expect(parseBackup(withPartner({ people: [{ ...ana, name: 3 }] }))).toEqual({
      kind: 'damaged',
      where: 'partner.people.0.name',
    });
  });
});

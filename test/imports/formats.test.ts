import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { findFormat, findPeopleFormat } from '../../src/imports/formats.ts';
import { beginningOf, createSource, decodeText } from '../../src/imports/source.ts';
import { writeBackup } from '../../src/partner/backup.ts';
import { EMPTY_RECORD } from '../../src/partner/record.ts';
import { createRosterCsv } from '../../src/partner/rosterCsv.ts';
import { NO_MONTHS } from '../support/emptyMonths.ts';

const people = [
  { id: 'ana', name: 'Ana García', mail: null, certifications: [{ certification: 'azure-administrator-associate' }] },
];
const written = {
  backup: writeBackup(
    { ...EMPTY_RECORD, people },
    { months: NO_MONTHS, changes: [], days: [] },
    Temporal.Instant.from('2026-11-28T00:00:00Z'),
  ),
  roster: createRosterCsv(people),
};

describe('a file', () => {
  test.each([
    ['backup', 'backup', written.backup],
    ['backup saved by another program', 'backup', `\n ${JSON.stringify(JSON.parse(written.backup), null, 4)}`],
    ['roster', 'roster', written.roster],
    ['roster that a spreadsheet saved again', 'roster', written.roster.replaceAll(',', ';')],
    ['roster with its columns moved', 'people list', 'Email,Name,Certification\n,Ana García,AZ-104\n'],
    ['table', 'people list', 'Nombre;Certificación\nAna García;AZ-104\n'],
    ['table without a head', 'people list', '"Ana ""Nina"" García",AZ-305\nLuis Vega,AZ-104\n'],
    ['list in words', 'people list', 'Ana García AZ-305\nLuis Vega AZ-104\n'],
    ['list below a certification', 'people list', '\n\nAZ-305:\nAna García\nLuis Vega\n'],
  ])('is known by its beginning: a %s', (_what, name, text) => {
    expect(findFormat(beginningOf(decodeText(new TextEncoder().encode(text))))?.name).toBe(name);
  });

  test.each([
    '',
    'PK\u0003\u0004\u0000a workbook',
    'Dear all,\nplease find attached what you asked for,\nBest, Ana\n',
    '<html><body>AZ-305</body></html>',
    'Customer,Month,ACR_USD\nFabrikam,2026-01,120\nLitware,2026-01,80\n',
    '[1, 2]',
  ])('of another kind is not: %j', (text) => {
    expect(findFormat(beginningOf(text))).toBeNull();
  });

  test('is found for what it gives only', () => {
    expect(findPeopleFormat(beginningOf(written.backup))).toBeNull();
    expect(findPeopleFormat(beginningOf(written.roster))?.gives).toBe('people');
  });
});

test.each([
  ['UTF-8', 'Ana García', Buffer.from('Ana García')],
  ['UTF-8 with its mark', 'Ana García', Buffer.from('\uFEFFAna García')],
  ['UTF-16', 'Ana García', Buffer.from('\uFEFFAna García', 'utf16le')],
  ['UTF-16, big end first', 'Ana García', Buffer.from('\uFEFFAna García', 'utf16le').swap16()],
  ['Windows-1252', 'Ana García – 5 €', Buffer.from('Ana Garc\u00EDa \u0096 5 \u0080', 'latin1')],
  ['nothing', '', Buffer.alloc(0)],
])('a file in %s is decoded', (_encoding, text, bytes) => {
  expect(decodeText(bytes)).toBe(text);
});

test.each([
  [{ format: 'partner-score-export', version: 9 }, { why: 'newer version' }],
  [
    { format: 'partner-score-export', version: 1, partner: { settings: 3 } },
    { why: 'damaged', where: 'partner.settings' },
  ],
  [{ format: 'other' }, { why: 'foreign' }],
])('a backup that cannot be taken says why: %j', async (json, refused) => {
  const source = createSource(JSON.stringify(json));
  const read = await findFormat(source.beginning)?.read(source, { day: '2026-11-28', dayOrder: null });
  expect(read).toEqual({ kind: 'refused', ...refused });
});

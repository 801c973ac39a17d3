import { describe, expect, test } from 'vitest';
import { findPeopleFormat } from '../../src/imports/formats.ts';
import { createSource } from '../../src/imports/source.ts';

async function read(text: string, dayOrder: 'day first' | null = null) {
  const source = createSource(text);
  const format = findPeopleFormat(source.beginning);
  if (format === null) throw new Error('No list of people is recognised');
  const { rows, problems, openDay } = await format.read(source, { day: '2026-11-27', dayOrder });
  return { format: format.name, rows: rows.map(({ line: _, ...row }) => row), problems, openDay };
}

const ana = { name: 'Ana García', mail: 'ana@contoso.com' };

describe('a table with a column for each certification', () => {
  test('is read by crosses and by days, past and to come', async () => {
    const text = 'Name;Email;AZ-104;AZ-305;DP-300\nAna García;ana@contoso.com;x;10/01/2026;31/03/2027\nLuis;;no;;-\n';
    expect(await read(text)).toEqual({
      format: 'wide list',
      rows: [
        { ...ana, certification: 'azure-administrator-associate' },
        { ...ana, certification: 'azure-solutions-architect-expert', earned: '2026-01-10' },
        { ...ana, certification: 'azure-database-administrator-associate', expires: '2027-03-31' },
      ],
      ...{ problems: [], openDay: null },
    });
  });

  test('takes the first column for the names where no head says so', async () => {
    const { rows } = await read('Consultant,AZ-104,AZ-305\nAna García,yes,\nLuis Vega,,✓\n');
    expect(rows.map(({ name, certification }) => `${name} ${certification}`)).toEqual([
      'Ana García azure-administrator-associate',
      'Luis Vega azure-solutions-architect-expert',
    ]);
  });

  test('tells a day that can be read in two ways', async () => {
    const text = 'Name,AZ-104,AZ-305\nAna García,03/04/2026,x\n';
    expect((await read(text)).problems).toMatchObject([{ line: 2, reason: 'unread day', text: '03/04/2026' }]);
    expect(await read(text, 'day first')).toMatchObject({ openDay: '03/04/2026', problems: [] });
  });

  test('is no list whose lines name certifications themselves', async () => {
    const { format, rows } = await read('Ana García,AZ-104,AZ-305\nLuis Vega,AZ-104,DP-300\n');
    expect([format, rows.length]).toEqual(['people list', 4]);
  });
});

import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinUsage } from '../../../src/imports/azureUsage/readUsage.ts';
import { type NamedOpenReport, readReports } from '../../../src/imports/readReports.ts';
import { findUnclear, NOTHING_SAID, settleReport } from '../../../src/imports/settleReports.ts';
import type { Convention } from '../../../src/imports/usageRows/convention.ts';
import { joinMonths } from '../../../src/imports/usageRows/joinMonths.ts';
import { acrOf, type MonthUsage } from '../../../src/usage/azure/usageHistory.ts';
import { formatUsd, parseUsd, sumUsd } from '../../../src/usage/usd.ts';
import { LIMITS } from './readCsv.ts';

type Row = readonly [month: string, amount: string];

function csv(rows: readonly Row[], delimiter = '\t'): string {
  const cells = rows.map(([month, amount]) => [month, 't1', 'Key Vault', amount]);
  return stringify([['Month', 'CustomerTenantId', 'ServiceLevel2', 'ACR_USD'], ...cells], { delimiter });
}

async function readSet(...files: readonly string[]): Promise<readonly NamedOpenReport[]> {
  const set: NamedOpenReport[] = [];
  for (const [index, file] of files.entries()) {
    const bytes = (async function* () {
      yield new TextEncoder().encode(file);
    })();
    set.push(...(await readReports(`${index + 1}.csv`, bytes, LIMITS)));
  }
  return set;
}

/** What each file of the set comes to by month, as is said. */
function sumsIn(set: readonly NamedOpenReport[], said: Convention = NOTHING_SAID) {
  return set.map(({ report }) => {
    const settled = settleReport(report, set, said);
    if (settled.kind !== 'usage') throw new Error('Usage is expected');
    return settled.months;
  });
}

function plain(months: ReadonlyMap<string, MonthUsage>) {
  return Object.fromEntries(
    [...months].toSorted().map(([month, customers]) => [month, formatUsd(sumUsd([...customers.values()].map(acrOf)))]),
  );
}

describe('days and amounts that can be read in two ways', () => {
  test('are left open with an example of each, and read as is said', async () => {
    const set = await readSet(
      csv([
        ['2026-09', '7'],
        ['3/4/2026', '1.234'],
        ['3/5/2026', '1,500'],
      ]),
    );
    expect(findUnclear(set)).toEqual({
      days: { name: '1.csv', text: '3/4/2026', dayFirst: '2026-04-03', monthFirst: '2026-03-04' },
      decimal: { name: '1.csv', text: '1.234', mark: '.', usd: parseUsd('1.234') },
    });
    const read = (days: Convention['days'], decimal: Convention['decimal']) =>
      sumsIn(set, { days, decimal }).map(plain)[0];
    expect(read('day first', '.')).toEqual({ '2026-04': '1.234', '2026-05': '1500', '2026-09': '7' });
    expect(read('day first', ',')).toEqual({ '2026-04': '1234', '2026-05': '1.5', '2026-09': '7' });
    expect(read('month first', '.')).toEqual({ '2026-03': '1501.234', '2026-09': '7' });
    expect(read('month first', ',')).toEqual({ '2026-03': '1235.5', '2026-09': '7' });
    expect(() => read('day first', null)).toThrow('unclearAmounts');
    expect(() => read(null, '.')).toThrow('unclearMonths');
  });

  test.each([
    ['a day after the 12th', [['3/4/2026', '1.5']], [['25/4/2026', '1.5']], { '2026-04': '3' }],
    [
      'a day after the 12th, the month first',
      [['3/4/2026', '1.5']],
      [['4/25/2026', '1.5']],
      { '2026-03': '1.5', '2026-04': '1.5' },
    ],
    ['an amount with a decimal point', [['2026-04', '1.234']], [['2026-04', '0.5']], { '2026-04': '1.734' }],
    ['an amount with a decimal comma', [['2026-04', '1.234']], [['2026-04', '0,5']], { '2026-04': '1234.5' }],
  ] as const)('are told by %s, in the same file or another of the set', async (_, open, telling, sums) => {
    for (const files of [[csv([...open, ...telling])], [csv(open), csv(telling)], [csv(telling), csv(open)]]) {
      const set = await readSet(...files);
      expect(findUnclear(set)).toBeNull();
      expect(plain(joinMonths(sumsIn(set), joinUsage))).toEqual(sums);
    }
  });

  test('of a file that shows its own way stay so whatever others show', async () => {
    const set = await readSet(
      csv([
        ['2026-04', '1.234'],
        ['2026-04', '0,5'],
        ['3/4/2026', '1'],
        ['25/4/2026', '1'],
      ]),
      csv([
        ['2026-04', '1.234'],
        ['2026-04', '0.5'],
        ['3/4/2026', '1'],
        ['4/25/2026', '1'],
      ]),
    );
    expect(findUnclear(set)).toBeNull();
    expect(sumsIn(set).map(plain)).toEqual([{ '2026-04': '1236.5' }, { '2026-03': '1', '2026-04': '2.734' }]);
  });

  test('are asked about where a file, or two of a set, contradict themselves', async () => {
    for (const files of [
      [
        csv([
          ['25/4/2026', '1'],
          ['4/25/2026', '1'],
          ['3/4/2026', '1'],
        ]),
      ],
      [csv([['1/10/2026', '1']]), csv([['10/1/2026', '1']])],
    ]) {
      const unclear = findUnclear(await readSet(...files));
      expect([unclear?.days?.name, unclear?.decimal]).toEqual(['1.csv', null]);
    }
    const amounts = findUnclear(
      await readSet(
        csv([
          ['2026-04', '0,5'],
          ['2026-04', '0.5'],
          ['2026-04', '1.234'],
        ]),
      ),
    );
    expect(amounts?.decimal?.text).toBe('1.234');
  });

  test('of a set that is open follow what was said, those by their first days among them', async () => {
    const set = await readSet(csv([['1/10/2026', '1']]), csv([['3/4/2026', '1']]));
    expect(findUnclear(set)?.days).toMatchObject({ name: '1.csv', text: '1/10/2026' });
    const read = (days: Convention['days']) => sumsIn(set, { days, decimal: null }).map(plain);
    expect(read('day first')).toEqual([{ '2026-10': '1' }, { '2026-04': '1' }]);
    expect(read('month first')).toEqual([{ '2026-01': '1' }, { '2026-03': '1' }]);
  });

  test('mean the same in however many files they come', async () => {
    const day = fc.record({ day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }) });
    const amount = fc.constantFrom('1#234', '2#5', '3~456#5', '7', '8~901');
    const said = fc.record({
      days: fc.constantFrom<Convention['days']>('day first', 'month first'),
      decimal: fc.constantFrom<Convention['decimal']>('.', ','),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ at: day, amount, file: fc.nat(2) }), { minLength: 1, maxLength: 6 }),
        ...[said, said],
        fc.boolean(),
        async (rows, written, answer, isMonthly) => {
          const [mark, group] = written.decimal === '.' ? ['.', ','] : [',', '.'];
          const lines = rows.map(({ at, amount: text, file }) => {
            const dayOfMonth = isMonthly ? 1 : at.day;
            const [one, other] = written.days === 'day first' ? [dayOfMonth, at.month] : [at.month, dayOfMonth];
            const line: Row = [`${one}/${other}/2026`, text.replace('#', mark).replace('~', group)];
            return { file, line };
          });
          const parts = [0, 1, 2]
            .map((part) => lines.filter(({ file }) => file === part).map(({ line }) => line))
            .filter((part) => part.length > 0);
          const split = await readSet(...parts.map((part) => csv(part)));
          const whole = await readSet(csv(lines.map(({ line }) => line)));
          expect(findUnclear(split) === null).toBe(findUnclear(whole) === null);
          const read = (set: readonly NamedOpenReport[], how: Convention) =>
            plain(joinMonths(sumsIn(set, how), joinUsage));
          expect(read(split, answer)).toEqual(read(whole, answer));
          // A day by itself, 1 February, looks like a month written by its first day.
          if (!isMonthly && rows.every(({ at }) => at.day <= 12) && (findUnclear(split)?.days ?? null) === null) return;
          const meant = new Map<string, number>();
          for (const { at, amount: text } of rows) {
            const month = `2026-${String(at.month).padStart(2, '0')}`;
            const thousandths = Math.round(Number(text.replace('~', '').replace('#', '.')) * 1000);
            meant.set(month, (meant.get(month) ?? 0) + thousandths);
          }
          expect(read(split, written)).toEqual(
            Object.fromEntries([...meant].toSorted().map(([month, sum]) => [month, String(sum / 1000)])),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

import type { Browser, Page } from 'playwright-core';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkbook, writeRows } from './imports/createWorkbook.ts';
import { writeUsageCsv } from './imports/usage/readCsv.ts';
import { makeFolder } from './support/makeFolder.ts';
import { openBrowser } from './support/openBrowser.ts';
import { startProgram } from './support/startProgram.ts';
import { calculatePlainly, nameMonth, type PlainRow } from './usage/azure/plainUsage.ts';

const MONTHS = 24;
const CUSTOMERS = 200;
const MONTHS_A_YEAR = 12;
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function start(): Promise<string> {
  return startProgram('npm', { DATA_DIR: await makeFolder() }).waitUntilReady();
}

async function sitDown(url: string, person: string) {
  const page: Page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await page.goto(`${url}/preview?as=${person}`);
  const cards = page.locator('.ac-adaptiveCard');
  const last = cards.last();
  /** What a new card says to whatever is done. */
  async function answerTo(act: () => Promise<void>, words: string | RegExp): Promise<string> {
    const before = await cards.count();
    await act();
    await expect.poll(() => cards.count(), { timeout: 20_000 }).toBeGreaterThan(before);
    await reads(words);
    return last.innerText();
  }
  const reads = (text: string | RegExp) => last.getByText(text).first().waitFor();
  await reads('Hi, I am Partner Score');
  return {
    reads,
    say: (text: string, words: string | RegExp) =>
      answerTo(async () => {
        await page.getByRole('combobox', { name: 'Message' }).fill(text);
        await page.keyboard.press('Enter');
      }, words),
    drop: (name: string, mimeType: string, content: string | Buffer, words: string | RegExp) =>
      answerTo(
        () => page.getByLabel('File to send').setInputFiles({ name, mimeType, buffer: Buffer.from(content) }),
        words,
      ),
    dropAll: (files: readonly (readonly [string, string])[], words: string | RegExp) =>
      answerTo(() => {
        const picked = files.map(([name, text]) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) }));
        return page.getByLabel('File to send').setInputFiles(picked);
      }, words),
    async press(title: string, words: string | RegExp) {
      // The card with the button may have the words of the answer too.
      const before = await last.innerText();
      await last.getByRole('button', { name: title, exact: true }).click();
      await expect.poll(() => last.innerText(), { timeout: 20_000 }).not.toBe(before);
      await reads(words);
      return last.innerText();
    },
  };
}

/** The last whole month, as `nameMonth` counts. */
function lastMonth(): number {
  const { year, month } = Temporal.Now.plainDateISO('UTC');
  return (year - 2024) * MONTHS_A_YEAR + month - 2;
}

/** Two customers are new and fabrikam lacks USD 60 to be the third; usage of all others rose half a year ago. */
function createExport(last: number): readonly PlainRow[] {
  const services = ['Key Vault', 'Storage', 'Virtual Machines', 'Azure SQL Database', 'Azure Functions', 'AKS'];
  return Array.from({ length: MONTHS }, (_, ago) =>
    Array.from({ length: CUSTOMERS }, (_, index): PlainRow => {
      const rise = ago < MONTHS_A_YEAR / 2 ? 30_000 : 0;
      const usual = ((index * 7919) % 40_000) + rise;
      const newest = index > 2 ? usual : ago < 3 ? 150_000 : 0;
      return {
        month: nameMonth(last - ago),
        tenant: index === 0 ? 'fabrikam' : `tenant-${index}`,
        segment: index % 10 === 0 ? 'Enterprise' : 'SMB',
        service: services[index % services.length] ?? '',
        cents: index === 0 ? (ago === 0 ? 94_000 : 80_000) : newest,
        isDuplicate: index === 3 && ago === 5,
      };
    }),
  ).flat();
}

test('a report of usage sets the Azure areas, names who is near, tells what comes, and is taken back', async () => {
  const last = lastMonth();
  const rows = createExport(last);
  const csv = writeUsageCsv(rows);
  const ana = await sitDown(await start(), 'ana');
  await ana.say('rules brief', /programme page/);
  const before = await ana.say('score', 'No numbers yet');

  const told = await ana.drop('usage.csv', 'text/csv', csv, /AzureUsage/);
  expect(told).toContain(`${(MONTHS * CUSTOMERS).toLocaleString('en')} rows, ${CUSTOMERS} customers`);
  expect(told).toContain('Nothing has changed yet');
  await ana.press('Apply', /is applied: 24 months of usage/);

  const brief = calculatePlainly(rows, last, 'brief');
  const smb = calculatePlainly(rows, last, 'smb');
  for (const [area, { netCustomerAdds, deployments }] of [
    ['data', brief],
    ['infra', smb],
    ['digital', smb],
  ] as const) {
    const listed = (await ana.say(`set ${area}`, /customers:/)).replaceAll(',', '');
    expect(listed, area).toMatch(new RegExp(`customers: ${netCustomerAdds}\\b`));
    expect(listed, area).toMatch(new RegExp(`growth: ${brief.usageGrowthPercent}\\b`));
    expect(listed, area).toMatch(new RegExp(`acr: ${brief.acrTrailing12MonthsUsd}\\b`));
    expect(listed, area).toMatch(new RegExp(`services: ${deployments}\\b`));
  }

  expect(await ana.say('score data', /Net customer adds/)).toContain('fabrikam (USD 60 a month short)');
  expect(await ana.say('forecast data', /growth/)).toMatch(
    /[A-Z]\w+ 20\d\d: growth falls to [\d.]+ %, 20 of 20 points\. For all 20 you need USD [\d,.]+ a month/,
  );
  expect(await ana.drop('usage.csv', 'text/csv', csv, 'I already know all months')).not.toContain('Apply');
  const [head = '', ...lines] = csv.trimEnd().split('\n');
  const half = Math.floor(lines.length / 2);
  const parts = [lines.slice(0, half), lines.slice(half)].map(
    (part, index) => [`part-${index}.csv`, [head, ...part].join('\n')] as const,
  );
  expect(await ana.dropAll(parts, 'I already know all months')).not.toContain('Apply');
  await ana.say('undo', /usage\.csv/);
  expect(await ana.say('score', 'No numbers yet')).toBe(before);
});

test('a workbook with a column for each certification gives the same people as its lines pasted', async () => {
  const head = ['Name', 'Email', 'AZ-104', 'AZ-305', 'DP-300'];
  const people = [
    ['Ana Ruiz', 'ana@contoso.com', 'x', '2026-01-10', ''],
    ['Luis Vega', 'luis@contoso.com', 'x', '', '2026-02-11'],
    ['Bea One', 'bea@contoso.com', '', '', 'x'],
  ] as const;
  const lines = people.flatMap(([name, mail, ...cells]) =>
    cells.flatMap((cell, index) =>
      cell === '' ? [] : [[name, mail, head[index + 2], ...(cell === 'x' ? [] : [cell])].join(', ')],
    ),
  );
  const url = await start();
  const [ana, priya] = [await sitDown(url, 'ana'), await sitDown(url, 'priya')];
  const workbook = await createWorkbook({ Team: writeRows([head, ...people]) });
  await ana.drop('team.xlsx', WORKBOOK, workbook, /3 people/);
  await priya.say(`paste\n${lines.join('\n')}`, /Ana Ruiz|people/);
  for (const person of [ana, priya]) await person.press('Save 3 people', /Saved/);
  for (const text of ['people', 'expiring']) {
    expect(await priya.say(text, /\w/)).toBe(await ana.say(text, /\w/));
  }
});

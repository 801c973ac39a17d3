import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from './support/makeFolder.ts';
import { openBrowser } from './support/openBrowser.ts';
import { startProgram } from './support/startProgram.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('an owner takes all data out, deletes everything, drops the file and has it all back', async () => {
  const folder = await makeFolder();
  const program = startProgram('npm', { DATA_DIR: folder });
  const url = await program.waitUntilReady();
  const page = await browser.newPage({ viewport: { width: 900, height: 900 }, acceptDownloads: true });
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${url}/preview?as=ana`);
  const log = page.getByRole('log');
  const last = page.locator('.ac-adaptiveCard').last();
  const say = async (text: string) => {
    await page.getByRole('combobox', { name: 'Message' }).fill(text);
    await page.keyboard.press('Enter');
  };
  const press = (title: string) => last.getByRole('button', { name: title, exact: true }).click();
  const reads = (text: string | RegExp) => last.getByText(text).first().waitFor();

  await reads('Hi, I am Partner Score');
  await say('set data customers 3');
  await reads(/you are the owner/);
  await say('add AZ-305 Luis Vega');
  await reads(/Added/);

  await say('export');
  await press('All data (JSON)');
  await log.getByRole('group', { name: /partner-score-.*\.json/ }).waitFor();
  await log.getByRole('button', { name: 'Allow' }).click();
  const link = log.getByRole('link', { name: /partner-score-.*\.json/ });
  await link.waitFor();
  expect(await log.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const copy = join(folder, 'export.json');
  await download.saveAs(copy);
  const exported = await readFile(copy, 'utf8');
  expect(JSON.parse(exported)).toMatchObject({ partner: { people: [{ name: 'Luis Vega' }] } });

  await say('delete everything');
  await reads('Delete everything of your company?');
  await press('Delete everything');
  await reads('Everything of your company is deleted.');
  await say('score');
  await reads('No numbers yet');

  await page.getByLabel('File to send').setInputFiles(copy);
  await reads('Replace your data with this file?');
  await press('Apply');
  await reads(/Your data is now as in the file/);
  await say('people');
  await reads('Luis Vega');
  expect(faults).toEqual([]);
});

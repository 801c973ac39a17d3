import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAzuriteConnectionString } from '../preview/storage/azuriteAddress.ts';
import { makeFolder } from './support/makeFolder.ts';
import { openBrowser } from './support/openBrowser.ts';
import { startProgram } from './support/startProgram.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function sitDown(url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  await page.goto(`${url}/preview?as=ana`);
  await page.getByRole('button', { name: /Clock: \w/ }).waitFor();
  return page;
}

async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Message' });
  await box.fill(text);
  await box.press('Enter');
  await page.locator('.ac-adaptiveCard').last().getByText(answer).first().waitFor();
}

function clockOf(page: Page) {
  return page.getByRole('button', { name: /Clock: .*\b21 .*09:.*moved/ });
}

test('two instances on one storage share the moved clock, the whole bot goes by it, and a restart keeps it', async () => {
  const dataDir = await makeFolder();
  const first = startProgram('node', { DATA_DIR: dataDir });
  const here = await sitDown(await first.waitUntilReady());
  const ports = ['table', 'queue'].map((service) =>
    Number(readFileSync(join(dataDir, 'azurite', service, 'port'), 'utf8')),
  );
  const [table = 0, queue = 0] = ports;
  const second = startProgram('node', {
    AZURE_STORAGE_CONNECTION_STRING: createAzuriteConnectionString({ table, queue }),
  });
  const there = await sitDown(await second.waitUntilReady());

  await here.getByRole('button', { name: 'Clock:' }).click();
  await here.getByRole('button', { name: 'Next 21st, 09:00' }).click();
  await clockOf(here).waitFor();
  await here.keyboard.press('Escape');
  await clockOf(there).waitFor();

  await say(there, 'set data customers 3', /you are the owner/);
  await say(here, 'audit', /\b21 \w+.*09:0\d/);
  expect(await here.locator('time.message-time').last().innerText()).toMatch(/^09:0\d$/);

  second.kill('SIGTERM');
  first.kill('SIGTERM');
  await Promise.all([first.exited, second.exited]);
  const restarted = await sitDown(await startProgram('node', { DATA_DIR: dataDir }).waitUntilReady());
  await clockOf(restarted).waitFor();
  await restarted.getByRole('button', { name: 'Clock:' }).click();
  await restarted.getByRole('button', { name: 'Back to now' }).click();
  await restarted.getByText('not moved.').waitFor();
  // The change of the 21st lies ahead by now, and is the last one all the same.
  await restarted.keyboard.press('Escape');
  await say(restarted, 'undo', /Taken back|taken back/);
});

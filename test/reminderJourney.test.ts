import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAzuriteConnectionString } from '../preview/storage/azuriteAddress.ts';
import { createQueueClient } from '../src/adapters/storage/connectQueues.ts';
import { connectTables, type StorageConnection } from '../src/adapters/storage/connectTables.ts';
import { createDeliveries } from '../src/adapters/tables/reminders/createDeliveries.ts';
import { makeFolder } from './support/makeFolder.ts';
import { openBrowser } from './support/openBrowser.ts';
import { silentLog } from './support/silentLog.ts';
import { startProgram } from './support/startProgram.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function say(page: Page, text: string, answer: string | RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: 'Message' });
  await box.fill(text);
  await box.press('Enter');
  await page.locator('.ac-adaptiveCard').last().getByText(answer).first().waitFor();
}

/** All that both instances know of is sent, and nothing waits to be taken up. */
async function untilNothingIsLeft(connectionString: string): Promise<void> {
  const connection: StorageConnection = { kind: 'connectionString', connectionString };
  const table = connectTables(connection).createTableClient('deliveries');
  const deliveries = createDeliveries({ table, log: silentLog });
  const queue = createQueueClient(connection, 'reminders');
  await expect
    .poll(async () => ({
      states: (await deliveries.listAll('0')).map(({ state }) => state),
      waiting: (await queue.getProperties()).approximateMessagesCount,
    }))
    .toEqual({ states: ['sent'], waiting: 0 });
}

test('a person turns reminders on, moves the clock to the 21st, and with two instances running the card comes once', async () => {
  const dataDir = await makeFolder();
  const first = startProgram('node', { DATA_DIR: dataDir });
  const url = await first.waitUntilReady();
  const [table = 0, queue = 0] = ['table', 'queue'].map((service) =>
    Number(readFileSync(join(dataDir, 'azurite', service, 'port'), 'utf8')),
  );
  const connectionString = createAzuriteConnectionString({ table, queue });
  const second = startProgram('node', { AZURE_STORAGE_CONNECTION_STRING: connectionString });
  await second.waitUntilReady();

  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  await page.goto(`${url}/preview?as=ana`);
  await say(page, 'set data customers 3', /you are the owner/);
  await page.getByRole('button', { name: 'Remind me every month' }).last().click();
  const cards = page.locator('.ac-adaptiveCard');
  await cards
    .last()
    .getByText(/On\. The next one comes to you on 21 .*at 09:00/)
    .waitFor();

  const reminders = cards.filter({ hasText: /Your designations in \w+ \d{4}/ });
  expect(await reminders.count()).toBe(0);
  await page.getByRole('button', { name: 'Clock:' }).click();
  await page.getByRole('button', { name: 'Next 21st, 09:00' }).click();
  await page.keyboard.press('Escape');
  await reminders.first().waitFor();
  await untilNothingIsLeft(connectionString);
  expect(await reminders.first().innerText()).toContain('You get this on the 21st of each month at 09:00.');

  await reminders.getByRole('button', { name: 'Stop reminders' }).click();
  await cards.last().getByText('Turned off.').waitFor();
  expect(await reminders.count()).toBe(1);
});

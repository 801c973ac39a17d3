import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from './support/makeFolder.ts';
import { openBrowser } from './support/openBrowser.ts';
import { startProgram } from './support/startProgram.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** A person at the preview page. `say` and `press` wait for what the bot answers. */
async function sitDown(url: string, person: string) {
  const page: Page = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  await page.goto(`${url}/preview?as=${person}`);
  const last = page.locator('.ac-adaptiveCard').last();
  return {
    page,
    last,
    async say(text: string) {
      const box = page.getByRole('combobox', { name: 'Message' });
      await box.fill(text);
      await box.press('Enter');
    },
    press: (title: string) => last.getByRole('button', { name: title, exact: true }).click(),
    reads: (text: string | RegExp) => last.getByText(text).first().waitFor(),
  };
}

test('a person installs the bot, fills the form, reads the new total, and finds it again after a restart', async () => {
  const dataDir = await makeFolder();
  const first = startProgram('npm', { DATA_DIR: dataDir });
  const ana = await sitDown(await first.waitUntilReady(), 'ana');
  await ana.reads('Hi, I am Partner Score');

  await ana.say('score');
  await ana.reads('No numbers yet');
  await ana.say('update data');
  await ana.last.getByLabel('Net new customers').fill('3');
  await ana.last.getByLabel('Usage growth in %').fill('20');
  await ana.last.getByLabel('Azure use (ACR), last 12 months, USD').fill('50000');
  await ana.last.getByLabel('Azure services in use').fill('many');
  await ana.press('Save');
  await ana.reads(/“many” does not fit here/);
  expect(await ana.last.getByLabel('Net new customers').inputValue()).toBe('3');
  await ana.last.getByLabel('Azure services in use').fill('5');
  await ana.press('Save');
  await ana.reads(/you are the owner/);
  await ana.reads(/between 60 and 100 of 100/);

  await ana.say('add AZ-104: Luis Vega, Marta Soler');
  await ana.reads(/Added: Azure Administrator Associate/);
  await ana.say('add AZ-305 Luis Vega');
  await ana.reads(/Added: Azure Solutions Architect Expert/);
  await ana.say('add DP-300: Eva Prat, Jon Arana, Leo Camps, Ada Roig, Pau Sala');
  await ana.reads('60 of 100, 10 more to pass');
  await ana.reads(/Need 1 more Azure Solutions Architect Expert/);
  mkdirSync('build', { recursive: true });
  await ana.page.screenshot({ path: 'build/journey.png' });
  await ana.say('add AZ-305 Marta Soler');
  await ana.reads(/100 of 100: passes by your programme page/);
  await ana.reads(/80 on the Enterprise track/);

  const priya = await sitDown(await first.waitUntilReady(), 'priya');
  await priya.say('score');
  await priya.reads('No numbers yet');

  first.kill('SIGTERM');
  await first.exited;
  const second = startProgram('npm', { DATA_DIR: dataDir });
  const back = await sitDown(await second.waitUntilReady(), 'ana');
  await back.say('score data');
  await back.reads(/100 of 100/);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openBrowser } from '../support/openBrowser.ts';
import {
  activitiesPath,
  createCard,
  createCardMessage,
  type Heard,
  type StartedPreview,
  startPreview,
} from './startPreview.ts';

let browser: Browser;
let preview: StartedPreview;
let page: Page;

beforeAll(async () => {
  [browser, preview] = await Promise.all([openBrowser(), startPreview()]);
  preview.onActivity(answer);
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
});
beforeEach(async () => {
  await preview.act('start-over', {});
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
  await page.goto(preview.url);
});
afterEach(() => page.close());

const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';
const LINES = 60;

async function answer(activity: Heard): Promise<unknown> {
  if (activity.type === 'invoke')
    return { statusCode: 200, type: ADAPTIVE_CARD, value: createForm('"twelve" is no number.') };
  const card = activity.text === 'form' ? createForm(null) : createLongCard(activity.text ?? '');
  if (activity.text !== undefined) {
    await preview.callConnector('POST', activitiesPath(activity), createCardMessage(card));
  }
  return {};
}

function createLongCard(title: string) {
  return createCard({
    body: [
      { type: 'TextBlock', text: `Begins with ${title}`, style: 'heading' },
      { type: 'RichTextBlock', inlines: ['━━━━', '┃', '━━'].map((text) => ({ type: 'TextRun', text })) },
      ...Array.from({ length: LINES }, (_, line) => ({ type: 'TextBlock', text: `Line ${line}` })),
    ],
    actions: [
      { type: 'Action.Submit', title: `First of ${title}`, data: {} },
      { type: 'Action.Submit', title: `Second of ${title}`, data: {} },
    ],
  });
}

function createForm(error: string | null) {
  const reason = { type: 'RichTextBlock', id: 'error:growth', inlines: [{ type: 'TextRun', text: error ?? '' }] };
  return createCard({
    body: [
      { type: 'Input.Text', id: 'customers', label: 'Customers' },
      ...Array.from({ length: LINES }, (_, line) => ({ type: 'TextBlock', text: `Line ${line}` })),
      { type: 'Input.Text', id: 'growth', label: 'Growth' },
      ...(error === null ? [] : [reason]),
    ],
    actions: [{ type: 'Action.Execute', title: 'Save', verb: 'save', data: {} }],
  });
}

async function say(text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

function focused(): Promise<string> {
  return page.locator(':focus').evaluate(({ textContent }) => textContent ?? '');
}

test('a card that is longer than the window is read from its first line on, also after a reload', async () => {
  await say('score');
  await page.getByRole('heading', { name: 'Begins with score' }).waitFor();
  const top = async () => (await page.getByRole('heading', { name: 'Begins with score' }).boundingBox())?.y ?? -1;
  const log = await page.getByRole('log').boundingBox();
  for (const _ of ['as it came', 'after a reload']) {
    await expect.poll(top).toBeGreaterThan(log?.y ?? 0);
    expect(await top()).toBeLessThan((log?.y ?? 0) + (log?.height ?? 0) / 2);
    await page.reload();
    await page.getByRole('heading', { name: 'Begins with score' }).waitFor();
  }
});

test('the keyboard goes to the newest card, and to an older one only by the arrows', async () => {
  for (const text of ['one', 'two']) {
    await say(text);
    await page.getByRole('heading', { name: `Begins with ${text}` }).waitFor();
  }
  await page.getByRole('combobox', { name: 'Message' }).focus();
  const visited: string[] = [];
  while (!visited.at(-1)?.includes('Begins with two')) {
    await page.keyboard.press('Shift+Tab');
    visited.push(await focused());
  }
  expect(visited.filter((text) => / of /.test(text) && !text.includes('Line'))).toEqual([
    'Second of two',
    'First of two',
  ]);
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).not.toMatch(/ of one/);

  await page.getByRole('article').last().focus();
  for (let up = 0; up < 2; up += 1) await page.keyboard.press('ArrowUp');
  expect(await focused()).toContain('Begins with one');
  // The card itself comes first, then what is on it.
  for (const _ of ['card', 'button']) await page.keyboard.press('Tab');
  expect(await focused()).toBe('First of one');
});

test('a refused field is told with its reason, has the focus and is in view', async () => {
  await say('form');
  await page.getByLabel('Growth').fill('twelve');
  expect(await page.getByLabel('Growth').getAttribute('aria-invalid')).toBeNull();
  await page.getByRole('button', { name: 'Save' }).click();
  const refused = page.locator('input[aria-invalid="true"]');
  await refused.waitFor();
  expect(await refused.count()).toBe(1);
  expect(await page.getByLabel('Growth').getAttribute('aria-invalid')).toBe('true');
  const reason = (await refused.getAttribute('aria-describedby')) ?? '';
  expect(await page.locator(`[id="${reason}"]`).innerText()).toBe('"twelve" is no number.');
  expect(await refused.evaluate((input) => input.matches(':focus'))).toBe(true);
  const [field, log] = [await refused.boundingBox(), await page.getByRole('log').boundingBox()];
  expect(field?.y).toBeGreaterThan(log?.y ?? 0);
  expect(field?.y).toBeLessThan((log?.y ?? 0) + (log?.height ?? 0));
});

test('whoever hears a card read hears no cells of its bars', async () => {
  await say('score');
  await page.getByRole('heading', { name: 'Begins with score' }).waitFor();
  const heard = await page.getByRole('article').last().ariaSnapshot();
  expect(heard).toContain('Begins with score');
  expect(heard).not.toMatch(/[━┃]/);
});

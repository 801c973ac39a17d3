import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
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
let faults: string[];

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
  page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
  faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  // What the content security policy stops comes as a message of this kind, too.
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
});
afterEach(async () => {
  await page.close();
  expect(faults).toEqual([]);
});

function post(activity: Heard, message: object) {
  return preview.callConnector('POST', activitiesPath(activity), message);
}

async function answer(activity: Heard): Promise<unknown> {
  if (activity.type === 'installationUpdate')
    await post(activity, { type: 'message', text: 'Welcome, say **score**.' });
  else if (activity.type === 'invoke')
    return { statusCode: 200, type: adaptiveCard, value: createScoreCard('Replaced') };
  else if (activity.value !== undefined) {
    const message = createCardMessage(createScoreCard('Updated'));
    await preview.callConnector('PUT', activitiesPath(activity, activity.replyToId), message);
  } else if (activity.text?.includes('type')) await post(activity, { type: 'typing' });
  else if (activity.text !== undefined) {
    await post(activity, createCardMessage(createScoreCard('Fresh'), { summary: 'Data & AI: 38 of 100' }));
  }
  return {};
}

const oneLinePx = 32;
const narrowestSelectPx = 90;
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

function createScoreCard(title: string) {
  return createCard({
    body: [
      { type: 'TextBlock', text: title, style: 'heading', size: 'medium', weight: 'bolder' },
      { type: 'TextBlock', text: 'Hidden words', id: 'more', isVisible: false },
      { type: 'Input.Number', id: 'customers', label: 'Customers', isRequired: true, errorMessage: 'How many?' },
    ],
    actions: [
      { type: 'Action.Submit', title: 'Update numbers', data: { v: 1 } },
      { type: 'Action.Execute', title: 'Plan to 70 points', verb: 'plan', data: { v: 1 }, associatedInputs: 'none' },
      { type: 'Action.ToggleVisibility', title: 'Say more', targetElements: ['more'] },
      {
        type: 'Action.ShowCard',
        title: 'Where is it',
        card: createCard({ body: [{ type: 'TextBlock', text: 'There' }] }),
      },
      { type: 'Action.OpenUrl', title: 'Open a page', url: `${preview.url}/page/bot.svg` },
      { type: 'Action.Submit', title: 'Remind me every month', data: { v: 1 }, associatedInputs: 'none' },
    ],
  });
}

async function say(text: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Message' }).fill(text);
  await page.keyboard.press('Enter');
}

function press(name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name }).click();
}

function see(text: string): Promise<void> {
  return page.getByRole('log').getByText(text).waitFor();
}

test('chats with the bot: a card, its inputs, and the card in its place after each press', async () => {
  await page.goto(preview.url);
  await see('Welcome, say score.');
  await say('score');
  await see('Fresh');
  await see('Notification: Data & AI: 38 of 100');

  await press('Update numbers');
  await see('How many?');
  await page.getByLabel('Customers').fill('3');
  await press('Update numbers');
  await see('Updated');
  expect(preview.heard.at(-1)).toMatchObject({ type: 'message', value: { v: 1, customers: '3' } });

  await press('Plan to 70 points');
  await see('Replaced');
  expect(preview.heard.at(-1)).toMatchObject({ value: { action: { verb: 'plan' }, trigger: 'manual' } });
  expect(await page.getByRole('article', { name: 'Partner Score' }).count()).toBe(2);

  await page.reload();
  await see('Replaced');
});

test('does by itself what asks nothing of the bot', async () => {
  await page.goto(preview.url);
  await say('score');
  await see('Fresh');
  const before = preview.heard.length;
  await press('Say more');
  await see('Hidden words');
  await press('Where is it');
  await see('There');
  const [opened] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Open a page' }).click(),
  ]);
  expect(opened.url()).toBe(`${preview.url}/page/bot.svg`);
  expect(preview.heard).toHaveLength(before);
});

test.each(['light', 'dark'])('wraps buttons on a phone, cut or squeezed by none, in %s colours', async (theme) => {
  await page.goto(`${preview.url}?theme=${theme}`);
  await press('Phone');
  await say('score');
  await see('Fresh');
  const frame = await page.locator('.teams').boundingBox();
  expect(frame?.width).toBe(360);
  const right = (frame?.x ?? 0) + 360;
  const actions = page.locator('.ac-pushButton');
  expect(await actions.count()).toBe(6);
  for (const action of await actions.all()) {
    const box = await action.boundingBox();
    expect((box?.x ?? right) + (box?.width ?? 0)).toBeLessThan(right);
    expect(box?.height).toBe(oneLinePx);
    expect(await action.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
});

test('draws cards anew in other colours', async () => {
  await page.goto(`${preview.url}?theme=light`);
  await say('score');
  const style = () => page.getByRole('heading', { name: 'Fresh' }).getAttribute('style');
  expect(await style()).toContain('color: rgb(36, 36, 36)');
  await press('Dark');
  expect(await style()).toContain('color: rgb(255, 255, 255)');
});

test('completes a mention in a channel, where the bot hears nothing else', async () => {
  await page.goto(`${preview.url}?chat=partner-team`);
  await see('Welcome, say score.');
  await say('score');
  await see('Partner Score does not see this');

  await page.getByRole('combobox', { name: 'Message' }).pressSequentially('@par');
  await page.getByRole('option', { name: 'Partner Score' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('score');
  await page.keyboard.press('Enter');
  await see('Fresh');
  expect(preview.heard.at(-1)).toMatchObject({ text: '<at>Partner Score</at> score' });
});

test('shows by itself what the bot sends later, to an open chat and to another', async () => {
  await page.goto(preview.url);
  await see('Welcome, say score.');
  const here = preview.heard.at(-1);
  if (here === undefined) throw new Error('The bot heard nothing.');
  await press(/Study group/);
  await see('Welcome, say score.');
  await post(here, { type: 'message', text: 'A reminder' });
  await press(/Partner Score.*New messages/);
  await see('A reminder');
  await post(here, { type: 'message', text: 'Another reminder' });
  await see('Another reminder');
});

test('shows that the bot is typing', async () => {
  await page.goto(preview.url);
  // A message of the bot hides the sign.
  await see('Welcome, say score.');
  await say('type');
  await page.getByRole('status').getByText('Partner Score is typing').waitFor();
});

test('changes the person, and starts over', async () => {
  await page.goto(preview.url);
  await say('score');
  await see('Fresh');
  await page.getByLabel('You are').selectOption('Priya Nair');
  await see('Welcome, say score.');
  expect(await page.getByRole('navigation').getByRole('button').count()).toBe(2);
  await say('score');
  await see('Fresh');
  await press('Start over');
  await page.getByText('Fresh').waitFor({ state: 'detached' });
  await see('Welcome, say score.');
});

test('moves the clock, on every open page, and messages come with its time', async () => {
  onTestFinished(async () => void (await preview.act('clock', { kind: 'back', as: 'ana' })));
  const other = await browser.newPage();
  onTestFinished(() => other.close());
  await Promise.all([page.goto(preview.url), other.goto(`${preview.url}?as=priya`)]);
  await see('Welcome, say score.');
  const time = page.getByRole('article', { name: 'Partner Score' }).locator('time');
  expect(await time.innerText()).toMatch(/^\d\d:\d\d$/);
  expect(await page.getByRole('button', { name: 'Clock:' }).innerText()).not.toContain('moved');

  await press('Clock:');
  await press('+1 week');
  await page.getByText('moved 7 days ahead').waitFor();
  await press('Next 21st, 09:00');
  await page.getByRole('button', { name: /Clock: .* 21 .*09:00.*moved/ }).waitFor();
  // New York is six hours behind, or five in the weeks in which only one of both has summer time.
  await other.getByRole('button', { name: /Clock: .* 21 .*0[34]:00.*moved/ }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Move the clock' }).waitFor({ state: 'hidden' });
  expect(await time.innerText()).toMatch(/^\d+ \w+(?: \d{4})?, \d\d:\d\d$/);
  await say('score');
  await see('Fresh');
  expect(await time.last().innerText()).toMatch(/^09:0\d$/);
  expect(preview.heard.at(-1)).toMatchObject({ localTimestamp: expect.stringMatching(/-21T09:0\d/) });

  await press('Clock:');
  await press('Back to now');
  await page.getByText('not moved.').waitFor();
  await other.getByText('moved', { exact: true }).waitFor({ state: 'hidden' });
});

test('says why the clock is not moved, and is moved from the keyboard', async () => {
  onTestFinished(async () => void (await preview.act('clock', { kind: 'back', as: 'ana' })));
  await page.goto(preview.url);
  await see('Welcome, say score.');
  await page.getByRole('button', { name: 'Clock:' }).focus();
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Day and time');
  for (const [value, reason] of [
    ['', /must be a day and a time of day/],
    ['2099-01-01T09:00', /must be within 10 years of now/],
  ] as const) {
    await field.fill(value);
    await field.press('Enter');
    await page.getByRole('alert').getByText(reason).waitFor();
  }
  // The browser itself writes down that these two were refused.
  expect(faults.splice(0)).toEqual([expect.stringContaining('400'), expect.stringContaining('400')]);
  const next = new Date().getFullYear() + 1;
  await field.fill(`${next}-02-03T04:05`);
  await field.press('Enter');
  await page.getByRole('button', { name: `3 Feb ${next}, 04:05 moved` }).waitFor();
  expect(await page.getByRole('alert').innerText()).toBe('');
});

test.each([320, 390, 1000])('keeps the header and the panel of the clock in a window of %i', async (width) => {
  onTestFinished(async () => void (await preview.act('clock', { kind: 'back', as: 'ana' })));
  await preview.act('clock', { kind: 'to', as: 'ana', at: `${new Date().getFullYear() + 1}-12-21T09:00` });
  await page.setViewportSize({ width, height: 640 });
  await page.goto(preview.url);
  await see('Welcome, say score.');
  await press('Clock:');
  for (const one of await page.locator('.bar button, .bar select, .bar form').all()) {
    const box = await one.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? width) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
  expect((await page.getByLabel('You are').boundingBox())?.width).toBeGreaterThanOrEqual(narrowestSelectPx);
});

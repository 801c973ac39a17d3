import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/languages.ts';
import { openBrowser } from '../support/openBrowser.ts';
import { areaReply, enterprise, partner, peopleReply, person } from './fixtures.ts';
import { render } from './render.ts';
import { REPLIES } from './replies.ts';

// The renderer is the preview's, and nothing of the bot may lean on it.
const { resolve } = createRequire(import.meta.resolve('partner-score-preview'));

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.setContent('<!doctype html><style>body { margin: 0; font: 14px sans-serif }</style>');
  await page.addScriptTag({ path: resolve('adaptivecards/dist/adaptivecards.js') });
  await page.addScriptTag({ path: join(dirname(resolve('markdown-it/browser')), 'markdown-it.umd.min.js') });
  await page.addScriptTag({ path: join(import.meta.dirname, 'drawInPage.js') });
});

afterAll(() => browser.close());

/** Draws the card with Microsoft's renderer, Markdown switched on; tells what its parser finds wrong. */
function draw(card: unknown, width: number): Promise<{ faults: readonly string[]; isTooWide: boolean }> {
  return page.evaluate(`drawCard(${JSON.stringify(card)}, ${width})`);
}

const PHONE = 340;
const DESKTOP = 480;

describe('drawn by the renderer of Microsoft', () => {
  it.each(Object.entries(REPLIES))(
    '%s has no fault and fits a phone and a desktop in every language',
    async (_name, reply) => {
      for (const language of LANGUAGES) {
        const { card } = render(reply, { language });
        for (const width of [PHONE, DESKTOP]) {
          expect(await draw(card, width), language).toEqual({ faults: [], isTooWide: false });
        }
      }
    },
  );

  it('keeps each bar on one line of a phone, even where a font draws its cells as wide as they are high', async () => {
    await draw(render(REPLIES['area brief'] ?? { kind: 'links' }).card, PHONE);
    expect(await page.evaluate('countBarLines()')).toEqual([1, 1, 1, 1, 1]);
  });

  it('shows what people typed to the letter, and makes no link and no emphasis of it', async () => {
    const name = '**Ana** [click](https://evil.example) <b>x</b> `y` _z_ https://evil.example/auto';
    const people = [person(name, 'azure-administrator-associate')];
    const refused = { key: 'button.area', values: { area: name } };
    for (const reply of [
      peopleReply(people),
      areaReply(partner({ people, settings: enterprise }), 'data-ai'),
      { kind: 'text', title: refused, lines: [refused], buttons: [], notices: [refused] } as const,
    ]) {
      await draw(render(reply).card, PHONE);
      expect(await page.textContent('#card')).toContain(name);
      expect(await page.locator('#card a[href*="evil"]').count()).toBe(0);
      expect(await page.locator('#card :is(strong, em, code, b)').count()).toBe(0);
    }
  });

  it('breaks a name of 500 characters without a space', async () => {
    const { card } = render(peopleReply([person('x'.repeat(500), 'azure-administrator-associate')]));
    expect(await draw(card, PHONE)).toEqual({ faults: [], isTooWide: false });
  });
});

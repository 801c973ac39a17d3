import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the address of the browser. */
    readonly browser: string;
  }
}

/** The Chromium of the project; closing it leaves it to the others. */
export async function openBrowser(): Promise<Browser> {
  const response = await fetch(inject('browser'));
  const answer = await response.text();
  if (!response.ok) throw new Error(`The browser did not start: ${answer}`);
  return chromium.connect(answer);
}

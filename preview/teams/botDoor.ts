import type { Activity } from './activities.ts';

export type Delivery =
  | { readonly kind: 'taken'; readonly body: unknown }
  | { readonly kind: 'failed'; readonly reason: string };

// Teams gives a bot 15 seconds and then sends the same activity again.
const patienceMs = 15_000;

/** Hands one activity to the bot. Never rejects: a bot that is away or slow is an outcome. */
export async function deliver(botUrl: string, activity: Activity): Promise<Delivery> {
  try {
    const response = await fetch(botUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = await response.text();
    if (response.ok) return { kind: 'taken', body: parseJson(body) };
    return { kind: 'failed', reason: `The bot answered with HTTP ${response.status}. ${body.slice(0, 200)}`.trim() };
  } catch (error) {
    const isSlow = error instanceof DOMException && error.name === 'TimeoutError';
    return {
      kind: 'failed',
      reason: isSlow
        ? 'The bot took longer than 15 seconds. Teams would now send this a second time.'
        : 'The bot cannot be reached.',
    };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

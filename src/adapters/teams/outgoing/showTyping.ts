import { setTimeout as wait } from 'node:timers/promises';
import type { Chat } from '../sdk.ts';

const TYPING_AFTER_MS = 1_000;

/** Does `work`, and shows that the bot is typing where it takes long. */
export async function showTyping<Result>(chat: Chat, work: () => Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const typing = wait(TYPING_AFTER_MS, undefined, { signal: done.signal })
    .then(() => chat.send({ type: 'typing' }))
    // Either the work was done first, or Teams did not take the sign; neither matters to the answer.
    .catch(() => undefined);
  try {
    return await work();
  } finally {
    done.abort();
    // A sign still under way must not arrive behind the answer.
    await typing;
  }
}

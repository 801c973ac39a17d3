import type { Chat } from '../sdk.ts';

const TYPING_AFTER_MS = 1_000;

/** Does `work`, and shows that the bot is typing where it takes long. */
export async function showTyping<Result>(chat: Chat, work: () => Promise<Result>): Promise<Result> {
  let typing: Promise<unknown> | null = null;
  const timer = setTimeout(() => {
    // Where Teams does not take the sign, that does not matter to the answer.
    typing = chat.send({ type: 'typing' }).catch(() => undefined);
  }, TYPING_AFTER_MS);
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    // A sign still under way must not arrive behind the answer.
    await typing;
  }
}

import type { Reply } from '../reply.ts';

/** The monthly reminder of a chat where somebody from outside reads along: it tells no number, and nothing of what it would. */
export function tellClosedReminder(): Reply {
  return {
    kind: 'text',
    title: { key: 'reminder.closed.title' },
    lines: [{ key: 'say.closedChat.text' }, { key: 'say.closedChat.allow' }, { key: 'reminder.stopHow' }],
    buttons: [
      { label: 'button.allowTotals', action: { a: 'say', say: 'totals on' } },
      { label: 'remind.button.off', action: { a: 'say', say: 'remind off' } },
    ],
    privately: 'score',
  };
}

import type { Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import { START } from './help.ts';

/** Said once, when the bot comes into a chat. */
export function tellWelcome(chat: Turn['chat']['kind']): Reply {
  return {
    kind: 'text',
    title: { key: 'welcome.title' },
    lines: [
      { key: 'welcome.text' },
      { key: chat === 'personal' ? 'welcome.personal' : 'welcome.group' },
      { key: 'welcome.estimate' },
    ],
    buttons: [...START, { label: 'button.help', action: { a: 'say', say: 'help' } }],
  };
}

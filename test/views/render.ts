import type { Message } from '../../src/conversation/answer.ts';
import type { Reader, Reply } from '../../src/conversation/reply.ts';
import { createAllWords } from '../../src/language/words.ts';
import { createViews } from '../../src/views/createViews.ts';
import { DAY } from './fixtures.ts';

let operations = 0;

const views = createViews({ words: createAllWords(), newOperation: () => `operation-${++operations}` });

export function render(reply: Reply, reader: Partial<Reader> = {}): Message {
  const { chat = 'personal', showNames = chat === 'personal' } = reader;
  return views.renderReply(reply, { partner: 'partner', day: DAY, language: 'en', ...reader, chat, showNames });
}

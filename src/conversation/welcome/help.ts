import type { Asking, Helping } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';

export const START: readonly Button[] = [
  { label: 'button.enterNumbers', action: { a: 'say', say: 'update' } },
  { label: 'button.trySample', action: { a: 'say', say: 'sample' } },
];

export const helpCommand = defineCommand({
  name: 'help',
  words: { en: ['hi', 'hello', 'hey', 'start', 'menu'], es: ['hola', 'ayuda', 'buenas'] },
  role: 'reader',
  help: null,
  inMenu: true,
  examples: ['help'],
  isFoundInSentences: true,
  tellsNothing: () => true,
  read: () => ({}),
  asked: {
    as: {
      en: ['what can you do', ...['what can I ask you', 'how does this work', 'how can you help me']],
      es: ['qué puedes hacer', ...['qué te puedo preguntar', 'cómo funciona esto', 'en qué me puedes ayudar']],
    },
    read: () => ({}),
  },
  answer: tellHelp,
});

/** What the bot does, and the commands, with a button for the most likely next one. */
function tellHelp({ turn, record, helpTopics }: Asking & Helping): Reply {
  const lines: readonly Line[] = [
    ...helpTopics.map((topic) => ({ key: `help.${topic}` })),
    ...(turn.chat.kind === 'personal' ? [] : [{ key: 'help.names' }, { key: 'help.inGroup' }]),
  ];
  const score: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };
  return {
    kind: 'text',
    title: { key: 'help.title' },
    lines,
    buttons:
      Object.keys(record.figures).length > 0
        ? [score, { label: 'button.gaps', action: { a: 'say', say: 'gaps' } }, ...START.slice(0, 1)]
        : START,
  };
}

import type { Words } from '../../language/words.ts';
import type { Button, Line, Reply } from '../reply.ts';
import type { Turn } from '../turn.ts';
import type { CommandName } from '../understanding/commandNames.ts';

const START: readonly Button[] = [
  { label: 'button.enterNumbers', action: { a: 'say', say: 'update' } },
  { label: 'button.trySample', action: { a: 'say', say: 'sample' } },
];

const TOPICS = [
  'score',
  'gaps',
  'plan',
  'assign',
  'anniversary',
  'whatIf',
  'expiring',
  'remind',
  'history',
  'update',
  'set',
  'people',
  'paste',
  'check',
  'audit',
  'roles',
  'rules',
  'data',
  'more',
] as const;

/** What the bot does, and the commands, with a button for the most likely next one. */
export function tellHelp(chat: Turn['chat']['kind'], hasNumbers: boolean): Reply {
  const lines: readonly Line[] = [
    ...TOPICS.map((topic) => ({ key: `help.${topic}` })),
    ...(chat === 'personal' ? [] : [{ key: 'help.names' }, { key: 'help.inGroup' }]),
  ];
  const score: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };
  return {
    kind: 'text',
    title: { key: 'help.title' },
    lines,
    buttons: hasNumbers
      ? [score, { label: 'button.gaps', action: { a: 'say', say: 'gaps' } }, ...START.slice(0, 1)]
      : START,
  };
}

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

/** What was typed is told back, so that a typing error is seen at once. */
export function tellNotUnderstood(words: Words, text: string, nearest: CommandName): Reply {
  const command = words.say(`command.${nearest}`);
  return {
    kind: 'text',
    title: { key: 'say.notUnderstood.title' },
    lines: [{ key: 'say.notUnderstood.text', values: { text: text.slice(0, 100), nearest: command } }],
    buttons: [
      { label: 'button.say', values: { command }, action: { a: 'say', say: nearest } },
      ...(nearest === 'help' ? [] : [{ label: 'button.help', action: { a: 'say', say: 'help' } } as const]),
    ],
  };
}

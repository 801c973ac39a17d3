import type { Named } from '../../reading/named.ts';
import type { Telling } from '../asking/telling.ts';
import type { Askable, Request } from '../command.ts';
import type { Reply } from '../reply.ts';
import { sayExample } from '../wording/sayExample.ts';

const TELLS = { role: 'reader', tellsNothing: false, switchesSample: false, changes: false } as const;

/** For what is no command. `nearest` is the name of the command that it is most like. */
export function requestNotUnderstood(nearest: string): Request {
  return {
    ...{ name: 'not understood', arguments: { nearest }, ...TELLS },
    answer: (context, { text }) => tellNotUnderstood(context, text, nearest),
  };
}

/** For what is like a command that changes something: it is carried out once somebody says so. */
export function requestOffer(command: string, say: string): Request {
  return {
    ...{ name: 'offer', arguments: { command, say }, ...TELLS },
    answer: ({ words }) => ({
      kind: 'text',
      title: { key: 'say.offer.title' },
      lines: [{ key: 'say.offer.text', values: { command: words.say(`command.${command}`) } }],
      buttons: [
        { label: 'button.say', values: { command: say }, action: { a: 'say', say } },
        { label: 'button.help', action: { a: 'say', say: 'help' } },
      ],
    }),
  };
}

/** For what may be meant in two or three ways. */
export function requestChoice(askables: readonly Askable[], named: Named): Request {
  return {
    ...{ name: 'choice', arguments: { names: askables.map(({ name }) => name) }, ...TELLS },
    answer: ({ words }) => ({
      kind: 'text',
      title: { key: 'say.choice.title' },
      lines: [{ key: 'say.choice.text' }],
      buttons: [{ label: 'button.help', action: { a: 'say', say: 'help' } }],
      chips: askables.flatMap((askable) => sayExample(words, askable, named) ?? []),
    }),
  };
}

/** What was typed is told back, so that a typing error is seen at once. */
function tellNotUnderstood({ words }: Telling, text: string, nearest: string): Reply {
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

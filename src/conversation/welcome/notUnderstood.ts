import type { Telling } from '../asking/telling.ts';
import type { Request } from '../command.ts';
import type { Reply } from '../reply.ts';

/** For what is no command. `nearest` is the name of the command that it is most like. */
export function requestNotUnderstood(nearest: string): Request {
  return {
    ...{ name: 'not understood', role: 'reader', arguments: { nearest }, tellsNothing: false, switchesSample: false },
    answer: (context, { text }) => tellNotUnderstood(context, text, nearest),
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

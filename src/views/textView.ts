import type { Button, Line } from '../conversation/reply.ts';
import { isPlain, onOneLine } from './plainText.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

const MOST_ACTIONS = 6;
const NO_DEAD_END: readonly Button[] = [{ label: 'button.help', action: { a: 'say', say: 'help' } }];

/** A title, some lines and buttons. */
export function viewText({ title, lines, buttons }: ReplyOf<'text'>, context: ViewContext): View {
  const { words } = context;
  const heading = sayLine(title, context);
  // Only a TextBlock can be a heading, and a TextBlock reads Markdown: what could be Markdown goes without.
  const isHeading = isPlain(heading);
  return {
    card: 'text',
    data: {
      isHeading,
      isNoHeading: !isHeading,
      title: heading,
      lines: lines.map((line) => ({ text: sayLine(line, context) })),
    },
    actions: (buttons.length === 0 ? NO_DEAD_END : buttons).slice(0, MOST_ACTIONS).map(context.buttons.draw),
    summary: words.say('summary.text', { title: heading }),
  };
}

/** A text of the catalogue, on one line whatever was typed into it. */
export function sayLine({ key, values }: Line, { words }: Pick<ViewContext, 'words'>): string {
  return onOneLine(words.say(key, values));
}

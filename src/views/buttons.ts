import { type Action, type Button, type ChatKind, writePress } from '../conversation/index.ts';
import type { Values, Words } from '../language/words.ts';
import { onOneLine } from './plainText.ts';

export type CardAction = Readonly<Record<string, unknown>>;

export interface ButtonOptions {
  readonly words: Words;
  readonly partner: 'partner' | 'sample';
  readonly chat: ChatKind;
  newOperation(): string;
}

export interface Buttons {
  draw(button: Button): CardAction;
  /** The same as typing the command. `label` is a catalogue key. */
  say(label: string, command: string, values?: Values): CardAction;
  /** Sends the card's inputs; the answer takes the card's place. */
  save(label: string, action: Action): CardAction;
  /** Shows or hides an element of the card. */
  toggle(label: string, elementId: string): CardAction;
}

// Longer labels are cut by Teams itself, on a phone without a sign that something is missing.
const LONGEST_LABEL = 60;

/** In groups and channels forms are filled in alone, in the personal chat. */
function asIsDone(button: Button, { chat, partner }: Pick<ButtonOptions, 'chat' | 'partner'>): Button {
  const { action } = button;
  const isForm = chat !== 'personal' && partner === 'partner' && 'say' in action && /^update\b/.test(action.say);
  // Drawn so that Teams tells the presser that the answer is elsewhere.
  return isForm ? { ...button, action: { a: 'privately', say: action.say }, replaces: true } : button;
}

export function createButtons({ words, partner, chat, newOperation }: ButtonOptions): Buttons {
  function draw(button: Button, inputs: 'auto' | 'none' = 'none'): CardAction {
    const { label, values, action, replaces = false } = asIsDone(button, { chat, partner });
    const title = shorten(onOneLine(words.say(label, values)));
    const data = writePress(partner, newOperation(), action);
    const submit = {
      type: 'Action.Submit',
      title,
      data,
      associatedInputs: inputs,
      // Teams would else announce "Your response was sent to the app" above the answer.
      msteams: { feedback: { hide: true } },
    };
    if (!replaces) return submit;
    // Clients older than universal actions know Submit only.
    return { type: 'Action.Execute', title, verb: action.a, data, associatedInputs: inputs, fallback: submit };
  }

  return {
    draw: (button) => draw(button),
    say: (label, command, values = {}) => draw({ label, values, action: { a: 'say', say: command } }),
    save: (label, action) => ({ ...draw({ label, action, replaces: true }, 'auto'), style: 'positive' }),
    toggle: (label, elementId) => ({
      type: 'Action.ToggleVisibility',
      title: words.say(label),
      targetElements: [elementId],
    }),
  };
}

function shorten(label: string): string {
  const signs = [...label];
  return signs.length <= LONGEST_LABEL
    ? label
    : `${signs
        .slice(0, LONGEST_LABEL - 1)
        .join('')
        .trimEnd()}…`;
}

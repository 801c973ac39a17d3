import type { Role } from '../access/access.ts';
import type { Inputs, PressRequest, Request, Typed } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { parsePress, type SentPress } from '../press.ts';
import type { Reply } from '../reply.ts';
import type { Said } from '../turn.ts';
import { findPaste } from '../understanding/findPaste.ts';
import { parseCommand } from '../understanding/parseCommand.ts';
import { tellOldCard, tellTooLong, tellUnreadable } from './refusals.ts';

const LONGEST_TEXT = 4000;
// Teams itself lets no longer message through.
const LONGEST_PASTE = 100_000;

/** What was asked for, by whatever way. `press`: the press that asked, where one did. */
export type Understood =
  | { readonly kind: 'request'; readonly request: Request; readonly typed: Typed; readonly press: SentPress | null }
  | { readonly kind: 'press'; readonly request: PressRequest; readonly inputs: Inputs; readonly press: SentPress }
  | Extract<Said, { kind: 'file' | 'files' | 'consent' }>
  | { readonly kind: 'refused'; readonly reply: Reply };

const handlers = new Map(COMMANDS.flatMap(({ presses }) => presses.map((each) => [each.name, each] as const)));

export function understand(said: Exclude<Said, { kind: 'installed' | 'removed' }>): Understood {
  switch (said.kind) {
    case 'file':
    case 'files':
    case 'consent':
      return said;
    case 'unreadable':
      return { kind: 'refused', reply: tellUnreadable() };
    case 'text':
      return understandText({ text: said.text, mentions: said.mentions }, null);
    case 'press':
      return understandPress(parsePress(said.data));
  }
}

function understandPress(press: SentPress | null): Understood {
  // What a button says is as if it were typed, but nobody is mentioned in it.
  if (press !== null && press.saying !== null) return understandText({ text: press.saying.say, mentions: [] }, press);
  const request = press === null ? null : (handlers.get(press.name)?.request(press.inputs) ?? null);
  if (press === null || request === null) return { kind: 'refused', reply: tellOldCard() };
  return { kind: 'press', request, inputs: press.inputs, press };
}

function understandText(typed: Typed, press: SentPress | null): Understood {
  const { text } = typed;
  const longest = findPaste(text.slice(0, LONGEST_PASTE)) === null ? LONGEST_TEXT : LONGEST_PASTE;
  if (text.length > longest) return { kind: 'refused', reply: tellTooLong(longest) };
  return { kind: 'request', request: parseCommand(text), typed, press };
}

/** What is needed at least, whatever there is to do. */
export function roleNeededFor(understood: Understood): Role {
  return 'request' in understood ? understood.request.role : 'reader';
}

import { foldText, splitWords } from '../../reading/foldText.ts';
import type { Command } from '../command.ts';
import { COMMANDS } from '../commands.ts';

/** Words that may stand before or after a command and mean nothing to it. */
export const POLITE: ReadonlySet<string> = new Set(
  (
    'please pls kindly can could would will you show give tell me us my our the a an what whats is are how about for of in to now ' +
    'want need see get do we i have hi hello hey thanks thank por favor muestra dame dime mi mis nuestro nuestra el la los las ' +
    'un una de del en cual es y que pasa como quiero ver gracias hola puedes'
  ).split(' '),
);

/** Every word that stands for a command. Those of several words stand for it only where nothing follows them. */
export const COMMAND_OF_WORD: ReadonlyMap<string, Command> = new Map(
  COMMANDS.flatMap((command) =>
    [command.name, ...Object.values(command.words).flat()].map((word) => [word, command] as const),
  ),
);

/** The command that a text begins with, politeness aside, and what follows it. */
export function readCommandWord(text: string): { readonly command: Command | null; readonly rest: string } {
  const words = splitWords(text);
  const start = words.findIndex((word) => !POLITE.has(foldText(word)));
  const command = COMMAND_OF_WORD.get(foldText(words[start] ?? '')) ?? null;
  if (command === null) return { command, rest: text };
  const end = text.indexOf(words[start] ?? '') + (words[start] ?? '').length;
  return { command, rest: text.slice(end).trim() };
}

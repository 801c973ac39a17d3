import { closest, distance } from 'fastest-levenshtein';
import { readArea } from '../../reading/areaNames.ts';
import { findSharedBadge } from '../../reading/badgeNames.ts';
import { foldText, splitWords } from '../../reading/foldText.ts';
import { readLanguage } from '../../reading/readLanguage.ts';
import type { Command, Request } from '../command.ts';
import { setCommand } from '../figures/set.ts';
import { pasteCommand } from '../people/paste.ts';
import { checkCommand } from '../scores/check.ts';
import { parseTotal } from '../scores/parseTotal.ts';
import { scoreCommand } from '../scores/score.ts';
import { languageCommand } from '../settings/language.ts';
import { helpCommand } from '../welcome/help.ts';
import { requestNotUnderstood } from '../welcome/notUnderstood.ts';
import { requestWhichArea } from '../welcome/whichArea.ts';
import { COMMAND_OF_WORD, POLITE } from './commandWords.ts';
import { findPaste } from './findPaste.ts';

const commandWords = [...COMMAND_OF_WORD.keys()];

/** Reads what somebody typed. Case, accents, punctuation, a leading `/`, politeness and a typo or two do not matter. */
export function parseCommand(text: string): Request {
  const pasted = findPaste(text);
  if (pasted !== null) return ask(pasteCommand, [pasted]);
  const words = splitWords(text.trim().replace(/^[/\\]+/, ''));
  const badge = findSharedBadge(words);
  if (badge !== null) return requestWhichArea(badge, readCheckedTotal(badge.before, badge.after));
  const folded = words.map(foldText);
  const start = folded.findIndex((word) => word !== '' && !POLITE.has(word));
  // Nothing but politeness: "hi", "hello", "how are you".
  if (start === -1) return ask(helpCommand, []);

  const phrase = COMMAND_OF_WORD.get(folded.slice(start).join(' ').trim());
  if (phrase !== undefined) return ask(phrase, []);
  const first = folded[start] ?? '';
  const exact = COMMAND_OF_WORD.get(first);
  if (exact !== undefined) return ask(exact, words.slice(start + 1));
  // "español", to a bot that answers in another language, says it all.
  if (readLanguage([first]) !== null) return ask(languageCommand, words.slice(start));
  const named = readArea(words.slice(start));
  if (named !== null) {
    const rest = words.slice(start + named.length);
    if (rest.map(foldText).every((word) => POLITE.has(word))) return ask(scoreCommand, words.slice(start));
    // "data customers 3": the word "set" is easily forgotten.
    if (rest.length > 1 && /\d/.test(rest.at(-1) ?? '')) return ask(setCommand, words.slice(start));
  }
  const near = closest(first, commandWords);
  const nearest = COMMAND_OF_WORD.get(near) ?? helpCommand;
  if (distance(first, near) <= forgivenTypos(near)) return ask(nearest, words.slice(start + 1));
  const index = folded.findIndex((word) => COMMAND_OF_WORD.get(word)?.isFoundInSentences === true);
  const found = COMMAND_OF_WORD.get(folded[index] ?? '');
  if (found !== undefined) return ask(found, words.slice(index + 1));
  // A word of which most letters differ is like it by chance.
  return requestNotUnderstood(distance(first, near) * 2 <= near.length ? nearest.name : helpCommand.name);
}

/** The total in "check AI Business Solutions 62". */
function readCheckedTotal(before: readonly string[], after: readonly string[]): number | null {
  const isCheck = before.some((word) => COMMAND_OF_WORD.get(foldText(word)) === checkCommand);
  return isCheck ? (parseTotal(after.join(' ')) ?? null) : null;
}

function ask(command: Command, rest: readonly string[]): Request {
  return command.request(rest) ?? requestNotUnderstood(command.otherwise ?? command.name);
}

function forgivenTypos(word: string): number {
  return word.length <= 3 ? 0 : word.length <= 4 ? 1 : 2;
}

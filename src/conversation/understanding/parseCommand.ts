import { closest, distance } from 'fastest-levenshtein';
import { readArea } from '../../reading/areaNames.ts';
import { foldText, splitWords } from '../../reading/foldText.ts';
import { type LanguageChoice, readLanguage } from '../../reading/readLanguage.ts';
import type { AreaId, RuleBook } from '../../scoring/designations.ts';
import type { Export } from '../data/export.ts';
import { type PlanWish, readPlanWish } from '../plans/readPlanWish.ts';
import { type RemindWish, readRemindWish } from '../reminders/readRemindWish.ts';
import type { CommandName } from './commandNames.ts';
import { COMMAND_OF_WORD, POLITE } from './commandWords.ts';
import { findPaste } from './findPaste.ts';

export type Command =
  | { readonly kind: 'help' | 'people' | 'settings' | 'links' | 'planned' }
  | { readonly kind: 'anniversary' | 'assign' | 'done' | 'unassign'; readonly rest: string }
  | { readonly kind: 'score' | 'gaps' | 'update' | 'expiring' | 'forecast' | 'history'; readonly area: AreaId | null }
  | { readonly kind: 'set'; readonly area: AreaId | null; readonly rest: string }
  | { readonly kind: 'add' | 'remove' | 'grant' | 'revoke'; readonly rest: string }
  | { readonly kind: 'roles' | 'audit' | 'undo' }
  /** Null where neither was said. */
  | { readonly kind: 'names' | 'totals'; readonly on: boolean | null }
  | { readonly kind: 'export' | 'import' | 'delete everything' | 'forget me' }
  | { readonly kind: 'export file'; readonly file: Export }
  | { readonly kind: 'renewed' | 'effort' | 'what if'; readonly rest: string }
  | { readonly kind: 'plan'; readonly wish: PlanWish }
  | { readonly kind: 'remind'; readonly wish: RemindWish }
  | { readonly kind: 'remind status' }
  /** How many points were lost; null where that was not said. */
  | { readonly kind: 'why'; readonly area: AreaId | null; readonly points: number | null }
  /** A list of people, several lines long, with or without `add` in front. */
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'check'; readonly area: AreaId | null; readonly rest: string }
  | { readonly kind: 'rules'; readonly area: AreaId | null; readonly ruleBook: RuleBook | null }
  | { readonly kind: 'sample'; readonly on: boolean }
  | { readonly kind: 'language'; readonly choice: LanguageChoice | null; readonly rest: string }
  | { readonly kind: 'not understood'; readonly nearest: CommandName };

const commandWords = [...COMMAND_OF_WORD.keys()];

const EVERYTHING = new Set(['everything', 'all', 'all data', 'all the data', 'todo', 'todos los datos']);

const EXPORT_WORDS = new Map<string, Export>([
  ...['data', 'json', 'everything', 'all', 'datos', 'todo'].map((word) => [word, 'data'] as const),
  ...['people', 'roster', 'csv', 'personas', 'gente', 'equipo'].map((word) => [word, 'people'] as const),
]);

const STATUS = new Set(['status', 'estado']);

// A sentence that merely contains one of these asks for it; one that contains "add" or "remove" need not.
const FOUND_ANYWHERE = new Set<CommandName>([
  'score',
  'gaps',
  'people',
  'rules',
  'settings',
  'links',
  'help',
  'sample',
]);

/** Reads what somebody typed. Case, accents, punctuation, a leading `/`, politeness and a typo or two do not matter. */
export function parseCommand(text: string): Command {
  const pasted = findPaste(text);
  if (pasted !== null) return { kind: 'paste', text: pasted };
  const words = splitWords(text.trim().replace(/^[/\\]+/, ''));
  const folded = words.map(foldText);
  const start = folded.findIndex((word) => word !== '' && !POLITE.has(word));
  // Nothing but politeness: "hi", "hello", "how are you".
  if (start === -1) return { kind: 'help' };

  const first = folded[start] ?? '';
  const exact = COMMAND_OF_WORD.get(first);
  if (exact !== undefined) return complete(exact, words.slice(start + 1));
  // "español", to a bot that answers in another language, says it all.
  if (readLanguage([first]) !== null) return complete('language', words.slice(start));
  const named = readArea(words.slice(start));
  if (named !== null) {
    const rest = words.slice(start + named.length);
    if (rest.map(foldText).every((word) => POLITE.has(word))) return { kind: 'score', area: named.area };
    // "data customers 3": the word "set" is easily forgotten.
    if (rest.length > 1 && /\d/.test(rest.at(-1) ?? '')) return { kind: 'set', area: named.area, rest: rest.join(' ') };
  }
  const near = closest(first, commandWords);
  const nearest = COMMAND_OF_WORD.get(near) ?? 'help';
  if (distance(first, near) <= forgivenTypos(near)) return complete(nearest, words.slice(start + 1));
  const index = folded.findIndex((word) => FOUND_ANYWHERE.has(COMMAND_OF_WORD.get(word) ?? 'add'));
  const found = COMMAND_OF_WORD.get(folded[index] ?? '');
  if (found !== undefined) return complete(found, words.slice(index + 1));
  return { kind: 'not understood', nearest };
}

function forgivenTypos(word: string): number {
  return word.length <= 3 ? 0 : word.length <= 4 ? 1 : 2;
}

function complete(name: CommandName, rest: readonly string[]): Command {
  switch (name) {
    case 'score':
    case 'gaps':
    case 'update':
    case 'expiring':
    case 'forecast':
    case 'history':
      return { kind: name, area: findArea(rest) };
    case 'why':
      return { kind: name, area: findArea(rest), points: findNumber(rest) };
    case 'set':
    case 'check': {
      const read = readArea(rest);
      return { kind: name, area: read?.area ?? null, rest: rest.slice(read?.length ?? 0).join(' ') };
    }
    case 'remove':
      if (rest.length > 0 && EVERYTHING.has(rest.map(foldText).join(' '))) return { kind: 'delete everything' };
      return { kind: name, rest: rest.join(' ') };
    case 'names':
    case 'totals':
      return { kind: name, on: readSwitch(rest) };
    case 'roles':
    case 'audit':
    case 'undo':
      return { kind: name };
    case 'plan':
      return { kind: name, wish: readPlanWish(rest) };
    case 'remind':
      return rest.length === 1 && STATUS.has(foldText(rest[0] ?? ''))
        ? { kind: 'remind status' }
        : { kind: name, wish: readRemindWish(rest) };
    case 'anniversary':
    case 'assign':
    case 'done':
    case 'unassign':
    case 'effort':
    case 'what if':
    case 'add':
    case 'renewed':
    case 'grant':
    case 'revoke':
      return { kind: name, rest: rest.join(' ') };
    case 'export': {
      const file = rest.map((word) => EXPORT_WORDS.get(foldText(word))).find((each) => each !== undefined);
      return file === undefined ? { kind: 'export' } : { kind: 'export file', file };
    }
    case 'import':
    case 'delete everything':
      return { kind: name };
    case 'forget me':
      return rest.every((word) => ['me', 'mi', 'a'].includes(foldText(word)))
        ? { kind: 'forget me' }
        : { kind: 'not understood', nearest: 'remove' };
    case 'rules': {
      const folded = rest.map(foldText);
      const ruleBook = folded.some((word) => ['brief', 'programme', 'program', 'programa'].includes(word))
        ? 'brief'
        : folded.includes('microsoft')
          ? 'microsoft'
          : null;
      return { kind: 'rules', area: findArea(rest), ruleBook };
    }
    case 'sample':
      return {
        kind: 'sample',
        on: !rest.map(foldText).some((word) => ['off', 'stop', 'end', 'no', 'fin'].includes(word)),
      };
    case 'language':
      return { kind: 'language', choice: readLanguage(rest), rest: rest.join(' ') };
    case 'help':
    case 'people':
    case 'settings':
    case 'links':
    case 'planned':
      return { kind: name };
  }
}

function readSwitch(words: readonly string[]): boolean | null {
  const folded = words.map(foldText);
  if (folded.some((word) => ['off', 'no', 'hide', 'ocultar'].includes(word))) return false;
  return folded.some((word) => ['on', 'yes', 'si', 'show', 'mostrar'].includes(word)) ? true : null;
}

/** The first area named anywhere in the words. */
function findArea(words: readonly string[]): AreaId | null {
  for (let index = 0; index < words.length; index++) {
    const read = readArea(words.slice(index));
    if (read !== null) return read.area;
  }
  return null;
}

function findNumber(words: readonly string[]): number | null {
  const found = words
    .map((word) => /^[-−]?(\d{1,3}(?:[.,]\d{1,2})?)\??$/.exec(word)?.[1])
    .find((each) => each !== undefined);
  return found === undefined ? null : Number(found.replace(',', '.'));
}

import type { Language } from '../language/languages.ts';
import { foldText } from './foldText.ts';
import { isOnly } from './isOnly.ts';

/** A language to be answered in; `teams` goes by the language of the person's Teams. */
export type LanguageChoice = Language | 'teams';

const NAMES: Readonly<Record<LanguageChoice, readonly string[]>> = {
  en: ['english', 'ingles', 'inglesa'],
  es: ['spanish', 'espanol', 'espanola', 'castellano'],
  teams: ['teams', 'auto', 'automatic', 'automatico', 'automatica'],
};

const byName = new Map(
  (['en', 'es', 'teams'] as const).flatMap((choice) => NAMES[choice].map((name) => [name, choice] as const)),
);

const BESIDE = ['as', 'speak', 'answer', 'only', 'language', 'habla', 'responde', 'como', 'solo', 'idioma', 'auto'];
const allWords = new Set([...byName.keys(), ...BESIDE]);

/** The language named in the words, in English or Spanish; null where there is none, or they say more than that. */
export function readLanguage(words: readonly string[]): LanguageChoice | null {
  if (!isOnly(words, allWords)) return null;
  for (const word of words) {
    const choice = byName.get(foldText(word));
    if (choice !== undefined) return choice;
  }
  return null;
}

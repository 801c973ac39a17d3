import type { Language } from '../language/languages.ts';
import { foldText } from './foldText.ts';

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

/** The first language named in the words, in English or Spanish; null where there is none. */
export function readLanguage(words: readonly string[]): LanguageChoice | null {
  for (const word of words) {
    const choice = byName.get(foldText(word));
    if (choice !== undefined) return choice;
  }
  return null;
}

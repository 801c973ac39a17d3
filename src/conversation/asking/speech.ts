import { type Language, languageOf } from '../../language/languages.ts';
import type { Words, WordsByLanguage } from '../../language/words.ts';
import type { LanguageNote, PlaceStore } from '../../partner/places.ts';
import type { Said, Turn } from '../turn.ts';

/** The language in which one turn is answered. */
export interface Speech {
  readonly words: Words;
  /** What the person chose; null while they go by Teams. */
  readonly chosen: Language | null;
  /**
   * Takes up what is remembered of the person. Teams reports another locale with some buttons than with messages, and
   * none when it is installed, so only what is typed is remembered, and what is remembered wins over all but that.
   */
  recall(note: LanguageNote | null, said: Said): Promise<void>;
  /** Answers in this language from now on, in every chat; null goes by Teams again. */
  choose(language: Language | null): Promise<void>;
}

export interface SpeechParts {
  readonly places: PlaceStore;
  readonly words: WordsByLanguage;
  readonly turn: Turn;
}

/** Until the person is recalled, the language is that of the locale which came with the turn. */
export function createSpeech({ places, words, turn }: SpeechParts): Speech {
  let current: LanguageNote = { language: languageOf(turn.locale), isChosen: false };

  async function note(changed: LanguageNote): Promise<void> {
    current = changed;
    await places.noteLanguage(turn.tenantId, turn.user.id, changed);
  }

  return {
    get words() {
      return words[current.language];
    },
    get chosen() {
      return current.isChosen ? current.language : null;
    },
    async recall(remembered, said) {
      const heard = said.kind === 'text' && turn.locale !== null ? languageOf(turn.locale) : null;
      if (remembered !== null) current = remembered;
      if (current.isChosen || heard === null || heard === remembered?.language) return;
      await note({ language: heard, isChosen: false });
    },
    choose: (language) => note({ language: language ?? languageOf(turn.locale), isChosen: language !== null }),
  };
}

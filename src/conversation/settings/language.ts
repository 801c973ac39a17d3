import type { LanguageChoice } from '../../reading/readLanguage.ts';
import { readLanguage } from '../../reading/readLanguage.ts';
import type { Speaking } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';

export const languageCommand = defineCommand({
  name: 'language',
  words: { en: ['lang'], es: ['idioma', 'lengua', 'lenguaje'] },
  role: 'reader',
  help: 'rules',
  inMenu: false,
  examples: ['language english'],
  read: (rest) => ({ choice: readLanguage(rest), text: rest.join(' ') }),
  changes: ({ choice }) => choice !== null,
  asked: {
    as: {
      en: ['can you speak spanish', ...['which languages do you speak', 'how do I change the language']],
      es: ['puedes hablar inglés', ...['qué idiomas hablas', 'cómo cambio el idioma']],
    },
    read: () => ({ choice: null, text: '' }),
  },
  answer: (context, { choice, text }) => chooseLanguage(context, choice, text),
});

/** Answers this person in the language they choose, in every chat; without a choice it tells which one that is now. */
async function chooseLanguage({ speech }: Speaking, choice: LanguageChoice | null, text: string): Promise<Reply> {
  if (choice === null) {
    const now: Line = { key: speech.chosen === null ? 'language.fromTeams' : 'language.chosen' };
    return ask(text === '' ? [now] : [{ key: 'language.unknown', values: { text } }, now]);
  }
  await speech.choose(choice === 'teams' ? null : choice);
  return ask([{ key: choice === 'teams' ? 'language.savedTeams' : 'language.saved' }]);
}

function ask(lines: readonly Line[]): Reply {
  const choices = (['en', 'es', 'teams'] as const).map(
    (choice): Button => ({
      label: `button.language.${choice}`,
      action: { a: 'say', say: `language ${SPELLED[choice]}` },
    }),
  );
  return {
    kind: 'text',
    title: { key: 'language.title' },
    lines,
    buttons: [...choices, { label: 'button.score', action: { a: 'say', say: 'score' } }],
  };
}

const SPELLED: Readonly<Record<LanguageChoice, string>> = { en: 'english', es: 'español', teams: 'teams' };

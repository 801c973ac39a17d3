import { defineCommand } from '../command.ts';

/** Pages that help. */
export const linksCommand = defineCommand({
  name: 'links',
  words: { en: ['link'], es: ['enlaces', 'enlace', 'paginas'] },
  role: 'reader',
  help: 'more',
  inMenu: false,
  examples: ['links'],
  isFoundInSentences: true,
  tellsNothing: () => true,
  read: () => ({}),
  answer: () => ({ kind: 'links' }),
});

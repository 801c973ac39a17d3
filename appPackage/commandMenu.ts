import { COMMANDS } from '../src/conversation/index.ts';
import type { Language } from '../src/language/languages.ts';
import { createAllWords } from '../src/language/words.ts';

export interface MenuEntry {
  readonly title: string;
  readonly description: string;
}

/** The menu of commands that Teams shows, as the commands themselves say which of them stand in it. */
function listMenu(language: Language): readonly MenuEntry[] {
  const { say } = createAllWords()[language];
  return COMMANDS.filter(({ inMenu }) => inMenu).map(({ name }) => ({
    title: say(`command.${name}`),
    description: say(`menu.${name}`),
  }));
}

/** The manifest with the menu in each of its lists. */
export function addMenu<Manifest extends { readonly bots: readonly { readonly commandLists: readonly object[] }[] }>(
  manifest: Manifest,
) {
  const commands = listMenu('en');
  const bots = manifest.bots.map((bot) => ({
    ...bot,
    commandLists: bot.commandLists.map((list) => ({ ...list, commands })),
  }));
  return { ...manifest, bots };
}

/** The translation with the menu, each text under the place where it stands in the manifest. */
export function addTranslatedMenu(
  texts: Readonly<Record<string, string>>,
  manifest: { readonly bots: readonly { readonly commandLists: readonly object[] }[] },
  language: Language,
): Readonly<Record<string, string>> {
  const menu = manifest.bots.flatMap(({ commandLists }, bot) =>
    commandLists.flatMap((_, list) =>
      listMenu(language).flatMap(({ title, description }, index) => {
        const place = `bots[${bot}].commandLists[${list}].commands[${index}]`;
        return [[`${place}.title`, title] as const, [`${place}.description`, description] as const];
      }),
    ),
  );
  return { ...texts, ...Object.fromEntries(menu) };
}

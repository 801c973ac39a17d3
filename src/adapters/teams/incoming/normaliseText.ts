import { decodeHTMLStrict } from 'entities';
import { z } from 'zod';

const mentionSchema = z.looseObject({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.looseObject({
    id: z.string().min(1),
    name: z.string().nullish(),
    aadObjectId: z.string().min(1).nullish(),
  }),
});

const AT_TAG = /<at(?:\s[^>]*)?>([\s\S]*?)<\/at>/gi;
const LINE_END = /\r\n?|[\n\u2028\u2029]/;
const INVISIBLE = /[\u200B\u2060\uFEFF]/g;

export interface NormalisedText {
  /** Without the bot's own mention; other people's mentions stand as their names. Line breaks are kept, for pasted lists. */
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What was said, without the marks of Teams. An SDK's own removal of mentions is not enough: botbuilder takes away only the
 * first one of the bot, and leaves `&nbsp;` and tags without an entity.
 * @param entities as they came, those that are no mentions included.
 */
export function normaliseText(
  text: string,
  entities: readonly unknown[],
  bot: { id: string; name: string },
): NormalisedText {
  const mentions = new Map<string, string>();
  let plain = text;
  for (const entity of entities) {
    const mention = mentionSchema.safeParse(entity).data;
    if (mention === undefined) continue;
    const { id, name, aadObjectId } = mention.mentioned;
    const shownName = tidy(name || stripTags(mention.text));
    const isBot = id === bot.id;
    if (!isBot) mentions.set(aadObjectId ?? id, shownName);
    plain = plain.replaceAll(mention.text, () => (isBot ? ' ' : shownName));
  }
  const isBotName = (name: string) => tidy(name).toLowerCase() === tidy(bot.name).toLowerCase();
  plain = plain.replace(AT_TAG, (_tag, inner: string) => (isBotName(inner) ? ' ' : inner));
  return { text: tidy(plain), mentions: [...mentions].map(([id, name]) => ({ id, name })) };
}

function stripTags(text: string): string {
  return text.replace(AT_TAG, '$1');
}

function tidy(text: string): string {
  const lines = decodeHTMLStrict(text).normalize('NFKC').replace(INVISIBLE, '').split(LINE_END);
  // In what was copied from a spreadsheet tabs part the cells, and an empty cell is one too.
  return lines
    .map((line) =>
      line
        .replace(/[^\S\t]+/g, ' ')
        .replace(/ ?\t ?/g, '\t')
        .replace(/^ +|\s+$/g, ''),
    )
    .join('\n')
    .trim();
}

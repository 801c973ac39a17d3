import { z } from 'zod';
import type { Language } from '../language/languages.ts';
import type { Words } from '../language/words.ts';
import data from './links.json' with { type: 'json' };

export const LINK_IDS = ['buy', 'customers', 'pal', 'cpor', 'people', 'exams'] as const;

export type LinkId = (typeof LINK_IDS)[number];

const { language: segments, links } = z
  .strictObject({
    language: z.strictObject({ en: z.string(), es: z.string() }),
    links: z.array(z.strictObject({ id: z.enum(LINK_IDS), path: z.string().min(1) })).length(LINK_IDS.length),
  })
  .parse(data);

/** The address of one of Microsoft's pages, in the reader's language. */
export function linkTo(id: LinkId, language: Language): string {
  const link = links.find((each) => each.id === id);
  if (link === undefined) throw new Error(`links.json lacks "${id}"`);
  return `https://learn.microsoft.com/${segments[language]}/${link.path}`;
}

/** A link as a TextBlock's Markdown; our own words only. */
export function drawLink(words: Words, id: LinkId, label = `links.${id}.short`): string {
  return `[${words.say(label)}](${linkTo(id, words.language)})`;
}

import { distance } from 'fastest-levenshtein';
import { BADGES, type Badge } from '../scoring/badges.ts';
import { foldText } from './foldText.ts';

/** How people call the badges that several areas share, in English and Spanish, besides their names. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'cloud-and-ai-platforms': ['cloud ai platforms', 'cloud and ai', 'plataformas de nube e ia', 'nube e ia'],
  'ai-business-solutions': ['soluciones empresariales de ia', 'soluciones de negocio de ia'],
};

const names = BADGES.badges
  .filter(({ areas }) => areas.length > 1)
  .flatMap((badge) =>
    [badge.name, ...(OTHER_NAMES[badge.id] ?? [])].map((name) => ({ badge, name: foldText(name).split(' ') })),
  )
  .toSorted((a, b) => b.name.length - a.name.length);

/** The words of a certification's title that holds a badge's name: "Agentic AI Business Solutions Architect". */
const IN_A_TITLE = /\bagentic ai business solutions\b|\bbusiness solutions architect\b/;

const FORGIVEN_LETTERS = 2;
// Short names are too near to other words to be guessed.
const GUESSED_FROM = 15;

export interface NamedBadge {
  readonly badge: Badge;
  /** The words around its name. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Finds a badge that several areas share, anywhere in what somebody typed; null where there is none. A typo is forgiven. */
export function findSharedBadge(words: readonly string[]): NamedBadge | null {
  if (IN_A_TITLE.test(foldText(words.join(' ')))) return null;
  // A word such as "&" folds to several or none, so every stretch of words is folded by itself.
  for (const { badge, name } of names) {
    for (let start = 0; start < words.length; start++) {
      for (let end = start + 1; end <= Math.min(words.length, start + name.length + 1); end++) {
        const spelled = foldText(words.slice(start, end).join(' '));
        if (!isNear(spelled, name)) continue;
        return { badge, before: words.slice(0, start), after: words.slice(end) };
      }
    }
  }
  return null;
}

function isNear(spelled: string, name: readonly string[]): boolean {
  if (spelled.split(' ').length !== name.length) return false;
  const full = name.join(' ');
  return spelled === full || (full.length >= GUESSED_FROM && distance(spelled, full) <= FORGIVEN_LETTERS);
}

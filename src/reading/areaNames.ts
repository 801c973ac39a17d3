import { distance } from 'fastest-levenshtein';
import { AREA_IDS, type AreaId } from '../scoring/designations.ts';
import { foldText, splitWords } from './foldText.ts';

/** How people call the areas, in English and Spanish, besides their ids. */
const NAMES: Record<AreaId, readonly string[]> = {
  'data-ai': ['data and ai', 'data ai', 'data', 'ai', 'datos e ia', 'datos y ia', 'datos', 'ia', 'd and ai'],
  infrastructure: ['infrastructure', 'infra', 'infraestructura'],
  'digital-app-innovation': [
    ...['digital and app innovation', 'digital app innovation', 'app innovation', 'digital', 'apps', 'app', 'dai'],
    ...[
      'innovacion digital y de aplicaciones',
      'innovacion de aplicaciones',
      'innovation',
      'innovacion',
      'aplicaciones',
    ],
  ],
  'modern-work': ['modern work', 'modern', 'mw', 'trabajo moderno'],
  security: ['security', 'sec', 'seguridad'],
  'business-applications': [
    ...['business applications', 'business apps', 'business', 'bizapps', 'biz', 'ba'],
    ...['aplicaciones empresariales', 'aplicaciones de negocio', 'empresariales', 'negocio'],
  ],
};

const byName = new Map(
  AREA_IDS.flatMap((area) => [foldText(area), ...NAMES[area]].map((name) => [name, area] as const)),
);
const names = [...byName.keys()].sort((a, b) => b.length - a.length);

// Short names are too near to each other, and to other words, to be guessed.
const GUESSED_FROM = 5;
const TWO_WORDS_GUESSED_FROM = 8;

interface ReadArea {
  readonly area: AreaId;
  /** How many words spelled it. */
  readonly length: number;
}

/** Reads an area at the beginning of a text; a typo in a long name is forgiven. */
export function readArea(words: readonly string[]): ReadArea | null {
  const folded = words.map(foldText);
  const exact = readExactly(folded);
  // An id such as "modern-work" is one word and a whole name: what follows it is no typo of it.
  if (exact !== null && (exact.length > 1 || folded[0]?.includes(' '))) return exact;
  return guess(folded.slice(0, 2), TWO_WORDS_GUESSED_FROM) ?? exact ?? guess(folded.slice(0, 1), GUESSED_FROM);
}

/** The same as it is spelled, without a typo. */
export function readExactArea(words: readonly string[]): ReadArea | null {
  return readExactly(words.map(foldText));
}

const LONGEST_AREA = 6;
const IN = /^(?:in|for|of|en|de|para)$/i;

/** Takes an area off the beginning or the end: "data customers 3", "+2 customers security". */
export function takeArea(text: string): { readonly area: AreaId | null; readonly rest: string } {
  const words = splitWords(text);
  const first = readArea(words);
  if (first !== null) return { area: first.area, rest: words.slice(first.length).join(' ') };
  for (let count = Math.min(words.length - 1, LONGEST_AREA); count > 0; count--) {
    const last = readArea(words.slice(-count));
    if (last?.length === count) {
      const rest = words.slice(0, -count).filter((word, index, all) => index < all.length - 1 || !IN.test(word));
      return { area: last.area, rest: rest.join(' ') };
    }
  }
  return { area: null, rest: text };
}

function readExactly(folded: readonly string[]): ReadArea | null {
  for (const name of names) {
    const area = byName.get(name);
    const length = takeName(folded, name);
    if (area !== undefined && length !== null) return { area, length };
  }
  return null;
}

function guess(folded: readonly string[], shortest: number): ReadArea | null {
  const spelled = folded.join(' ');
  const near = names.find(
    (name) =>
      name.length >= shortest && name.includes(' ') === folded.length > 1 && distance(name, spelled) <= folded.length,
  );
  const area = near === undefined ? undefined : byName.get(near);
  return area === undefined ? null : { area, length: folded.length };
}

/** How many words spell the name, or null. A lone "&" folds to "and", an id such as "data-ai" to two words. */
function takeName(folded: readonly string[], name: string): number | null {
  let spelled = '';
  for (const [index, word] of folded.entries()) {
    spelled = `${spelled} ${word}`.trim();
    if (spelled === name) return index + 1;
    if (!name.startsWith(spelled)) return null;
  }
  return null;
}

/** The first area named anywhere in the words. */
export function findArea(words: readonly string[]): AreaId | null {
  for (let index = 0; index < words.length; index++) {
    const read = readArea(words.slice(index));
    if (read !== null) return read.area;
  }
  return null;
}

/** An area at the beginning, and what follows it. */
export function readAreaFirst(words: readonly string[]): { readonly area: AreaId | null; readonly rest: string } {
  const read = readArea(words);
  return { area: read?.area ?? null, rest: words.slice(read?.length ?? 0).join(' ') };
}

import {
  type CertificationLookup,
  isTitleWord,
  matchCertification,
  mayBeginTitle,
  mayContinueTitle,
} from '../scoring/certifications.ts';
import { foldText } from './foldText.ts';

/** A certification, or what looks like one, at the beginning of some words. */
export type SpokenCertification =
  | {
      readonly kind: 'certification';
      readonly lookup: Exclude<CertificationLookup, { kind: 'unknown' }>;
      readonly text: string;
    }
  /** Looks like an exam code or a title, and is none that is known. */
  | { readonly kind: 'unknown certification'; readonly text: string }
  /** "AZ-104T00" is the code of a course. */
  | { readonly kind: 'course'; readonly text: string };

/** The most words that a title has, who issues it and the code of its exam included. */
export const LONGEST_TITLE = 18;
/** From the first word of an unknown title to the word that says its level. */
const LONGEST_UNKNOWN = 14;

const LIKE_A_CODE = /^[a-z]{2}-?\d{3}$/i;
const COURSE_CODE = /^[a-z]{2}-?\d{3}t\d{2}/i;
const LEVEL = /^(?:associate|expert|specialty|fundamentals)[),.;:]*$/i;
/** No title goes on behind these. */
const ENDS = /[,;]$|^certified:?$/i;
const ISSUERS = new Set(['microsoft certified', 'microsoft 365 certified', 'github certified']);

/** Null where neither a certification nor anything like one stands there. `length` is in words. */
export function readCertification(
  words: readonly string[],
): { readonly spoken: SpokenCertification; readonly length: number } | null {
  const [first = '', second = ''] = words;
  const bare = trimSigns(first);
  const isCoded = /^[a-z]{2}-?\d{3}/i.test(bare) || (/^[a-z]{2}$/i.test(bare) && /^\d{3}\b/.test(second));
  if (!isCoded && !mayBeginTitle(bare) && foldText(bare) !== 'exam') return null;
  const end = words.slice(0, LONGEST_TITLE).findIndex((word) => !mayContinueTitle(word));
  for (let length = end === -1 ? Math.min(LONGEST_TITLE, words.length) : end; length > 0; length--) {
    const text = trimSigns(words.slice(0, length).join(' '));
    const lookup = matchCertification(text);
    if (lookup !== null) return { spoken: { kind: 'certification', lookup, text }, length };
  }
  if (COURSE_CODE.test(bare)) return { spoken: { kind: 'course', text: bare }, length: 1 };
  if (LIKE_A_CODE.test(bare)) return { spoken: { kind: 'unknown certification', text: bare }, length: 1 };
  return readUnknownTitle(words);
}

/** "Microsoft Certified: …" begins a title whatever follows; else a title is told by how it begins and by its level at the end. */
function readUnknownTitle(words: readonly string[]) {
  const issuer = [3, 2].find((length) => ISSUERS.has(foldText(words.slice(0, length).join(' ')))) ?? 0;
  const title = words.slice(issuer, issuer + LONGEST_UNKNOWN);
  const end = title.findIndex((word) => LEVEL.test(word)) + 1;
  const isWhole = end > 1 && !title.slice(0, end - 1).some((word) => ENDS.test(word));
  if (issuer === 0 && !isWhole) return null;
  const length = isWhole ? end : title.length;
  const text = trimSigns(title.slice(0, length).join(' '));
  return text === '' ? null : { spoken: { kind: 'unknown certification', text } as const, length: issuer + length };
}

export function trimSigns(text: string): string {
  return text.replace(/^["'(<[*_]+|["')>\],;:*_]+$/g, '');
}

/** Whether a text says of itself that it is the name of a certification, known or not. */
export function isLikeTitle(text: string): boolean {
  const words = text.split(/\s+/);
  return words.some((_, start) => readCertification(words.slice(start)) !== null);
}

/** How many of the words occur in titles; small words do not count. */
export function countTitleWords(words: readonly string[]): number {
  return words.filter((word) => word.length > 3 && isTitleWord(word)).length;
}

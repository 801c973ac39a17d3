import { type CertificationLookup, findCertification } from '../scoring/certifications.ts';
import { foldText } from './foldText.ts';
import { parseDay } from './parseDay.ts';
import { readCertification, type SpokenCertification, trimSigns } from './readCertification.ts';

/** Somebody as typed: a name, a mail or both. */
export interface TypedPerson {
  readonly name: string;
  readonly mail: string | null;
}

export interface Holding {
  /** Null where no certification stands at the beginning. */
  readonly lookup: CertificationLookup | null;
  /** What was taken for the certification, or the first word. */
  readonly spelled: string;
  readonly people: readonly TypedPerson[];
  readonly earned: string | undefined;
  readonly expires: string | undefined;
  /** Something at the end that looks like a day and cannot be read as one. */
  readonly unreadDay: string | null;
}

/** Words between a certification and the name behind it, and between a name and the certification behind it. */
const BEFORE_NAME = new Set(['to', 'for', 'by', 'a', 'para']);
const BEHIND_NAME = new Set(
  'has have got holds passed is with to for in the exam certified certification tiene con en el la examen'.split(' '),
);
const MAIL = /[^\s<>(),;]+@[^\s<>(),;]+\.[^\s<>(),;]+/;

/** Reads "AZ-305 Ana García 2026-03-01 2027-03-01" or "AZ-305: Ana, Luis, Marta". Days stand at the end: earned, then expires. */
export function parseHolding(text: string): Holding {
  const { rest, days, unreadDay } = takeDays(text.trim());
  const { lookup, spelled, names } = takeCertification(rest);
  const people = names
    .split(/[,;\n]+/)
    .map(readPerson)
    .filter(({ name }) => name !== '');
  return { lookup, spelled, people, earned: days[0], expires: days[1], unreadDay };
}

/** Takes up to two days off the end; a day may be several words ("1 March 2026"). */
export function takeDays(text: string) {
  const days: string[] = [];
  let words = text.split(/[ \t]+/);
  while (days.length < 2) {
    const length = [5, 4, 3, 2, 1].find(
      (count) => count < words.length && parseDay(words.slice(-count).join(' ')) !== null,
    );
    const day = length === undefined ? null : parseDay(words.slice(-length).join(' '));
    if (length === undefined || day === null) break;
    days.unshift(day);
    words = words
      .slice(0, -length)
      .filter((word, index, all) => index < all.length - 1 || !/^(to|until|hasta|-|–)$/i.test(word));
  }
  const last = words.at(-1) ?? '';
  const unreadDay = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(last) ? last : null;
  return { rest: words.join(' '), days, unreadDay };
}

interface Taken {
  readonly lookup: CertificationLookup | null;
  readonly spelled: string;
  readonly names: string;
}

function takeCertification(text: string): Taken {
  const words = text.split(/[ \t]+/);
  const first = readCertification(words);
  if (first !== null) return take(first.spoken, dropFirst(words.slice(first.length), BEFORE_NAME).join(' '));
  const within = takeFromWithin(words);
  if (within !== null) return within;
  const colon = text.indexOf(':');
  if (colon <= 0) return { lookup: null, spelled: words[0] ?? '', names: text };
  const before = text.slice(0, colon);
  return { lookup: findCertification(before), spelled: before.trim(), names: text.slice(colon + 1) };
}

/** "Ana García AZ-305": one certification behind one person. */
function takeFromWithin(words: readonly string[]): Taken | null {
  if (words.some((word) => /[,;]/.test(word))) return null;
  const start = words.findIndex((_, index) => readCertification(words.slice(index)) !== null);
  const found = start < 0 ? null : readCertification(words.slice(start));
  if (found === null) return null;
  const after = words.slice(start + found.length);
  if (after.some((_, index) => readCertification(after.slice(index)) !== null)) return null;
  const before = dropFirst(words.slice(0, start).toReversed(), BEHIND_NAME).toReversed();
  return take(found.spoken, [...before, ...after].map(trimSigns).join(' '));
}

function take(spoken: SpokenCertification, names: string): Taken {
  const lookup = spoken.kind === 'certification' ? spoken.lookup : findCertification(spoken.text);
  return { lookup, spelled: spoken.text, names };
}

function dropFirst(words: readonly string[], joins: ReadonlySet<string>): readonly string[] {
  const start = words.findIndex((word) => !joins.has(foldText(word)));
  return words.slice(Math.max(0, start));
}

export function readPerson(text: string): TypedPerson {
  const mail = MAIL.exec(text)?.[0].toLowerCase() ?? null;
  const name = text
    .replace(MAIL, ' ')
    .replace(/[<>()"@]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return { name: name === '' ? (mail ?? '') : name, mail };
}

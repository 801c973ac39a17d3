import { type CertificationLookup, findCertification } from '../scoring/certifications.ts';
import { parseDay } from './parseDay.ts';
import { readTokens } from './readTokens.ts';

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

const LONGEST_TITLE_WORDS = 10;
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

function takeCertification(text: string): { lookup: CertificationLookup | null; spelled: string; names: string } {
  const colon = text.indexOf(':');
  const before = text.slice(0, Math.max(0, colon));
  // "Microsoft Certified: …" has a colon of its own.
  if (colon > 0 && !/certified$/i.test(before.trim())) {
    return { lookup: findCertification(before), spelled: before.trim(), names: text.slice(colon + 1) };
  }
  const words = text.split(/[ \t]+/);
  for (let count = Math.min(LONGEST_TITLE_WORDS, words.length); count > 0; count--) {
    const spelled = words.slice(0, count).join(' ');
    const lookup = findCertification(spelled);
    if (lookup.kind !== 'unknown') return { lookup, spelled, names: words.slice(count).join(' ') };
  }
  return takeFromWithin(text) ?? { lookup: null, spelled: words[0] ?? '', names: text };
}

/** "Ana García AZ-305": one certification behind one person. */
function takeFromWithin(text: string): { lookup: CertificationLookup; spelled: string; names: string } | null {
  if (/[,;]/.test(text)) return null;
  const tokens = readTokens(text, null);
  const [certification, ...more] = tokens.filter((token) => token.kind === 'certification');
  if (certification === undefined || more.length > 0) return null;
  const names = tokens.flatMap((token) =>
    token.kind === 'word' ? [token.text] : token.kind === 'mail' ? [token.mail] : [],
  );
  return { lookup: certification.lookup, spelled: certification.text, names: names.join(' ') };
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

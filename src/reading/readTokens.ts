import { foldText } from './foldText.ts';
import { type DayOrder, parseDay } from './parseDay.ts';
import { LONGEST_TITLE, readCertification, type SpokenCertification, trimSigns } from './readCertification.ts';

export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'mail'; readonly mail: string }
  /** `as`: what the word before it says it is. */
  | { readonly kind: 'day'; readonly day: string; readonly as: 'earned' | 'expires' | null }
  /** Looks like a day and cannot be read as one. */
  | { readonly kind: 'unread day'; readonly text: string }
  | SpokenCertification;

const LONGEST_DAY_WORDS = 6;
const MAIL = /^[<(]*([^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:]+?)[>).]*$/;
const LIKE_A_DAY = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/;

const SAYS_EARNED = new Set(['earned', 'passed', 'since', 'from', 'obtenida', 'obtenido', 'aprobada', 'desde']);
const SAYS_EXPIRES = new Set([
  'expires',
  'expiry',
  'until',
  'till',
  'to',
  'valid',
  'renewed',
  'caduca',
  'vence',
  'expira',
  'hasta',
]);
/** Words that join a person, a certification and its days, and are no part of a name when they stand beside one. */
const JOINS = new Set([
  ...['has', 'have', 'holds', 'got', 'is', 'with', 'in', 'on', 'for', 'exam', 'certification', 'certified', 'and'],
  ...['tiene', 'con', 'en', 'el', 'la', 'y', 'examen', 'certificacion', 'certificado', 'certificada'],
]);

/** Reads the words of a line or a cell: mails, days, certifications, and the words that remain. */
export function readTokens(text: string, order: DayOrder | null): readonly Token[] {
  const words = text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const tokens: Token[] = [];
  for (let start = 0; start < words.length; ) {
    const { token, length } = readToken(words.slice(start, start + LONGEST_TITLE), order);
    tokens.push(token);
    start += length;
  }
  return dropJoins(tokens);
}

function readToken(words: readonly string[], order: DayOrder | null): { token: Token; length: number } {
  const [word = ''] = words;
  const mail = MAIL.exec(word)?.[1];
  if (mail !== undefined) return { token: { kind: 'mail', mail: mail.toLowerCase() }, length: 1 };
  for (let length = Math.min(LONGEST_DAY_WORDS, words.length); length > 0; length--) {
    const spelled = trimSigns(words.slice(0, length).join(' '));
    const day = /\d/.test(spelled) ? parseDay(spelled, order) : null;
    if (day !== null) return { token: { kind: 'day', day, as: null }, length };
  }
  const certification = readCertification(words);
  if (certification !== null) return { token: certification.spoken, length: certification.length };
  const bare = trimSigns(word);
  return { token: { kind: LIKE_A_DAY.test(bare) ? 'unread day' : 'word', text: bare }, length: 1 };
}

/** Takes out what only joins: words and hints in front of a day, and joining words beside a certification. */
function dropJoins(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  for (const token of tokens.toReversed()) {
    const next = kept[0];
    const word = token.kind === 'word' ? foldText(token.text) : '';
    const beside = next !== undefined && next.kind !== 'word' && next.kind !== 'mail';
    if (beside && next.kind === 'day' && (SAYS_EARNED.has(word) || SAYS_EXPIRES.has(word))) {
      kept[0] = { ...next, as: next.as ?? (SAYS_EXPIRES.has(word) ? 'expires' : 'earned') };
    } else if (!(beside && (JOINS.has(word) || SAYS_EARNED.has(word)))) kept.unshift(token);
  }
  return kept;
}

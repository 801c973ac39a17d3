import type { Certification } from '../scoring/certifications.ts';
import { findNamed, isCertificationLink, type Match, matchName } from './matchName.ts';
import { readDays } from './readDay.ts';
import type { Scope, Scoped } from './scopes.ts';

/** A certification that a page lists, whether or not we know it. */
export interface ListedName {
  readonly title: string;
  readonly match: Match | null;
  readonly href: string | null;
  /** The sign behind it that stands for a footnote; empty where there is none. */
  readonly mark: string;
  readonly scope: Scope;
}

export interface Footnote {
  readonly mark: string;
  readonly text: string;
  /** Days (ISO) in the order in which it names them. */
  readonly days: readonly string[];
  readonly named: readonly Certification[];
  readonly scope: Scope;
}

const MARK_BEHIND = /([*#†‡§]+)\s*$/;
const MARK_BEFORE = /^([*#†‡§]+)\s*(?=\S)/;
/** "At least two people must complete the Azure Administrator Associate certification." */
const COMPLETES = /\bmust (?:complete|hold|have) (?:the )?(?!1 of|one of)(.+?) certification\b/i;

/** What pages list under their certification metrics, and the footnotes there. */
export function readNames(blocks: readonly Scoped[]) {
  const texts = blocks.filter((block): block is Scoped<'text'> => block.kind === 'text' && isAboutPeople(block.scope));
  const footnotes = texts.filter(({ text, isItem }) => !isItem && MARK_BEFORE.test(text)).map(readFootnote);
  const listed = texts.filter(({ isItem, holdsList }) => isItem && !holdsList).map(readItem);
  const names = listed.filter((item, index) => isCertification(item, listed, index));
  // A gate with one certification names it in a sentence instead.
  const inSentences = texts.filter(({ isItem, scope }) => !scope.isExample && (!isItem || scope.step !== null));
  return { names: [...names, ...inSentences.flatMap(readSentence)], footnotes };
}

function isAboutPeople({ metric, isExample }: Scope): boolean {
  return !isExample && (metric === 'intermediate-certifications' || metric === 'advanced-certifications');
}

function readFootnote({ text, scope }: Scoped<'text'>): Footnote {
  const mark = MARK_BEFORE.exec(text)?.[1] ?? '';
  return { mark, text, days: readDays(text), named: findNamed(text), scope };
}

function readItem({ text, links, scope }: Scoped<'text'>): ListedName & { readonly isSentence: boolean } {
  const link = links.find(({ href }) => isCertificationLink(href));
  const title = text.replace(MARK_BEHIND, '').trim();
  return {
    ...{ title, href: link?.href ?? null, scope },
    match: matchName(link?.text ?? title, link?.href ?? null) ?? matchName(title, null),
    mark: MARK_BEHIND.exec(text)?.[1] ?? '',
    isSentence: /[.;:]$|\b(?:must|can|is|are|earns?|adds|counts?)\b/i.test(title),
  };
}

/** A known title or a certification's address; else what stands among such, and is no sentence. */
function isCertification(
  item: ReturnType<typeof readItem>,
  all: readonly ReturnType<typeof readItem>[],
  index: number,
): boolean {
  if (item.isSentence) return false;
  if (item.match !== null || item.href !== null) return true;
  return [all[index - 1], all[index + 1]].some((beside) => beside?.match != null && isSame(beside.scope, item.scope));
}

function isSame(one: Scope, other: Scope): boolean {
  return one.area === other.area && one.metric === other.metric && one.track === other.track && one.step === other.step;
}

function readSentence({ text, links, scope }: Scoped<'text'>): readonly ListedName[] {
  const spelled = COMPLETES.exec(text)?.[1];
  if (spelled === undefined) return [];
  const link = links.find(({ href }) => isCertificationLink(href));
  const match = matchName(spelled, link?.href ?? null);
  return [{ title: spelled, match, href: link?.href ?? null, mark: '', scope }];
}

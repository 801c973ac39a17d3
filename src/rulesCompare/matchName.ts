import { CERTIFICATIONS, type Certification, matchCertification, nameWithCode } from '../scoring/certifications.ts';

/** A certification of ours under the name that a page gives it. */
export interface Match {
  readonly certification: Certification;
  /** Only its address tells: the page gives it a title that we do not know. */
  readonly isRenamed: boolean;
}

/** Ids and the last parts of addresses on Microsoft Learn, which often leave out the level and shorten product names. */
const bySlug = new Map<string, Certification>(
  CERTIFICATIONS.flatMap((certification) => {
    const { id, otherSlugs = [] } = certification;
    const spellings = [id, id.replace(/-(associate|expert|specialty)$/, '')];
    const short = spellings.map((each) => each.replace(/^dynamics-365-/, 'd365-').replace(/^microsoft-365-/, 'm365-'));
    return [...spellings, ...short, ...otherSlugs].map((slug) => [slug, certification] as const);
  }),
);

/** Finds what a page lists by its title, else by its address; null where neither is known. */
export function matchName(title: string, href: string | null): Match | null {
  const match = matchCertification(cleanTitle(title));
  if (match?.kind === 'found') return { certification: match.certification, isRenamed: false };
  const linked = href === null ? undefined : bySlug.get(slugOf(href));
  return linked === undefined ? null : { certification: linked, isRenamed: true };
}

export function isCertificationLink(href: string): boolean {
  return /\/(?:certifications|credentials)\/|partneruniversity/i.test(href);
}

/** "azure-developer", of "/en-us/credentials/certifications/azure-developer/?practice=…" */
function slugOf(href: string): string {
  const path = href.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}

/** Without footnote marks, and without what it was called before. */
export function cleanTitle(text: string): string {
  return text
    .replace(/\((?:previously|formerly)[^)]*\)/gi, ' ')
    .replace(/[\s*#†‡§\\]+$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const TITLES = CERTIFICATIONS.flatMap((certification) =>
  [certification.title, nameWithCode(certification), ...(certification.otherTitles ?? [])].map((title) => ({
    certification,
    title: title.toLowerCase(),
  })),
);

/** Every certification of ours that a sentence names, a longer title before one that it holds. */
export function findNamed(sentence: string): readonly Certification[] {
  let rest = sentence.toLowerCase();
  const found: Certification[] = [];
  for (const { certification, title } of TITLES.toSorted((a, b) => b.title.length - a.title.length)) {
    const bare = title.replace(/ (associate|expert|specialty)$/, '');
    for (const spelling of [title, bare]) {
      if (!rest.includes(spelling)) continue;
      rest = rest.replaceAll(spelling, ' ');
      if (!found.includes(certification)) found.push(certification);
    }
  }
  return found;
}

import { BADGES } from '../scoring/badges.ts';
import { type Certification, matchCertification, mayBeginTitle } from '../scoring/certifications.ts';
import type { AreaId, RuleBook, Track } from '../scoring/designations.ts';
import type { MetricId } from '../scoring/ruleSet.ts';
import { readArea } from './areaNames.ts';
import { takeShownName, wordNamed } from './figureNames.ts';
import { foldText } from './foldText.ts';
import { parseDay } from './parseDay.ts';
import { WORD_OF_METRIC } from './shownNames.ts';
import { type Term, takeTerm } from './terms.ts';

export interface Uncounted {
  readonly name: string;
  readonly why: Extract<CertificationMatch, { kind: 'counts nowhere' }>['why'] | 'unknown';
}

type CertificationMatch = NonNullable<ReturnType<typeof matchCertification>>;

/** What a message names, in the order in which it does. */
export interface Named {
  /** Those of a badge are all of its areas. */
  readonly areas: readonly AreaId[];
  readonly certifications: readonly Certification[];
  /** Certifications that no list has, and what merely looks like an exam code. */
  readonly uncounted: readonly Uncounted[];
  readonly metrics: readonly MetricId[];
  /** As `set` calls figures and steps: `acr`, `administrators`. */
  readonly figures: readonly string[];
  readonly terms: readonly Term[];
  /** Without the sign of a percent. */
  readonly numbers: readonly number[];
  readonly day: string | null;
  readonly track: Track | null;
  readonly book: RuleBook | null;
  /** A name or mail, as typed: what is left once everything is read. Whoever asks the roster finds out whether it is one. */
  readonly person: string | null;
}

type NamedKind =
  | 'area'
  | 'certification'
  | 'code'
  | 'metric'
  | 'figure'
  /** People who are counted: `architects`, `intermediate`. */
  | 'step'
  | 'term'
  | 'number'
  | 'day'
  | 'track'
  | 'book';

/** A message as the things it names, and the words between them. */
export type Piece =
  | { readonly kind: 'word'; readonly text: string; readonly folded: string }
  | { readonly kind: NamedKind; readonly text: string };

export interface Taken {
  readonly pieces: readonly Piece[];
  readonly named: Omit<Named, 'person'>;
}

const LONGEST_TITLE_WORDS = 9;
const LONGEST_DAY_WORDS = 5;
const LONGEST_BADGE_WORDS = 5;
const LONGEST_AREA_WORDS = 6;

const CODE = /^[a-z]{2}[- ]?\d{3}$/i;
const METRIC_OF_WORD = new Map(Object.entries(WORD_OF_METRIC).map(([id, word]) => [word, id as MetricId]));
const TRACK_WORDS = new Map<string, Track>([
  ...['enterprise', 'ent'].map((word) => [word, 'enterprise'] as const),
  ...['smb', 'smbs', 'sme', 'pyme', 'pymes'].map((word) => [word, 'smb'] as const),
]);
const BOOKS: readonly (readonly [name: string, book: RuleBook])[] = [
  ...['brief', 'programme page', 'program page', 'our page', 'pagina del programa', 'pagina de programa'].map(
    (name) => [name, 'brief'] as const,
  ),
  ...[
    'microsoft s page',
    'microsoft s pages',
    'microsoft page',
    'microsoft pages',
    'microsoft rules',
    'microsoft book',
  ].map((name) => [name, 'microsoft'] as const),
  ...['pagina de microsoft', 'paginas de microsoft', 'reglas de microsoft', 'libro de microsoft'].map(
    (name) => [name, 'microsoft'] as const,
  ),
];
const LONGEST_BOOK_WORDS = 3;

/** Reads what is named, in one pass from left to right, the longest name first. */
export function takeNamed(text: string): Taken {
  const words = splitSigns(text);
  const folded = words.map(foldText);
  const pieces: Piece[] = [];
  const areas: AreaId[] = [];
  const certifications: Certification[] = [];
  const uncounted: Uncounted[] = [];
  const metrics: MetricId[] = [];
  const figures: string[] = [];
  const terms: Term[] = [];
  const numbers: number[] = [];
  let [day, track, book]: [string | null, Track | null, RuleBook | null] = [null, null, null];

  for (let start = 0; start < words.length; ) {
    const length = takeOne(start);
    start += length;
  }
  return {
    pieces,
    named: {
      areas: [...new Set(areas)],
      certifications,
      uncounted,
      metrics,
      figures,
      terms,
      numbers,
      day,
      track,
      book,
    },
  };

  function add(kind: NamedKind, start: number, length: number): number {
    pieces.push({ kind, text: words.slice(start, start + length).join(' ') });
    return length;
  }

  function takeOne(start: number): number {
    const word = folded[start] ?? '';
    if (word === '') return 1;
    const certification = readCertification(words, start);
    if (certification !== null) {
      certifications.push(...certification.found);
      uncounted.push(...certification.uncounted);
      return add(certification.found.length > 0 ? 'certification' : 'code', start, certification.length);
    }
    const code = readUnknownCode(words, start);
    if (code !== null) {
      uncounted.push({ name: code.code, why: 'unknown' });
      return add('code', start, code.length);
    }
    const badge = readBadge(folded, start);
    if (badge !== null) {
      areas.push(...badge.areas);
      return add('area', start, badge.length);
    }
    const inDay = /\d/.test(word) || /\d/.test(folded[start + 1] ?? '') ? readDay(words, start) : null;
    if (inDay !== null) {
      day = inDay.day;
      return add('day', start, inDay.length);
    }
    const inBook = BOOKS.map(([name, each]) => ({ each, length: startsWith(folded, start, name) })).find(
      ({ length }) => length > 0 && length <= LONGEST_BOOK_WORDS,
    );
    if (inBook !== undefined) {
      book = inBook.each;
      return add('book', start, inBook.length);
    }
    const term = takeTerm(folded.slice(start, start + LONGEST_TITLE_WORDS));
    const shown = takeShownName(words.slice(start));
    const area = readArea(words.slice(start, start + LONGEST_AREA_WORDS));
    const longest = Math.max(term?.length ?? 0, shown?.length ?? 0, area?.length ?? 0);
    if (shown !== null && shown.length === longest) {
      addFigures(shown.words);
      return add(kindOf(shown.words), start, shown.length);
    }
    if (term !== null && term.length === longest) {
      terms.push(term.term);
      return add('term', start, term.length);
    }
    if (area !== null) {
      areas.push(area.area);
      return add('area', start, area.length);
    }
    const inTrack = TRACK_WORDS.get(word);
    if (inTrack !== undefined) {
      track ??= inTrack;
      return add('track', start, 1);
    }
    const figure = wordNamed(word);
    if (figure !== undefined) {
      addFigures([figure]);
      return add(kindOf([figure]), start, 1);
    }
    const number = /^[+-]?\d+(?:[.,]\d+)?%?$/.exec(words[start] ?? '')?.[0];
    if (number !== undefined) {
      numbers.push(Number(number.replace('%', '').replace(',', '.')));
      return add('number', start, 1);
    }
    pieces.push({ kind: 'word', text: words[start] ?? '', folded: word });
    return 1;
  }

  function addFigures(named: readonly string[]): void {
    figures.push(...named);
    const metric = named.map((each) => METRIC_OF_WORD.get(each)).find((each) => each !== undefined);
    if (metric !== undefined) metrics.push(metric);
  }
}

const STEP_WORDS = new Set([
  ...['administrators', 'architects', 'specialists', 'intermediate', 'advanced', 'engineers', 'analysts'],
]);

function kindOf(words: readonly string[]): 'step' | 'metric' | 'figure' {
  if (words.every((word) => STEP_WORDS.has(word))) return 'step';
  return words.some((word) => METRIC_OF_WORD.has(word)) ? 'metric' : 'figure';
}

/** Whether a certification, a figure or a number is named: what somebody holds, earns or wins. */
export function namesWork(text: string): boolean {
  const { certifications, uncounted, figures, numbers } = takeNamed(text).named;
  return certifications.length + uncounted.length + figures.length + numbers.length > 0;
}

/** Words without the signs around them; what a sign holds together, as "AZ-104/AZ-305", becomes two. */
function splitSigns(text: string): readonly string[] {
  return text
    .replace(/(\d)\s+%/g, '$1%')
    .replace(/(\p{L})['’]s\b/gu, '$1 s')
    .replace(/(\p{L})['’](\p{L})/gu, '$1$2')
    .split(/[\s/,;:()!?¿¡"“”«»]+/)
    .map((word) => word.replace(/^[.'’‘-]+|[.'’‘-]+$/g, ''))
    .filter((word) => word !== '' && word !== 's');
}

function readCertification(words: readonly string[], start: number) {
  const mayBeCode = CODE.test(words[start] ?? '') || CODE.test(words.slice(start, start + 2).join(' '));
  const most = mayBeginTitle(words[start] ?? '') ? LONGEST_TITLE_WORDS : mayBeCode ? 2 : 0;
  for (let length = Math.min(most, words.length - start); length > 0; length--) {
    const lookup = matchCertification(words.slice(start, start + length).join(' '));
    if (lookup === null) continue;
    return { ...readMatch(lookup), length };
  }
  return null;
}

function readMatch(match: CertificationMatch): Pick<Named, 'uncounted'> & { readonly found: readonly Certification[] } {
  switch (match.kind) {
    case 'counts nowhere':
      return { found: [], uncounted: [match] };
    case 'ambiguous':
      return { found: match.candidates, uncounted: [] };
    default:
      return { found: [match.certification], uncounted: [] };
  }
}

function readUnknownCode(words: readonly string[], start: number) {
  for (const length of [1, 2]) {
    const code = /^([a-z]{2})[- ]?(\d{3})$/i.exec(words.slice(start, start + length).join(' '));
    // "is 100" and "at 200" are no exams: of two words the first is in capitals.
    if (code !== null && (length === 1 || /^[A-Z]{2}$/.test(code[1] ?? ''))) {
      return { code: `${code[1]}-${code[2]}`.toUpperCase(), length };
    }
  }
  return null;
}

function readBadge(folded: readonly string[], start: number) {
  const [found] = BADGES.badges
    .filter(({ areas }) => areas.length > 1)
    .map(({ name, areas }) => ({ areas, length: startsWith(folded, start, foldText(name)) }))
    .filter(({ length }) => length > 0 && length <= LONGEST_BADGE_WORDS);
  return found ?? null;
}

function readDay(words: readonly string[], start: number) {
  for (let length = Math.min(LONGEST_DAY_WORDS, words.length - start); length > 0; length--) {
    const day = parseDay(words.slice(start, start + length).join(' '));
    if (day !== null) return { day, length };
  }
  return null;
}

/** How many words spell a folded name; 0 where they spell something else. */
function startsWith(folded: readonly string[], start: number, name: string): number {
  let spelled = '';
  for (let length = 1; length <= LONGEST_TITLE_WORDS && start + length <= folded.length; length++) {
    spelled = `${spelled} ${folded[start + length - 1]}`.trim();
    if (spelled === name) return length;
    if (!name.startsWith(spelled)) return 0;
  }
  return 0;
}

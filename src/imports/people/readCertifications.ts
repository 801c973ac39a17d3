import { foldText, splitWords } from '../../reading/foldText.ts';
import { readTokens, type Token } from '../../reading/readTokens.ts';
import { findCertification, matchCertification } from '../../scoring/certifications.ts';
import type { Unread } from './createRows.ts';

export interface Certifications {
  readonly ids: readonly string[];
  readonly problems: readonly Unread[];
}

/** What may stand beside a certification in a cell of its own and says nothing else. */
const BESIDE = new Set(
  'exam examen certification certificacion certified certificate passed aprobado renewed beta microsoft and y or o'.split(
    ' ',
  ),
);
/** "AZ-104: Prerequisites for Azure administrators" is how Microsoft names its courses. */
const CODED = /^(?:exam\s+)?[a-z]{2}[- ]?\d{3}\S*(?:\s*[:–]|\s-\s)/i;
const BETWEEN = /[,;\n]|\s[/+]\s/;

/** The certifications among the tokens, each once, and what looks like one and cannot be taken. */
export function readCertifications(tokens: readonly Token[]): Certifications {
  const ids = new Set<string>();
  const problems: Unread[] = [];
  for (const token of tokens) {
    if (token.kind === 'course') problems.push({ reason: 'other training', text: token.text });
    else if (token.kind === 'unknown certification') problems.push(explainUnknown(token.text));
    else if (token.kind === 'certification') {
      const { lookup, text } = token;
      if (lookup.kind === 'found') ids.add(lookup.certification.id);
      else if (lookup.kind === 'counts nowhere') problems.push({ reason: 'counts nowhere', text });
      else problems.push({ reason: `${lookup.kind} certification`, text });
    }
  }
  return { ids: [...ids], problems };
}

/** The certifications of a cell that holds nothing else: each must be one as a whole, so that no course becomes one. */
export function readCertificationCell(cell: string): Certifications {
  const tokens = readTokens(cell, null);
  if (isWhole(cell, tokens)) return readWhole(cell, tokens);
  const parts = cell.split(BETWEEN).filter((part) => part.trim() !== '');
  const read = parts.map((part) => readPart(part.trim()));
  return { ids: [...new Set(read.flatMap(({ ids }) => ids))], problems: read.flatMap(({ problems }) => problems) };
}

/** Whether a text is the name of a course, which begins with the code of the exam that it leads to. */
export function isOfCourse(text: string): boolean {
  return CODED.test(text) || readTokens(text, null).some(({ kind }) => kind === 'course');
}

function readPart(part: string): Certifications {
  const tokens = readTokens(part, null);
  if (isWhole(part, tokens)) return readWhole(part, tokens);
  return { ids: [], problems: [isOfCourse(part) ? { reason: 'other training', text: part } : explainUnknown(part)] };
}

/** What stands alone and cannot be taken is told as it was written, with who issues it. */
function readWhole(text: string, tokens: readonly Token[]): Certifications {
  const { ids, problems } = readCertifications(tokens);
  const [only, ...others] = problems;
  const isAlone = ids.length === 0 && only !== undefined && others.length === 0;
  return { ids, problems: isAlone ? [{ ...only, text: text.trim() }] : problems };
}

/** Whether nothing is left of a text but what it calls certifications by. */
function isWhole(text: string, tokens: readonly Token[]): boolean {
  if (matchCertification(text) !== null) return true;
  if (tokens.some(({ kind }) => kind === 'course')) return false;
  const own = new Set(
    tokens.flatMap((token) =>
      token.kind === 'certification' && token.lookup.kind === 'found'
        ? splitWords(foldText(token.lookup.certification.title))
        : [],
    ),
  );
  const left = tokens.flatMap((token) => (token.kind === 'word' ? splitWords(foldText(token.text)) : []));
  return tokens.some(({ kind }) => kind !== 'word') && left.every((word) => BESIDE.has(word) || own.has(word));
}

function explainUnknown(text: string): Unread {
  return {
    reason: findCertification(text).kind === 'counts nowhere' ? 'counts nowhere' : 'unknown certification',
    text,
  };
}

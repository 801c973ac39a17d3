import { foldText, splitWords } from '../../reading/foldText.ts';
import { readPerson, type TypedPerson, takeDays } from '../../reading/parseHolding.ts';
import { readRaise, type TypedRaise } from '../../reading/readRaise.ts';
import { type Due, takeComingDay } from './parseAssignment.ts';

export interface TypedFigureAssignment extends Due {
  readonly raise: TypedRaise;
  /** Null where nobody was named. */
  readonly person: TypedPerson | null;
}

const CONNECTORS = new Set(['to', 'for', 'from', 'a', 'de', 'para']);

/** Reads "2 customers to Ana by 15 December", also with an area, without "to" or with the person first; null for anything else. */
export function parseFigureAssignment(text: string, today: string): TypedFigureAssignment | null {
  const { what, by, unreadDay } = takeComingDay(text, today);
  const bare = by === null && unreadDay === null ? takeDays(what) : { rest: what, days: [], unreadDay: null };
  const read = partBearer(splitWords(bare.rest));
  if (read === null) return null;
  return { ...read, by: by ?? bare.days[0] ?? null, unreadDay: unreadDay ?? bare.unreadDay };
}

interface Parting {
  readonly what: readonly string[];
  readonly whom: readonly string[];
  readonly isConnected?: boolean;
}

/** Where a figure's name ends and a person's begins is where all words of the name are understood. */
function partBearer(words: readonly string[]): Pick<TypedFigureAssignment, 'raise' | 'person'> | null {
  const indexes = [...words.keys()];
  const connected = indexes.filter((index) => CONNECTORS.has(foldText(words[index] ?? '')));
  const partings: readonly Parting[] = [
    ...connected.map((index) => ({ what: words.slice(0, index), whom: words.slice(index + 1), isConnected: true })),
    { what: words, whom: [], isConnected: true },
    ...indexes.toReversed().map((index) => ({ what: words.slice(0, index), whom: words.slice(index) })),
    ...indexes.map((index) => ({ what: words.slice(index), whom: words.slice(0, index) })),
  ];
  for (const { what, whom, isConnected = false } of partings) {
    const raise = readRaise(what);
    // Only an amount tells "2 customers Ana" from a certification whose title begins with the name of a figure.
    if (raise === null || (raise.amount === null && !isConnected)) continue;
    const person = readPerson(whom.join(' '));
    return { raise, person: person.name === '' ? null : person };
  }
  return null;
}

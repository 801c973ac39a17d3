import { distance } from 'fastest-levenshtein';
import { foldText } from '../../reading/foldText.ts';
import { type Named, type Piece, takeNamed } from '../../reading/named.ts';
import { COMMAND_OF_WORD } from './commandWords.ts';
import data from './concepts.json' with { type: 'json' };
import plainWords from './plainWords.json' with { type: 'json' };

/** What a message is about, as far as it can be told word by word. */
export interface Heard {
  readonly named: Named;
  /** Concepts and what is named, each once: `who`, `{certification}`, `term:pal`. */
  readonly features: ReadonlySet<string>;
  /** Words that mean nothing here. */
  readonly unknown: readonly string[];
  /** Those of them that may be somebody's name. */
  readonly names: readonly string[];
}

/** Words that stand in most sentences and tell none from another. */
const STOP_WORDS = new Set(
  (
    'a an the of for in on at to from by with and or as is are was were be been am do does did can could may might will ' +
    'would shall i we you he she it they our my your us me him her them its their this that these those there here yet ' +
    'still already also just now please pls kindly so then if any some all only really actually exactly about tell show ' +
    'give see know want like let lets im were id ill dont doesnt isnt cant not no yes hi hello hey dear sir than very ' +
    'much many more most into out up until used lot bot today yesterday tomorrow currently right towards toward everyone everybody another due toca dont between week last year uno doesnt didnt isnt arent wont ' +
    'el la los las un una unos unas de del al y e o u en con por para a se le les lo nos me te mi mis tu tus su sus ' +
    'nuestro nuestra nuestros nuestras es son era ser esta estan este esto esa ese eso hay he ha han yo tu ella ellos ' +
    'ya aun todavia tambien solo favor porfa porfavor puedes puede pueden podria podrias dime dame muestra muestrame ' +
    'saber quiero quisiera necesitaria si no hola oye muy mucho muchos todo toda todos todas hasta desde sobre segun hoy ' +
    'actualmente exactamente ahora mismo tienes usted ustedes'
  ).split(' '),
);

/** Everyday words: nobody's name, and no other word misspelt. */
const PLAIN_WORDS = new Set(plainWords.map(foldText));

const conceptsOf = new Map<string, string[]>();
for (const [concept, phrases] of Object.entries(data)) {
  for (const phrase of phrases.map(foldText)) {
    const known = conceptsOf.get(phrase) ?? [];
    if (!known.includes(concept)) conceptsOf.set(phrase, [...known, concept]);
  }
}
// The word of a command is nobody's name, whatever else it is.
for (const [word, { name }] of COMMAND_OF_WORD) {
  if (!conceptsOf.has(word) && !STOP_WORDS.has(word)) conceptsOf.set(word, [`command:${name}`]);
}

const LONGEST_PHRASE = Math.max(...[...conceptsOf.keys()].map((phrase) => phrase.split(' ').length));

/** Words long enough that a typo still tells them apart, by their length. */
const LEAST_GUESSED = 5;
const LEAST_GUESSED_TWICE = 8;
const guessable = Map.groupBy(
  [...conceptsOf.keys()].filter((phrase) => !phrase.includes(' ') && phrase.length >= LEAST_GUESSED - 1),
  ({ length }) => length,
);
const stopWordsByLength = Map.groupBy(
  [...STOP_WORDS].filter(({ length }) => length >= LEAST_GUESSED),
  ({ length }) => length,
);

/** What is asked about in the same words. */
const SAME: Readonly<Record<string, string>> = { metric: 'figure', code: 'certification' };

/** The concept of phrases that ask nothing. */
const NOTHING = '_';

/** Nobody asks in more words than these. */
const LONGEST_QUESTION = 40;

/** Reads what is named and what is asked about it. Pure; no order of words but within a phrase matters. */
export function hear(text: string): Heard {
  const { pieces, named } = takeNamed(text.split(/\s+/).slice(0, LONGEST_QUESTION).join(' '));
  const features = new Set<string>();
  const unknown: string[] = [];
  for (const term of named.terms) features.add(`term:${term}`);
  for (let start = 0; start < pieces.length; ) {
    const piece = pieces[start];
    if (piece === undefined) break;
    if (piece.kind !== 'word') {
      features.add(piece.kind === 'step' ? 'certifications' : `{${SAME[piece.kind] ?? piece.kind}}`);
      start += 1;
      continue;
    }
    const phrase = readPhrase(pieces, start);
    const concepts = phrase?.concepts ?? (isStopWord(piece.folded) ? [] : guess(piece.folded));
    if (concepts === null) unknown.push(piece.text);
    else for (const concept of concepts) features.add(concept);
    start += phrase?.length ?? 1;
  }
  features.delete(NOTHING);
  // "OK, and now?" asks something, and "vale" is also what something is worth.
  const isMore = [...features].some((feature) => !ASIDES.includes(feature) && feature !== 'worth');
  if (isMore) for (const aside of ASIDES) features.delete(aside);
  if (named.numbers.includes(PASS_MARK)) features.add('pass mark');
  const names = unknown.filter((word) => !PLAIN_WORDS.has(foldText(word)) || isCapitalised(word, text));
  const person = readMail(text) ?? (names.length === 0 ? null : names.slice(0, LONGEST_NAME).join(' '));
  return { named: { ...named, person }, features, unknown, names: names.slice(0, LONGEST_NAME) };
}

/** What people mean when they say "70", whatever a rule set says: a way to recognise a question, not a fact. */
const PASS_MARK = 70;
const LONGEST_NAME = 4;
const ASIDES = ['fine', 'thanks', 'greeting'];

/** "Rosa" within a sentence is somebody, "rosa" a colour. */
function isCapitalised(word: string, text: string): boolean {
  return /^\p{Lu}/u.test(word) && text.indexOf(word) > 0;
}

function readMail(text: string): string | null {
  return /[^\s<>(),;:]+@[^\s<>(),;:]+\.[\w-]+/.exec(text)?.[0] ?? null;
}

/** "Deja la empresa" and "1 more": what else may be a part of a phrase. */
const IN_PHRASES = new Set<Piece['kind']>(['word', 'number', 'figure']);

function readPhrase(pieces: readonly Piece[], start: number) {
  const most = Math.min(LONGEST_PHRASE, pieces.length - start);
  for (let length = most; length > 0; length--) {
    const words = pieces.slice(start, start + length);
    if (words.some(({ kind }) => !IN_PHRASES.has(kind))) continue;
    const concepts = conceptsOf.get(words.map(({ text }) => foldText(text)).join(' '));
    if (concepts !== undefined) return { concepts, length };
  }
  return null;
}

/** Whether a folded word is one of those that sentences are made of, so that it is no other word misspelt. */
export function isKnownWord(word: string): boolean {
  return STOP_WORDS.has(word) || PLAIN_WORDS.has(word) || conceptsOf.has(word);
}

function isStopWord(word: string): boolean {
  if (STOP_WORDS.has(word) || word.length <= 1) return true;
  return word.length > LEAST_GUESSED && nearest(word, stopWordsByLength, 1) !== null;
}

/** The concepts of the word that this one is a typo of; null where none is near enough. */
function guess(word: string): readonly string[] | null {
  if (PLAIN_WORDS.has(word)) return null;
  const allowed = word.length >= LEAST_GUESSED_TWICE ? 2 : word.length >= LEAST_GUESSED ? 1 : 0;
  const near = allowed === 0 ? null : nearest(word, guessable, allowed);
  return near === null ? null : (conceptsOf.get(near) ?? null);
}

function nearest(word: string, among: ReadonlyMap<number, readonly string[]>, allowed: number): string | null {
  let [best, least]: [string | null, number] = [null, allowed + 1];
  for (let length = word.length - allowed; length <= word.length + allowed; length++) {
    for (const candidate of among.get(length) ?? []) {
      const apart = isSwapped(word, candidate) ? 1 : distance(word, candidate);
      if (apart < least) [best, least] = [candidate, apart];
    }
  }
  return best;
}

/** Two neighbouring letters in the wrong order are one slip, not two. */
function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length) return false;
  const at = [...word].findIndex((letter, index) => letter !== other[index]);
  return (
    at !== -1 && word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2)
  );
}

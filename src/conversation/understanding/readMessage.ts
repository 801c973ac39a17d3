import { closest, distance } from 'fastest-levenshtein';
import { readArea, readExactArea } from '../../reading/areaNames.ts';
import { findSharedBadge } from '../../reading/badgeNames.ts';
import { foldText, splitWords } from '../../reading/foldText.ts';
import { readLanguage } from '../../reading/readLanguage.ts';
import { readBareSetting } from '../../reading/readSetting.ts';
import type { Askable, Command, Request } from '../command.ts';
import { COMMANDS } from '../commands.ts';
import { setCommand } from '../figures/set.ts';
import { pasteCommand } from '../people/paste.ts';
import { parseWhatIf } from '../plans/parseWhatIf.ts';
import { whatIfCommand } from '../plans/whatIf.ts';
import { QUESTIONS } from '../questions/questions.ts';
import { checkCommand } from '../scores/check.ts';
import { parseTotal } from '../scores/parseTotal.ts';
import { scoreCommand } from '../scores/score.ts';
import { languageCommand } from '../settings/language.ts';
import { helpCommand } from '../welcome/help.ts';
import { requestChoice, requestNotUnderstood, requestOffer } from '../welcome/notUnderstood.ts';
import { requestWhichArea } from '../welcome/whichArea.ts';
import { COMMAND_OF_WORD, POLITE } from './commandWords.ts';
import { type Heard, hear, isKnownWord } from './concepts.ts';
import { findPaste } from './findPaste.ts';
import { type Examples, learnExamples, type Reading, rank } from './rank.ts';

/** What was understood, and why: which way led to it, and what else it was thought to be. */
export interface Understanding {
  readonly request: Request;
  readonly way:
    | 'list of people'
    | 'words of a command'
    | 'name of an area'
    | 'figure and number'
    | 'likeness to examples'
    | 'several readings'
    | 'typing error in a command'
    | 'word in a sentence'
    | 'nothing';
  readonly heard: Heard | null;
  /** The likeliest first; empty where nobody looked. */
  readonly readings: readonly Reading[];
}

const ASKABLES: readonly Askable[] = [...COMMANDS.flatMap(({ asked }) => asked ?? []), ...QUESTIONS];

/** Learned with the first message that needs them: it takes a tenth of a start. */
let learned: Examples | null = null;
function examples(): Examples {
  learned ??= learnExamples(ASKABLES);
  return learned;
}

const commandWords = [...COMMAND_OF_WORD.keys()];

/** From here on a message is taken for what its nearest example asks. */
const LIKE_ENOUGH = 0.6;
/** From here on it is, where it leads by so much. */
const NEARLY_LIKE = 0.54;
const CLEARLY_AHEAD = 0.04;
/** From here on it is, although it begins with the word of a command. */
const SURELY_LIKE = 0.75;
/** From here on it is, although nothing looks like a question. */
const ALMOST_SAME = 0.9;
/** From here on it is offered. */
const WORTH_OFFERING = 0.4;
/** Two readings nearer to each other than this are both offered. */
const NEAR = 0.03;
const MOST_OFFERED = 3;
const FEW = 3;

/** Reads what somebody typed. Case, accents, punctuation, a leading `/`, politeness and a typo or two do not matter. */
export function readMessage(text: string): Understanding {
  const pasted = findPaste(text);
  if (pasted !== null) return { ...NOT_LOOKED, request: ask(pasteCommand, [pasted]), way: 'list of people' };
  const words = splitWords(text.trim().replace(/^[/\\]+/, ''));
  const folded = words.map(foldText);
  const start = folded.findIndex((word) => word !== '' && !POLITE.has(word));
  const said = { text, words: words.slice(Math.max(start, 0)), folded: folded.slice(Math.max(start, 0)) };

  const phrase = start === -1 ? undefined : COMMAND_OF_WORD.get(said.folded.join(' ').trim());
  if (phrase !== undefined) return { ...NOT_LOOKED, request: ask(phrase, []), way: 'words of a command' };
  const shown = readCommandOfArea(said);
  if (shown !== null) return { ...NOT_LOOKED, request: shown, way: 'words of a command' };
  const badge = findSharedBadge(words);

  const heard = hear(text);
  const readings = rank(examples(), heard);
  const looked = { heard, readings };
  if (badge !== null && !(readings[0] !== undefined && isOfSeveralAreas(readings[0]))) {
    return {
      ...looked,
      request: requestWhichArea(badge, readCheckedTotal(badge.before, badge.after)),
      way: 'name of an area',
    };
  }
  if (start === -1 || isGreeting(heard, said)) {
    // Nothing but politeness: "hi", "hello there".
    return (
      readQuestion(said, looked, LIKE_ENOUGH) ?? { ...looked, request: ask(helpCommand, []), way: 'words of a command' }
    );
  }
  return (
    readWholeSetting(said, looked) ??
    readCommand(said, looked) ??
    readName(said, looked) ??
    readQuestion(said, looked, SURELY_LIKE) ??
    readTypo(said, looked) ??
    readQuestion(said, looked, NEARLY_LIKE) ??
    readLongName(said, looked) ??
    readWordInSentence(said, looked) ??
    offerReadings(looked) ?? { ...looked, request: notUnderstood(said), way: 'nothing' }
  );
}

/** "score data": the word of a command and the name of an area, as the buttons say it. Nothing else can be meant. */
function readCommandOfArea({ words, folded }: SaidWords): Request | null {
  const command = COMMAND_OF_WORD.get(folded[0] ?? '');
  const rest = words.slice(1);
  if (command === undefined || readExactArea(rest)?.length !== rest.length) return null;
  return ask(command, rest);
}

/** "Hello there": a few words that ask nothing. */
function isGreeting({ features, unknown }: Heard, { words }: SaidWords): boolean {
  const asked = [...features].filter((feature) => feature !== `command:${helpCommand.name}`);
  return asked.length === 0 && unknown.length === 0 && words.length <= FEW;
}

/** Questions can be answered for all areas of a badge, commands take one. */
function isOfSeveralAreas({ askable, likeness }: Reading): boolean {
  return QUESTIONS.includes(askable) && likeness >= SURELY_LIKE;
}

/** The total in "check AI Business Solutions 62". */
function readCheckedTotal(before: readonly string[], after: readonly string[]): number | null {
  const isCheck = before.some((word) => COMMAND_OF_WORD.get(foldText(word)) === checkCommand);
  return isCheck ? (parseTotal(after.join(' ')) ?? null) : null;
}

const NOT_LOOKED = { heard: null, readings: [] } as const;

interface SaidWords {
  readonly text: string;
  /** Without the politeness in front. */
  readonly words: readonly string[];
  readonly folded: readonly string[];
}

type Looked = Pick<Understanding, 'heard' | 'readings'>;

/** Whatever begins with the word of a command, unless it is surely a question that begins the same. */
function readCommand(said: SaidWords, looked: Looked): Understanding | null {
  const command = COMMAND_OF_WORD.get(said.folded[0] ?? '');
  if (command === undefined) return null;
  const rest = said.words.slice(1);
  const request = ask(command, rest);
  const way = 'words of a command';
  if (command.name === whatIfCommand.name && isImaginable(rest.join(' '), looked)) return { ...looked, request, way };
  const isAsking =
    isQuestion(said, looked) || (!request.changes && namesMore(looked)) || command.name === whatIfCommand.name;
  const question =
    request.changes && !isAsking ? null : readQuestion(said, looked, isAsking ? SURELY_LIKE : ALMOST_SAME);
  const [best] = looked.readings;
  // What is named by both asks nothing yet.
  const isAlike = best?.shared.some((feature) => !feature.startsWith('{')) === true;
  const isOther = isAlike && (request.changes || best.askable.name !== command.name);
  if (question !== null && isOther) return question;
  if (!request.changes || !isAskedAbout(said)) return { ...looked, request, way };
  return { ...looked, request: requestOffer(command.name, said.words.join(' ').replace(/[\s?]+$/, '')), way };
}

const WISHES =
  /^[\s¿]*(?:(?:please|hi|hello|hey|hola|por favor)[\s,]+)*(?:can|could|will|would|puedes|podrias|podrías|me)\b/i;
const ASKS = /^[\s¿]*(?:how|what|when|why|shall|should|como|cómo|que|qué|cuando|cuándo|debo|por que|por qué)\b/i;

/** "What if Ana leaves" can be told as it stands, "what if we fall below 70" and "what if an employee leaves" cannot. */
function isImaginable(text: string, { heard }: Looked): boolean {
  const { suppositions, areas } = parseWhatIf(text);
  return (
    suppositions.length + areas.length === 0 ||
    suppositions.some((each) => each.kind !== 'unread' && (!('person' in each) || (heard?.names.length ?? 0) > 0))
  );
}

/** "How do I add AZ-305 Ana?" asks, where "could you add AZ-305 Ana?" is a polite wish. */
function isAskedAbout({ text }: SaidWords): boolean {
  return ASKS.test(text) || (/\?\s*$/.test(text) && !WISHES.test(text));
}

const ASKING = [
  'who',
  'how many',
  'how much',
  'how long',
  'how often',
  'when',
  'why',
  'how',
  'what',
  'where',
  'happen',
];

function isQuestion({ text }: SaidWords, { heard }: Looked): boolean {
  return /\?\s*$/.test(text) || ASKING.some((concept) => heard?.features.has(concept));
}

/** Most commands take an area at most. */
function namesMore({ heard }: Looked): boolean {
  return ['{certification}', '{figure}', '{track}', '{term}'].some((feature) => heard?.features.has(feature));
}

/** A language or an area, and nothing else. */
function readName({ words }: SaidWords, looked: Looked): Understanding | null {
  // "español", to a bot that answers in another language, says it all.
  if (readLanguage(words) !== null)
    return { ...looked, request: ask(languageCommand, words), way: 'words of a command' };
  const named = readArea(words);
  if (
    named !== null &&
    words
      .slice(named.length)
      .map(foldText)
      .every((word) => POLITE.has(word))
  ) {
    return { ...looked, request: ask(scoreCommand, words), way: 'name of an area' };
  }
  return null;
}

/** "services in use data 4": a figure, its area and a number, whatever command begins with the same word. */
function readWholeSetting({ text }: SaidWords, looked: Looked): Understanding | null {
  const setting = readBareSetting(text);
  if (setting === null) return null;
  return { ...looked, request: ask(setCommand, [setting.area ?? '', setting.rest]), way: 'figure and number' };
}

/** "data costumers 3": the word "set" is easily forgotten, and the names that would be understood are told. */
function readLongName({ text, words }: SaidWords, looked: Looked): Understanding | null {
  const named = readArea(words);
  const isSetting = named !== null && words.length - named.length > 1 && /\d/.test(words.at(-1) ?? '');
  if (!isSetting || /\?\s*$/.test(text)) return null;
  const request = ask(setCommand, words);
  return request.changes ? null : { ...looked, request, way: 'figure and number' };
}

function readQuestion(said: SaidWords, looked: Looked, from: number): Understanding | null {
  const [best, second] = looked.readings;
  if (best === undefined || best.likeness < from) return null;
  const lead = best.likeness - (second?.likeness ?? 0);
  if (best.likeness < LIKE_ENOUGH && lead < CLEARLY_AHEAD) return null;
  if (best.request.changes) {
    return { ...looked, request: requestOffer(best.askable.name, best.askable.name), way: 'likeness to examples' };
  }
  const isNear = second !== undefined && best.likeness < 1 - NEAR && best.likeness - second.likeness < NEAR;
  if (isNear && said.words.length > 1) return offerReadings(looked, second.likeness - NEAR);
  return { ...looked, request: best.request, way: 'likeness to examples' };
}

/** The command whose word is meant where the first one is no word that anything else is asked with. */
function readTypo({ words, folded }: SaidWords, looked: Looked): Understanding | null {
  const first = folded[0] ?? '';
  const near = closest(first, commandWords);
  const command = COMMAND_OF_WORD.get(near);
  if (command === undefined || isKnownWord(first)) return null;
  const rest = words.slice(1);
  const request = ask(command, rest);
  const way = 'typing error in a command';
  // A list that is tried is kept until it is saved, so it is no less than a change.
  const leavesTrace = request.changes || command.startsLists === true;
  // What is only offered, for something that it names, may be guessed from less.
  const strangers = looked.heard?.unknown.filter((word) => foldText(word) !== first) ?? [];
  if (!leavesTrace && strangers.length > 0) return null;
  const isHarmless = leavesTrace && namesMore(looked);
  if (distance(first, near) > Math.max(forgivenTypos(near), isHarmless ? 1 : 0)) return null;
  return leavesTrace
    ? { ...looked, request: requestOffer(command.name, [near, ...rest].join(' ')), way }
    : { ...looked, request, way };
}

/** Longer sentences are about something else, whatever words they hold. */
const MOST_WORDS_AROUND = 8;

function readWordInSentence({ words, folded }: SaidWords, looked: Looked): Understanding | null {
  const index = folded.findIndex((word) => COMMAND_OF_WORD.get(word)?.isFoundInSentences === true);
  const found = COMMAND_OF_WORD.get(folded[index] ?? '');
  if (found === undefined || words.length > MOST_WORDS_AROUND || namesMore(looked)) return null;
  const request = ask(found, words.slice(index + 1));
  return {
    ...looked,
    request: request.changes ? requestOffer(found.name, found.name) : request,
    way: 'word in a sentence',
  };
}

function offerReadings({ heard, readings }: Looked, from = WORTH_OFFERING): Understanding | null {
  const offered = readings
    .filter(({ likeness, request }) => likeness >= from && !request.changes)
    .slice(0, MOST_OFFERED);
  if (heard === null || offered.length === 0) return null;
  const request = requestChoice(
    offered.map(({ askable }) => askable),
    heard.named,
  );
  return { heard, readings, request, way: 'several readings' };
}

function notUnderstood({ folded }: SaidWords): Request {
  const first = folded[0] ?? '';
  const near = closest(first, commandWords);
  const nearest = COMMAND_OF_WORD.get(near) ?? helpCommand;
  // A word of which most letters differ is like it by chance.
  return requestNotUnderstood(distance(first, near) * 2 <= near.length ? nearest.name : helpCommand.name);
}

function ask(command: Command, rest: readonly string[]): Request {
  return command.request(rest) ?? requestNotUnderstood(command.otherwise ?? command.name);
}

function forgivenTypos(word: string): number {
  return word.length <= 3 ? 0 : word.length <= 4 ? 1 : 2;
}

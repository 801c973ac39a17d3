import type { Language } from '../language/languages.ts';
import type { Named } from '../reading/named.ts';
import type { Role } from './access/access.ts';
import type { FileOffer } from './answer.ts';
import type { Everything } from './asking/everything.ts';
import type { Press } from './press.ts';
import type { Reply } from './reply.ts';
import type { Said } from './turn.ts';

/** What was typed, whole, and who was mentioned in it. */
export type Typed = Pick<Extract<Said, { kind: 'text' }>, 'text' | 'mentions'>;

type Answered = Promise<Reply | FileOffer> | Reply | FileOffer;

/** How people ask for something without its word, by what they name. */
export interface Asked<Arguments> {
  /**
   * Examples, `{certification}` and its like in place of what is named. Whatever is like one of them asks for the same; a
   * chip says the first.
   */
  readonly as: Readonly<Record<Language, readonly [string, ...string[]]>>;
  /** Undefined where something that it needs is not named. */
  read(named: Named): Arguments | undefined;
}

/** One thing that a person can ask. `Arguments` is what follows its word, read. */
export interface CommandDefinition<Name extends string, Arguments> {
  readonly name: Name;
  /**
   * What else it is called, in lower case without accents. Of several words it is meant only where nothing follows them.
   * Its own name is always understood.
   */
  readonly words: Readonly<Record<Language, readonly string[]>>;
  /** What it changes at most: `reader` where it changes nothing that others see. */
  readonly role: Role;
  /** `help.<topic>` is its line in the help, which commands may share; null where help passes it over. */
  readonly help: string | null;
  /** Whether Teams lists it in the menu of commands. */
  readonly inMenu: boolean;
  /** Something that it is asked with, to change what it can. Tests try each of them as owner, editor, reader and stranger. */
  readonly examples: readonly [string, ...string[]];
  /** A sentence that merely contains one of its words asks for it. */
  readonly isFoundInSentences?: boolean;
  /** A list of people may follow its word, a line each. */
  readonly startsLists?: boolean;
  /** It works where the chat is not, or no longer, about its sample. */
  readonly switchesSample?: boolean;
  /** Whether the answer is free of anything about the partner, so that it may be given wherever others read along. */
  readonly tellsNothing?: (read: Arguments) => boolean;
  /** Whether it does more than tell, be it for others or for whoever asks. Where that is not told here, the role tells it. */
  readonly changes?: (read: Arguments) => boolean;
  readonly asked?: Asked<Arguments>;
  /** The command that is offered where `read` makes nothing of the words after it; itself unless told otherwise. */
  readonly otherwise?: string;
  /** Undefined where the words after it make it something else, which is not understood. */
  read(rest: readonly string[]): Arguments | undefined;
  answer(context: Everything, read: Arguments, typed: Typed): Answered;
  /** The forms and questions that its cards carry. */
  readonly presses?: readonly PressHandler[];
}

/** A command with what was said to it: ready to be answered. */
export interface Request {
  readonly name: string;
  readonly role: Role;
  readonly arguments: unknown;
  readonly tellsNothing: boolean;
  readonly switchesSample: boolean;
  /** Then it is carried out on the words of its command only, never because something is like them. */
  readonly changes: boolean;
  answer(context: Everything, typed: Typed): Answered;
}

/** What can be asked for in sentences: a command, or a question that has no word of its own. */
export interface Askable {
  readonly name: string;
  readonly as: Asked<never>['as'];
  /** Null where something that it needs is not named. */
  request(named: Named): Request | null;
}

export interface Command<Name extends string = string>
  extends Pick<
    CommandDefinition<Name, never>,
    'name' | 'words' | 'role' | 'help' | 'inMenu' | 'examples' | 'isFoundInSentences' | 'startsLists' | 'otherwise'
  > {
  readonly presses: readonly PressHandler[];
  /** Null for what is asked for by its word alone. */
  readonly asked: Askable | null;
  /** Null where the words after it make it something else. */
  request(rest: readonly string[]): Request | null;
}

/** Makes a command of its definition. A role, words in each language and an example have to be given before it compiles. */
export function defineCommand<const Name extends string, Arguments>(
  definition: CommandDefinition<Name, Arguments>,
): Command<Name> {
  const { name, role, switchesSample = false, presses = [], asked } = definition;
  const changes = definition.changes ?? (() => role !== 'reader');

  function request(read: Arguments | undefined): Request | null {
    if (read === undefined) return null;
    return {
      ...{ name, role, switchesSample, arguments: read, changes: changes(read) },
      tellsNothing: definition.tellsNothing?.(read) ?? false,
      answer: (context, typed) => definition.answer(context, read, typed),
    };
  }

  return {
    ...definition,
    presses,
    asked: asked === undefined ? null : { name, as: asked.as, request: (named) => request(asked.read(named)) },
    request: (rest) => request(definition.read(rest)),
  };
}

/** Everything that a card sent, its inputs among it; unparsed. */
export type Inputs = Readonly<Record<string, unknown>>;

/** What a press of a form or question does. */
export interface PressHandler {
  readonly name: string;
  readonly role: Role;
  /** Null where the data is none that it understands. */
  request(data: unknown): PressRequest | null;
}

export interface PressRequest {
  readonly name: string;
  readonly role: Role;
  answer(context: Everything, inputs: Inputs): Promise<Reply> | Reply;
}

export function onPress<Data>(
  press: Press<Data>,
  role: Role,
  answer: (context: Everything, data: Data, inputs: Inputs) => Promise<Reply> | Reply,
): PressHandler {
  const { name } = press;
  return {
    name,
    role,
    request(data) {
      const read = press.read(data);
      return read === null ? null : { name, role, answer: (context, inputs) => answer(context, read, inputs) };
    },
  };
}

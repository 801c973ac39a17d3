import { distance } from 'fastest-levenshtein';
import type { HeldCertification } from '../scoring/facts.ts';
import type { RosterPerson } from './record.ts';

/** What is known of somebody who is to be found on the roster. */
export interface Identity {
  readonly name: string;
  readonly mail: string | null;
  /** Entra object id, from an @mention. */
  readonly userId: string | null;
}

export type Found =
  | { readonly kind: 'found'; readonly person: RosterPerson }
  /** Alike, or several of the same name: asked, never assumed. */
  | { readonly kind: 'similar'; readonly candidates: readonly RosterPerson[] }
  | { readonly kind: 'new' };

/** How names are compared: case, accents and surplus blanks aside. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Finds a person by mail, by @mention or by exact name, case and accents aside. Two different mails are two people;
 * a mail belongs to somebody without one only where exactly one person has that name.
 */
export function findPerson(people: readonly RosterPerson[], identity: Identity): Found {
  return createFinder(people).find(identity);
}

/** Finds people as `findPerson` does, one after another, among the same and those put there meanwhile. */
export function createFinder(people: readonly RosterPerson[]) {
  const everybody: RosterPerson[] = [];
  const spoken: SpokenName[] = [];
  const indexById = new Map<string, number>();
  const idByMail = new Map<string, string>();
  const idByUser = new Map<string, string>();
  const indexesByName = new Map<string, Set<number>>();

  /** Somebody new, or what is known of them by now. */
  function put(person: RosterPerson): void {
    const index = indexById.get(person.id) ?? everybody.length;
    const before = everybody[index];
    if (before !== undefined) indexesByName.get(foldName(before.name))?.delete(index);
    everybody[index] = person;
    spoken[index] = readName(person.name);
    indexById.set(person.id, index);
    if (person.mail !== null && !idByMail.has(person.mail)) idByMail.set(person.mail, person.id);
    if (person.userId !== undefined) idByUser.set(person.userId, person.id);
    const folded = foldName(person.name);
    indexesByName.set(folded, (indexesByName.get(folded) ?? new Set()).add(index));
  }

  function pick(indexes: Iterable<number | undefined>): readonly RosterPerson[] {
    return [...indexes].flatMap((index) => (index === undefined ? [] : (everybody[index] ?? [])));
  }

  function find({ name, mail, userId }: Identity): Found {
    const known = [mail === null ? undefined : idByMail.get(mail), userId ?? undefined];
    const [certain] = pick(known.map((id) => (id === undefined ? undefined : indexById.get(id))));
    if (certain !== undefined) return { kind: 'found', person: certain };
    const isPossible = (person: RosterPerson) => mail === null || person.mail === null;
    const namesakes = pick(indexesByName.get(foldName(name)) ?? []);
    const [only, ...others] = namesakes;
    if (only !== undefined && others.length === 0 && isPossible(only)) return { kind: 'found', person: only };
    const wanted = readName(name);
    const isLike = (_: RosterPerson, index: number) => isAlike(spoken[index] ?? readName(''), wanted);
    const possible = namesakes.length > 0 ? namesakes.filter(isPossible) : null;
    const candidates = possible ?? everybody.filter((person, index) => isPossible(person) && isLike(person, index));
    return candidates.length === 0 ? { kind: 'new' } : { kind: 'similar', candidates };
  }

  /** Whom reports name by this Entra object id, where somebody said so or they were mentioned. */
  function remember(userId: string): RosterPerson | undefined {
    const [known] = pick([indexById.get(idByUser.get(userId) ?? userId)]);
    return known;
  }

  for (const person of people) put(person);
  return { find, remember, put, everybody: everybody as readonly RosterPerson[] };
}

/** The person with what is newly known for certain: a mail not known before, a name where only the mail stood for one. */
export function learnIdentity(person: RosterPerson, { name, mail }: Identity): RosterPerson {
  const isNamed = person.name.toLowerCase() !== person.mail || name === '';
  return { ...person, name: isNamed ? person.name : name, mail: person.mail ?? mail };
}

interface SpokenName {
  readonly text: string;
  readonly words: readonly string[];
}

/** A name as words; of a mail address, what stands before the @. */
function readName(name: string): SpokenName {
  const local = /^([^\s@]+)@\S+$/.exec(name)?.[1];
  const text = foldName(local?.replace(/[._-]+/g, ' ') ?? name);
  return { text, words: text.split(' ') };
}

/** One name is part of the other, or they differ by a typo. */
function isAlike(one: SpokenName, other: SpokenName): boolean {
  const [fewer, more] = one.words.length < other.words.length ? [one, other] : [other, one];
  if (fewer.words.every((word) => more.words.includes(word))) return true;
  const most = other.text.length < 8 ? 1 : 2;
  // Most names differ more in length than a typo makes them.
  if (Math.abs(one.text.length - other.text.length) > most || distance(one.text, other.text) > most) return false;
  // "Person A" and "Person B", "User 12" and "User 13": a letter or a number by itself is what tells two people apart.
  const telling = one.words.filter(tellsApart);
  return telling.join(' ') === other.words.filter(tellsApart).join(' ');
}

function tellsApart(word: string): boolean {
  return word.length === 1 || /\d/.test(word);
}

/** A new person without certifications. The id stays, whatever else becomes known. */
export function createPerson({ name, mail, userId }: Identity, people: readonly RosterPerson[]): RosterPerson {
  const wanted = mail ?? userId ?? `name:${foldName(name)}`;
  let id = wanted;
  for (let count = 2; people.some((person) => person.id === id); count++) id = `${wanted} ${count}`;
  return { id, name, mail, certifications: [] };
}

/** Adds a certification, or replaces the days of one already held; days that are not given stay as they are. */
export function holdCertification(person: RosterPerson, held: HeldCertification): RosterPerson {
  const before = person.certifications.find(({ certification }) => certification === held.certification);
  const merged: HeldCertification = {
    certification: held.certification,
    earned: held.earned ?? before?.earned,
    expires: held.expires ?? before?.expires,
  };
  const certifications =
    before === undefined
      ? [...person.certifications, merged]
      : person.certifications.map((each) => (each === before ? merged : each));
  return { ...person, certifications };
}

export function dropCertification(person: RosterPerson, certification: string): RosterPerson {
  return { ...person, certifications: person.certifications.filter((held) => held.certification !== certification) };
}

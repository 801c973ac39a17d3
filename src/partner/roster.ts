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
export function findPerson(people: readonly RosterPerson[], { name, mail, userId }: Identity): Found {
  const known = people.find(
    (person) => (mail !== null && person.mail === mail) || (userId !== null && person.id === userId),
  );
  if (known !== undefined) return { kind: 'found', person: known };
  const folded = foldName(name);
  const namesakes = people.filter((person) => foldName(person.name) === folded);
  const [only, ...others] = namesakes;
  const possible = (candidates: readonly RosterPerson[]) =>
    candidates.filter((person) => mail === null || person.mail === null);
  if (only !== undefined && others.length === 0 && possible([only]).length === 1)
    return { kind: 'found', person: only };
  const spoken = readName(name);
  const alike = people.filter((person) => isAlike(readName(person.name), spoken));
  const candidates = possible(namesakes.length > 0 ? namesakes : alike);
  return candidates.length === 0 ? { kind: 'new' } : { kind: 'similar', candidates };
}

/** The person with what is newly known for certain: a mail not known before, a name where only the mail stood for one. */
export function learnIdentity(person: RosterPerson, { name, mail }: Identity): RosterPerson {
  const isNamed = person.name.toLowerCase() !== person.mail || name === '';
  return { ...person, name: isNamed ? person.name : name, mail: person.mail ?? mail };
}

/** A name as words; of a mail address, what stands before the @. */
function readName(name: string): string {
  const local = /^([^\s@]+)@\S+$/.exec(name)?.[1];
  return foldName(local?.replace(/[._-]+/g, ' ') ?? name);
}

/** One name is part of the other, or they differ by a typo. */
function isAlike(name: string, other: string): boolean {
  const words = name.split(' ');
  const otherWords = other.split(' ');
  const [fewer, more] = words.length < otherWords.length ? [words, otherWords] : [otherWords, words];
  return fewer.every((word) => more.includes(word)) || distance(name, other) <= (other.length < 8 ? 1 : 2);
}

/** A new person without certifications. The id stays, whatever else becomes known. */
export function createPerson({ name, mail, userId }: Identity, people: readonly RosterPerson[]): RosterPerson {
  const wanted = mail ?? userId ?? `name:${foldName(name)}`;
  const taken = new Set(people.map(({ id }) => id));
  let id = wanted;
  for (let count = 2; taken.has(id); count++) id = `${wanted} ${count}`;
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

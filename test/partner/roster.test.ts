import { describe, expect, test } from 'vitest';
import type { RosterPerson } from '../../src/partner/record.ts';
import { createPerson, findPerson, learnIdentity } from '../../src/partner/roster.ts';

function person(name: string, mail: string | null = null): RosterPerson {
  return createPerson({ name, mail, userId: null }, []);
}

function identity(name: string, mail: string | null = null, userId: string | null = null) {
  return { name, mail, userId };
}

const ana = person('Ana García');
const anaWithMail = person('Ana García', 'ana@contoso.com');
const found = (someone: RosterPerson) => ({ kind: 'found', person: someone });

describe('a person is the same', () => {
  test.each([
    ['by exact name, case and accents aside', [ana], identity('ANA GARCIA'), ana],
    ['by mail, whatever the name', [anaWithMail], identity('A. G.', 'ana@contoso.com'), anaWithMail],
    [
      'by mention',
      [createPerson(identity('Ana', null, 'entra-id'), [])],
      identity('Anita', null, 'entra-id'),
      createPerson(identity('Ana', null, 'entra-id'), []),
    ],
    [
      'by name where the mail is new and nobody else has that name',
      [ana],
      identity('Ana García', 'ana@contoso.com'),
      ana,
    ],
    ['by name where the mail is not said', [anaWithMail], identity('Ana García'), anaWithMail],
  ])('%s', (_how, people, who, expected) => {
    expect(findPerson(people, who)).toEqual(found(expected));
  });
});

describe('a person is new', () => {
  test.each([
    ['with another mail, even of the same name', [anaWithMail], identity('Ana García', 'ana2@contoso.com')],
    ['with another mail and a similar name', [anaWithMail], identity('Ana Garcia López', 'ana2@contoso.com')],
    ['with another name', [ana], identity('Luis Vega')],
    ['with another letter for a name', [person('Person A')], identity('Person B')],
    ['with another initial', [person('Ana M García')], identity('Ana N García')],
    ['with another number', [person('User 12')], identity('User 13')],
    ['with another number in a word', [person('tester12')], identity('tester13')],
  ])('%s', (_how, people, who) => {
    expect(findPerson(people, who)).toEqual({ kind: 'new' });
  });
});

describe('a person is asked about', () => {
  test.each([
    ['where the name is part of another', [ana], identity('Ana'), [ana]],
    ['where the name differs by a typo', [ana], identity('Ana Garcja'), [ana]],
    [
      'where it does beside the same initial',
      [person('Ana M García')],
      identity('Ana M Garcja'),
      [person('Ana M García')],
    ],
    ['where a blank is missing', [ana], identity('AnaGarcía'), [ana]],
    ['where several have that name', [ana, anaWithMail], identity('Ana García'), [ana, anaWithMail]],
    [
      'where a new mail could belong to one of two of that name',
      [ana, anaWithMail],
      identity('Ana García', 'x@contoso.com'),
      [ana],
    ],
    ['where a new mail comes with a similar name', [ana], identity('Ana', 'ana@contoso.com'), [ana]],
    [
      'where only a mail is known that looks like the name',
      [ana],
      identity('ana.garcia@contoso.com', 'ana.garcia@contoso.com'),
      [ana],
    ],
    [
      'where the name looks like a mail that stands for one',
      [person('ana.garcia@contoso.com', 'ana.garcia@contoso.com')],
      identity('Ana García'),
      [person('ana.garcia@contoso.com', 'ana.garcia@contoso.com')],
    ],
  ])('%s', (_how, people, who, candidates) => {
    expect(findPerson(people, who)).toEqual({ kind: 'similar', candidates });
  });
});

describe('what becomes known', () => {
  test('a mail is kept, another does not replace it, and the id stays', () => {
    const known = learnIdentity(ana, identity('Ana García', 'ana@contoso.com'));
    expect(known).toEqual({ ...ana, mail: 'ana@contoso.com' });
    expect(learnIdentity(known, identity('Ana García', 'other@contoso.com'))).toEqual(known);
  });

  test('a name takes the place of a mail that stood for it, never of a name', () => {
    const mailOnly = person('ana@contoso.com', 'ana@contoso.com');
    expect(learnIdentity(mailOnly, identity('Ana García', 'ana@contoso.com')).name).toBe('Ana García');
    expect(learnIdentity(anaWithMail, identity('A. G.', 'ana@contoso.com')).name).toBe('Ana García');
  });
});

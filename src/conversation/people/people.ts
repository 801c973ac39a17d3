import { z } from 'zod';
import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { type Certification, getCertification } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Reply, RosterEntry } from '../reply.ts';

type Place = Pick<RosterPerson, 'name' | 'id'>;

/** The people who come after this one in the list, whether or not that one is still on it; null for the first. */
export const peoplePress = definePress('people', {
  after: z.object({ name: z.string(), id: z.string() }).nullable(),
});

export const peopleCommand = defineCommand({
  name: 'people',
  words: { en: ['roster', 'team'], es: ['personas', 'gente', 'equipo'] },
  role: 'reader',
  help: 'people',
  inMenu: true,
  examples: ['people'],
  isFoundInSentences: true,
  read: () => ({}),
  asked: {
    as: {
      en: [
        'who is certified',
        ...[
          'how many certified people do we have',
          'list all certified people',
          'certified people',
          'who is on the list',
        ],
        ...['show all people with certifications', 'which people do we have'],
      ],
      es: [
        'quién está certificado',
        ...[
          'cuántas personas certificadas tenemos',
          'lista de personas certificadas',
          'personas certificadas',
          'quién está en la lista',
        ],
        ...['qué personas tenemos certificadas'],
      ],
    },
    read: () => ({}),
  },
  answer: (context) => tellPeople(context),
  presses: [onPress(peoplePress, 'reader', (context, { after }) => tellPeople(context, context.record, after))],
});

/**
 * The roster of certified people by name, from the first one `after` on; in group chats and channels only how many.
 * Once there is nobody after it any more, it begins anew.
 */
export function tellPeople(
  { day, showNames, words, ...context }: Telling,
  record: PartnerRecord = context.record,
  after: Place | null = null,
): Reply {
  const compare = (a: Place, b: Place) => words.compare(a.name, b.name) || (a.id < b.id ? -1 : Number(a.id > b.id));
  const people = record.people.toSorted(compare);
  const skipped =
    after === null
      ? 0
      : Math.max(
          0,
          people.findIndex((person) => compare(person, after) > 0),
        );
  return {
    kind: 'people',
    roster: showNames ? people.slice(skipped).map((person) => describePerson(person, day)) : null,
    skipped,
    peopleCount: people.length,
    certificationCount: people.reduce((sum, { certifications }) => sum + certifications.length, 0),
  };
}

function describePerson(person: RosterPerson, day: string): RosterEntry {
  return {
    person,
    certifications: person.certifications.map((held) => {
      const certification = getCertification(held.certification);
      return { certification, held, state: stateOf(held, certification, day) };
    }),
  };
}

function stateOf(
  held: HeldCertification,
  { retirement }: Certification,
  day: string,
): RosterEntry['certifications'][number]['state'] {
  if (held.expires !== undefined && held.expires < day) return 'expired';
  if (held.earned !== undefined && held.earned > day) return 'not yet earned';
  return retirement !== undefined && retirement.countsUntil < day ? 'retired' : 'counts';
}

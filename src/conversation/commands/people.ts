import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { type Certification, getCertification } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Context } from '../context.ts';
import type { Reply, RosterEntry } from '../reply.ts';

/** The roster of certified people; in group chats and channels only how many. */
export function tellPeople(
  { day, showNames, words, ...context }: Context,
  record: PartnerRecord = context.record,
): Reply {
  const people = record.people.toSorted((a, b) => words.compare(a.name, b.name));
  return {
    kind: 'people',
    roster: showNames ? people.map((person) => describePerson(person, day)) : null,
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

import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { type Certification, getCertification } from '../../scoring/certifications.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import type { Context } from '../asking/context.ts';
import type { Reply, RosterEntry } from '../reply.ts';

type Place = Pick<RosterPerson, 'name' | 'id'>;

/**
 * The roster of certified people by name, from the first one `after` on; in group chats and channels only how many.
 * Once there is nobody after it any more, it begins anew.
 */
export function tellPeople(
  { day, showNames, words, ...context }: Context,
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

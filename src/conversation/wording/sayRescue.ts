import { sayNeed } from '../../language/gapWords.ts';
import { isRenewable, type Rescue, renewalOpens } from '../../planning/forecast.ts';
import { getCertification, lastDayToEarn } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';

/** "One renewal saves it: AZ-305 of Ana, renew from 1 December, free, online." */
export function sayRescue(context: Telling, area: AreaId, rescue: Rescue | null): string {
  const { words, record, showNames } = context;
  if (rescue === null) return words.say('forecast.rescue.several');
  if (rescue.kind === 'raise') {
    return words.say('forecast.rescue.raise', { need: sayNeed(words, area, rescue.gap, rescue.units) });
  }
  const { code, title } = getCertification(rescue.certification);
  const certification = code ?? title;
  if (rescue.kind === 'earn') {
    const until = lastDayToEarn([getCertification(rescue.certification)]);
    const last = until === null ? '' : words.day(until, context.day);
    return words.say('forecast.rescue.earn', { certification, ends: until !== null, until: last });
  }
  const name = showNames ? record.people.find(({ id }) => id === rescue.person)?.name : undefined;
  const renewal = sayRenewal(context, { certification: rescue.certification, expires: rescue.expires });
  return words.say('forecast.rescue.renew', { name: name ?? '', named: name !== undefined, certification, renewal });
}

/** "renew from 1 December, free, online"; until when, where that is before it expires. */
export function sayRenewal({ words, day }: Telling, held: { certification: string; expires: string }): string {
  if (!isRenewable(held, day)) return words.say('forecast.renewal.never');
  const opens = renewalOpens(held.expires);
  // What is retired before it expires can be renewed until its retirement alone.
  const last = lastDayToEarn([getCertification(held.certification)]) ?? held.expires;
  const values = { day: words.day(opens, day), until: words.day(last, day), ends: last < held.expires };
  return words.say(opens <= day ? 'forecast.renewal.now' : 'forecast.renewal.from', values);
}

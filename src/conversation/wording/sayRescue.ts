import { sayNeed } from '../../language/gapWords.ts';
import { isRenewable, type Renewal, type Rescue, renewalOpens } from '../../planning/rescue.ts';
import { getCertification, lastDayToEarn } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import { type Naming as NamingPeople, nameHolders, nameIn } from './nameHolders.ts';

/** What it takes to name whoever renews: people are named where names may be shown. */
export type Naming = Pick<Telling, 'words' | 'day'> & NamingPeople;

const MOST_RENEWALS = 4;

/** "One renewal saves it: AZ-305 of Ana, renew from 1 December, free, online." */
export function sayRescue(context: Naming, area: AreaId, rescue: Rescue | null): string {
  const { words } = context;
  if (rescue === null) return words.say('forecast.rescue.several');
  if (rescue.kind === 'raise') {
    return words.say('forecast.rescue.raise', { need: sayNeed(words, area, rescue.gap, rescue.units) });
  }
  if (rescue.kind === 'earn') {
    const until = lastDayToEarn([getCertification(rescue.certification)]);
    const last = until === null ? '' : words.day(until, context.day);
    const certification = callCertification(rescue.certification);
    return words.say('forecast.rescue.earn', { certification, ends: until !== null, until: last });
  }
  const [only, ...others] = rescue.renewals;
  if (only === undefined || others.length > 0) {
    const renewals = sayRenewals(context, rescue.renewals);
    return words.say('forecast.rescue.renewals', { count: rescue.renewals.length, renewals });
  }
  return words.say('forecast.rescue.renew', {
    ...nameRenewals(context, [only]),
    renewal: sayRenewal(context, only),
  });
}

/** "AZ-305 of Ana and Luis by 12 December and AZ-104 of Luis by 1 April 2027" */
export function sayRenewals(context: Naming, renewals: readonly Renewal[]): string {
  const { words, day } = context;
  const alike = Map.groupBy(renewals, (each) => `${each.certification} ${lastDayToRenew(each)}`);
  const told = [...alike.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const named = nameRenewals(context, [first, ...others]);
    return [words.say('keep.renewal', { ...named, day: words.day(lastDayToRenew(first), day) })];
  });
  const more = told.length - MOST_RENEWALS;
  return words.list(more > 0 ? [...told.slice(0, MOST_RENEWALS), words.say('card.others', { count: more })] : told);
}

/** Whose they are: all of the same certification. */
function nameRenewals(context: Naming, [first, ...others]: readonly [Renewal, ...Renewal[]]) {
  const nameOf = nameIn(context);
  return nameHolders(
    context.words,
    first.certification,
    [first, ...others].map(({ person }) => nameOf(person)),
  );
}

function callCertification(id: string): string {
  const { code, title } = getCertification(id);
  return code ?? title;
}

/** What is retired before it expires can be renewed until its retirement alone. */
function lastDayToRenew({ certification, expires }: { certification: string; expires: string }): string {
  const last = lastDayToEarn([getCertification(certification)]);
  return last !== null && last < expires ? last : expires;
}

/** "renew from 1 December, free, online"; until when, where that is before it expires. */
export function sayRenewal(
  { words, day }: Pick<Telling, 'words' | 'day'>,
  held: { certification: string; expires: string },
): string {
  if (!isRenewable(held, day)) return words.say('forecast.renewal.never');
  const opens = renewalOpens(held.expires);
  const last = lastDayToRenew(held);
  const values = { day: words.day(opens, day), until: words.day(last, day), ends: last < held.expires };
  return words.say(opens <= day ? 'forecast.renewal.now' : 'forecast.renewal.from', values);
}

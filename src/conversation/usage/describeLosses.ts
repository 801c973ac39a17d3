import { Temporal } from 'temporal-polyfill';
import type { Told } from '../../partner/places.ts';
import { MONTHS_KINDS, type MonthsKind, SOURCE_OF } from '../../partner/reports/monthsKinds.ts';
import { nameOf } from '../../partner/reports/usageChange.ts';
import type { UsageLoss } from '../../partner/reports/usageSource.ts';
import { addDays } from '../../scoring/calendar.ts';
import { type AreaId, AZURE_AREAS } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';

const MOST_NAMED = 5;
// What a first reminder tells: what the one of a month ago would not have told.
const FIRST_DAYS = 31;

/** As Partner Center calls the reports, whatever the language. */
const NAMES: Readonly<Record<MonthsKind, string>> = {
  azure: 'AzureUsage',
  office: 'OfficeUsage',
  ems: 'EMSUsage',
  businessRevenue: 'Business apps revenue',
  businessUsage: 'Business apps usage',
};

/** The areas of which each report gives figures. */
const AREAS_OF: Readonly<Record<MonthsKind, readonly AreaId[]>> = {
  azure: AZURE_AREAS,
  office: ['modern-work'],
  ems: ['security'],
  businessRevenue: ['business-applications'],
  businessUsage: ['business-applications'],
};

/** What a chat was not told yet of the customers that reports lost, and of areas that are left out never is. */
export function describeLossesSince(telling: Telling, told: Told | null): readonly Line[] {
  const { record, day } = telling;
  const from = addDays(day, -FIRST_DAYS);
  const isNew = (loss: UsageLoss) =>
    told === null ? loss.day >= from : Temporal.Instant.compare(Temporal.Instant.from(loss.at), told.at) > 0;
  return MONTHS_KINDS.filter((kind) =>
    AREAS_OF[kind].some((area) => !record.settings.hiddenAreas.includes(area)),
  ).flatMap((kind) => describeLosses(telling, kind, record.settings[SOURCE_OF[kind]].losses.filter(isNew)));
}

/** Customers that a report no longer names, and those that it names without a link that they had; how many where names are not to be shown. */
export function describeLosses(telling: Telling, kind: MonthsKind, losses: readonly UsageLoss[]): readonly Line[] {
  return losses.flatMap((loss) => [
    ...describe(telling, kind, loss, 'gone'),
    ...describe(telling, kind, loss, 'unlinked'),
  ]);
}

function describe(
  { words, day, showNames }: Telling,
  kind: MonthsKind,
  loss: UsageLoss,
  how: 'gone' | 'unlinked',
): readonly Line[] {
  const { named, more } = loss[how];
  const count = named.length + more;
  if (count === 0) return [];
  const names = named.slice(0, MOST_NAMED).map((customer) => {
    const name = nameOf(customer);
    return customer.links.length === 0
      ? name
      : words.say('usage.lost.customer', { name, links: words.list(customer.links) });
  });
  const others = count - names.length;
  if (others > 0) names.push(words.say('usage.lost.others', { count: others }));
  const key = showNames ? `usage.lost.${how}` : `usage.lost.${how}Alone`;
  const report = NAMES[kind];
  // Of other reports nothing is kept of who has no link that counts.
  const isNamed = kind !== 'azure';
  return [
    {
      key,
      values: { report, isNamed, names: words.list(names), count, day: words.day(loss.day, day) },
      rank: 'warning',
    },
  ];
}

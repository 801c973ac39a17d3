import { nameOf } from '../../../partner/reports/usageChange.ts';
import { TRACKS, type Track } from '../../../scoring/designations.ts';
import { computeModernWork } from '../../../usage/modernWork/modernWork.ts';
import { listOfficeCustomers, type OfficeStanding } from '../../../usage/modernWork/officeCustomers.ts';
import type { Asking, Metering } from '../../asking/asking.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line, Reply } from '../../reply.ts';
import { createPage, offerCustomersFile } from '../customersPage.ts';
import { readOfficeUsage, tellNoUsage } from '../readUsage.ts';
import { sayMonth } from '../usageFigures.ts';
import { describeOfficeFigures, describeOfficeGaps } from './officeFigures.ts';
import { describeUsersAhead } from './usersAhead.ts';

type Group = 'counts' | 'stopped' | 'other';

/** Who counts on which track of Modern Work, and what changed within the year; in groups only how many. `from` is the first that is shown. */
export async function tellOfficeCustomers(context: Asking & Metering, from: number): Promise<Reply> {
  const { words } = context;
  const known = await readOfficeUsage(context);
  if (known === null) return tellNoUsage('office');
  const given = computeModernWork(known.history, known.month);
  const customers = listOfficeCustomers(known.history, known.month);
  const groups: readonly Group[] = ['counts', 'stopped', 'other'];
  const sorted = groups.flatMap((group) => customers.filter((customer) => groupOf(customer) === group));
  const { shown, moreLines, moreButtons } = createPage(context, 'modern-work', sorted, from);
  return {
    kind: 'text',
    title: {
      key: 'usage.customers.title',
      values: { area: words.say('area.modern-work'), month: sayMonth(words, known.month) },
    },
    lines: [
      ...TRACKS.map((track) => describeTrack(context, track, customers)),
      ...describeOfficeFigures(words, given),
      ...describeOfficeGaps(words, given),
      ...(from === 0 ? describeUsersAhead(context) : []),
      ...shown.flatMap((customer) => describeCustomer(context, customer)),
      ...moreLines,
    ],
    buttons: [
      ...moreButtons,
      ...offerCustomersFile(context, 'modern-work'),
      { label: 'button.score', action: { a: 'say', say: 'score modern-work' } },
    ],
    withNames: 'customers modern-work',
  };
}

function tracksWhere(is: (track: Track) => boolean): readonly Track[] {
  return TRACKS.filter(is);
}

function groupOf({ now, aYearAgo }: OfficeStanding): Group {
  if (tracksWhere((track) => now[track] !== null).length > 0) return 'counts';
  return tracksWhere((track) => aYearAgo?.[track] === true).length > 0 ? 'stopped' : 'other';
}

function describeTrack({ words }: Telling, track: Track, customers: readonly OfficeStanding[]): Line {
  const values = {
    track: words.say(`track.${track}`),
    now: customers.filter(({ now }) => now[track] !== null).length,
    before: customers.filter(({ aYearAgo }) => aYearAgo?.[track] === true).length,
    known: customers.every(({ aYearAgo }) => aYearAgo !== null),
  };
  return { key: 'usage.office.track', values };
}

function describeCustomer({ words }: Telling, customer: OfficeStanding): readonly Line[] {
  const { now, aYearAgo, links, seats, seatsAYearAgo, unused } = customer;
  const say = (tracks: readonly Track[]) => words.list(tracks.map((track) => words.say(`track.${track}`)));
  const joined = tracksWhere((track) => now[track] !== null && aYearAgo?.[track] === false);
  const left = tracksWhere((track) => now[track] === null && aYearAgo?.[track] === true);
  const name = nameOf(customer);
  const how = links.map((link) =>
    link.since === null ? link.how : words.say('usage.link', { how: link.how, day: words.day(link.since) }),
  );
  const [largest] = unused;
  return [
    {
      key: `usage.office.${groupOf(customer)}`,
      values: {
        ...{ name, tracks: say(tracksWhere((track) => now[track] !== null)), joined: say(joined), left: say(left) },
        ...{ hasNew: joined.length > 0, hasLeft: left.length > 0, known: seatsAYearAgo !== null },
        ...{ paid: seats.paid, active: seats.active, links: words.list(how) },
        ...{ paidBefore: seatsAYearAgo?.paid ?? 0, activeBefore: seatsAYearAgo?.active ?? 0 },
      },
    },
    ...(now.smb === 'promoted' ? [{ key: 'usage.office.promoted', rank: 'detail' } as const] : []),
    ...(largest === undefined
      ? []
      : [{ key: 'usage.office.unused', values: { name, ...largest }, rank: 'warning' } as const]),
  ];
}

import { nameOf } from '../../../partner/reports/usageChange.ts';
import { TRACKS, type Track } from '../../../scoring/designations.ts';
import type { Link } from '../../../usage/azure/usageHistory.ts';
import { computeAzureSecurity } from '../../../usage/security/securityAzure.ts';
import {
  listSecurityCustomers,
  listUnlinkedCustomers,
  type SecurityStanding,
} from '../../../usage/security/securityCustomers.ts';
import { computeM365Security } from '../../../usage/security/securityM365.ts';
import { SECURITY_PARTS, type SecurityPart, type SecurityPartId } from '../../../usage/security/securityPart.ts';
import { roundUsd } from '../../../usage/usd.ts';
import type { Asking, Metering } from '../../asking/asking.ts';
import type { Telling } from '../../asking/telling.ts';
import type { Line, Reply } from '../../reply.ts';
import { createPage, offerCustomersFile } from '../customersPage.ts';
import { readEmsUsage, readUsage, tellNoUsage } from '../readUsage.ts';
import { sayMonth } from '../usageFigures.ts';
import { describeSecurityFigures, describeSecurityGaps } from './securityFigures.ts';

const MOST_UNLINKED = 5;

type Group = 'counts' | 'stopped' | 'other';

const GROUPS: readonly Group[] = ['counts', 'stopped', 'other'];

/** Who counts for Security by which part, and what changed within the year; in groups only how many. `from` is the first that is shown. */
export async function tellSecurityCustomers(context: Asking & Metering, from: number): Promise<Reply> {
  const { words } = context;
  const [azure, m365] = [await readUsage(context), await readEmsUsage(context)];
  const month = [azure, m365]
    .flatMap((known) => known?.month ?? [])
    .toSorted()
    .at(-1);
  if (month === undefined) return tellNoUsage('ems');
  const parts = {
    azure: azure === null ? null : computeAzureSecurity(azure.history, azure.month),
    m365: m365 === null ? null : computeM365Security(m365.history, m365.month),
  };
  const customers = listSecurityCustomers(azure, m365);
  const sorted = GROUPS.flatMap((group) => customers.filter((customer) => groupOf(customer) === group));
  const { shown, moreLines, moreButtons } = createPage(context, 'security', sorted, from);
  return {
    kind: 'text',
    title: {
      key: 'usage.customers.title',
      values: { area: words.say('area.security'), month: sayMonth(words, month) },
    },
    lines: [
      ...SECURITY_PARTS.flatMap((id) => describePart(context, id, parts[id], customers)),
      ...describeUnlinked(context, azure === null ? [] : listUnlinkedCustomers(azure)),
      ...shown.flatMap((customer) => describeCustomer(context, customer)),
      ...moreLines,
    ],
    buttons: [
      ...moreButtons,
      ...offerCustomersFile(context, 'security'),
      { label: 'button.score', action: { a: 'say', say: 'score security' } },
    ],
    withNames: 'customers security',
  };
}

/** How many count by the part, and its figures; or the report that would tell them. */
function describePart(
  { words, showNames }: Telling,
  id: SecurityPartId,
  part: SecurityPart | null,
  customers: readonly SecurityStanding[],
): readonly Line[] {
  if (part === null) return [{ key: `usage.security.${id}.none` }];
  const known = customers.flatMap((customer) => customer[id] ?? []);
  const counts = TRACKS.map((track): Line => {
    const values = {
      track: words.say(`track.${track}`),
      month: sayMonth(words, part.month),
      now: known.filter(({ now }) => now.adds.includes(track)).length,
      before: known.filter(({ aYearAgo }) => aYearAgo?.adds.includes(track)).length,
      known: known.every(({ aYearAgo }) => aYearAgo !== null),
    };
    return { key: `usage.security.${id}.count`, values };
  });
  return [
    // By Azure's usage a customer counts on both tracks or on none.
    ...(id === 'azure' ? counts.slice(0, 1) : counts),
    ...describeSecurityFigures(words, part, showNames),
    ...describeSecurityGaps(words, id, part),
  ];
}

/** Who would count by Azure once linked in another way. */
function describeUnlinked(
  { words, showNames }: Telling,
  customers: ReturnType<typeof listUnlinkedCustomers>,
): readonly Line[] {
  if (customers.length === 0) return [];
  const named = customers.slice(0, MOST_UNLINKED).map(nameOf);
  const more = customers.length - named.length;
  const names = words.list(more > 0 ? [...named, words.say('card.others', { count: more })] : named);
  return [
    {
      key: 'usage.security.azure.unlinked',
      values: { count: customers.length, named: showNames, names: showNames ? names : '' },
      rank: 'warning',
    },
  ];
}

type Part = NonNullable<SecurityStanding[SecurityPartId]>;

function groupOfPart(part: Part): Group {
  if (part.now.adds.length > 0) return 'counts';
  return (part.aYearAgo?.adds.length ?? 0) > 0 ? 'stopped' : 'other';
}

/** Who counts by one part counts. */
function groupOf(customer: SecurityStanding): Group {
  const groups = SECURITY_PARTS.flatMap((id) => {
    const part = customer[id];
    return part === null ? [] : [groupOfPart(part)];
  });
  return GROUPS.find((group) => groups.includes(group)) ?? 'other';
}

function describeCustomer({ words }: Telling, customer: SecurityStanding): readonly Line[] {
  const { azure, m365 } = customer;
  const name = nameOf(customer);
  const say = (tracks: readonly Track[] = []) => words.list(tracks.map((track) => words.say(`track.${track}`)));
  const sayLinks = (links: readonly Link[]) =>
    words.list(
      links.map(({ how, since }) => (since === null ? how : words.say('usage.link', { how, day: words.day(since) }))),
    );
  const shared = ({ now, aYearAgo, links }: Part) => ({
    ...{ name, tracks: say(now.adds), left: say(aYearAgo?.adds), links: sayLinks(links), linked: links.length > 0 },
    ...{ deployed: say(now.deployments), isDeployed: now.deployments.length > 0 },
  });
  const [largest] = m365?.unused ?? [];
  return [
    ...(azure === null
      ? []
      : [
          {
            key: `usage.security.azure.${groupOfPart(azure)}`,
            values: {
              ...shared(azure),
              usage: words.number(roundUsd(azure.usage)),
              before: words.number(roundUsd(azure.usageAYearAgo ?? 0n)),
              known: azure.usageAYearAgo !== null,
            },
          },
        ]),
    ...(m365 === null
      ? []
      : [
          {
            key: `usage.security.m365.${groupOfPart(m365)}`,
            values: {
              ...shared(m365),
              ...{ paid: m365.seats.paid, active: m365.seats.active, known: m365.seatsAYearAgo !== null },
              paidBefore: m365.seatsAYearAgo?.paid ?? 0,
              activeBefore: m365.seatsAYearAgo?.active ?? 0,
            },
          },
        ]),
    ...(largest === undefined
      ? []
      : [{ key: 'usage.office.unused', values: { name, ...largest }, rank: 'warning' } as const]),
  ];
}

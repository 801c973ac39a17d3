import { countingOf } from '../../partner/facts.ts';
import { nameOf } from '../../partner/reports/usageChange.ts';
import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Counting } from '../../scoring/facts.ts';
import { type CustomerStanding, listCustomers } from '../../usage/azure/customers.ts';
import { roundUpUsd, roundUsd } from '../../usage/usd.ts';
import type { Asking, Metering } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { applyUsagePress, azureReport } from './azure/usageImport.ts';
import { tellBusinessCustomers } from './businessApplications/businessCustomers.ts';
import { activityReport, applyBusinessPress, revenueReport } from './businessApplications/businessImport.ts';
import { createPage, offerCustomersFile } from './customersPage.ts';
import { customersPress } from './customersPress.ts';
import { pickReading } from './dropped/askReadings.ts';
import { tellOfficeCustomers } from './modernWork/officeCustomers.ts';
import { applyOfficePress, officeReport } from './modernWork/officeImport.ts';
import { readUsage, tellNoUsage } from './readUsage.ts';
import { applyEmsPress, emsReport } from './security/emsImport.ts';
import { tellSecurityCustomers } from './security/securityCustomers.ts';
import { sayMonth } from './usageFigures.ts';
import { dropUsage, dropUsagePress } from './waiting/monthsInWaiting.ts';
import { applyReport } from './waiting/monthsReport.ts';
import { readMonthsPress } from './waiting/readingsInWaiting.ts';

export const customersCommand = defineCommand({
  name: 'customers',
  words: { en: ['clients'], es: ['clientes'] },
  role: 'reader',
  help: 'usage',
  inMenu: false,
  examples: ['customers data'],
  read: findArea,
  answer: (context, area) => tellCustomers(context, area, 0),
  presses: [
    onPress(customersPress, 'reader', (context, { area, from }) => tellCustomers(context, area, from)),
    onPress(applyUsagePress, 'editor', (context, { draft }) => applyReport(context, azureReport, draft)),
    onPress(applyOfficePress, 'editor', (context, { draft }) => applyReport(context, officeReport, draft)),
    onPress(applyEmsPress, 'editor', (context, { draft }) => applyReport(context, emsReport, draft)),
    onPress(readMonthsPress, 'editor', pickReading),
    onPress(applyBusinessPress, 'editor', (context, { draft, report }) =>
      report === 'businessRevenue'
        ? applyReport(context, revenueReport, draft)
        : applyReport(context, activityReport, draft),
    ),
    onPress(dropUsagePress, 'reader', (context, { draft }) => dropUsage(context, draft)),
  ],
});

type Group = 'counts' | 'nearly' | 'stopped' | 'other';

/** Who counts, who nearly does and who stopped, with their last two months; in groups only how many. */
async function tellCustomers(context: Asking & Metering, named: AreaId | null, from: number): Promise<Reply> {
  const { words, record } = context;
  const area = named ?? 'data-ai';
  if (area === 'modern-work') return tellOfficeCustomers(context, from);
  if (area === 'security') return tellSecurityCustomers(context, from);
  if (area === 'business-applications') return tellBusinessCustomers(context, from);
  const known = await readUsage(context);
  if (known === null) return tellNoUsage();
  const counting = countingOf(record, area);
  const customers = listCustomers(known.history, known.month).map((customer) => {
    return { customer, group: groupOf(customer, counting) };
  });
  const groups: readonly Group[] = ['counts', 'nearly', 'stopped', 'other'];
  const sorted = groups.flatMap((group) => customers.filter((each) => each.group === group));
  const { shown, moreLines, moreButtons } = createPage(context, named, sorted, from);
  const values = {
    area: words.say(`area.${area}`),
    month: sayMonth(words, known.month),
    ...Object.fromEntries(groups.map((group) => [group, customers.filter((each) => each.group === group).length])),
  };
  return {
    kind: 'text',
    title: { key: 'usage.customers.title', values },
    lines: [
      { key: 'usage.customers.summary', values },
      ...shown.map(({ customer, group }) => describeCustomer(context, customer, group, counting)),
      ...moreLines,
    ],
    buttons: [
      ...moreButtons,
      ...offerCustomersFile(context, area),
      { label: 'usage.button.growth', action: { a: 'say', say: `growth ${area}` } },
      { label: 'usage.button.services', action: { a: 'say', say: `services ${area}` } },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
    withNames: `customers ${area}`,
  };
}

function groupOf({ counts, countedAYearAgo, acr, before }: CustomerStanding, counting: Counting): Group {
  if (counts[counting] === 'yes') return 'counts';
  if (countedAYearAgo[counting] === 'yes') return 'stopped';
  return (acr ?? 0n) > 0n || (before ?? 0n) > 0n ? 'nearly' : 'other';
}

function describeCustomer({ words }: Telling, customer: CustomerStanding, group: Group, counting: Counting): Line {
  const { acr, before, shortBy, links } = customer;
  const how = links.map((link) =>
    link.since === null ? link.how : words.say('usage.link', { how: link.how, day: words.day(link.since) }),
  );
  return {
    key: `usage.customers.${group}`,
    values: {
      name: nameOf(customer),
      last: words.number(roundUsd(acr ?? 0n)),
      before: words.number(roundUsd(before ?? 0n)),
      short: words.number(roundUpUsd(shortBy[counting])),
      isShort: shortBy[counting] > 0n,
      links: words.list(how),
      linked: how.length > 0,
    },
  };
}

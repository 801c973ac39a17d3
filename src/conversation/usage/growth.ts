import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { type GrowthAhead, growthAhead } from '../../usage/azure/growthAhead.ts';
import { usageGrowth } from '../../usage/azure/trailingYear.ts';
import { monthsUntil } from '../../usage/months.ts';
import type { Asking, Metering } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { tellBusinessCustomers } from './businessApplications/businessCustomers.ts';
import { tellOfficeCustomers } from './modernWork/officeCustomers.ts';
import { describeLeaving } from './nearCustomers.ts';
import { readUsage, tellNoUsage } from './readUsage.ts';
import { tellSecurityCustomers } from './security/securityCustomers.ts';
import { describeMissing, sayMonth } from './usageFigures.ts';

const MONTHS_SHOWN = 12;
const MONTHS_AHEAD = 12;
/** All points of the metric. Source: rules reference 2.3. */
const FULL_GROWTH = 20;

export const growthCommand = defineCommand({
  name: 'growth',
  words: { en: [], es: ['crecimiento'] },
  role: 'reader',
  help: 'usage',
  inMenu: false,
  examples: ['growth data'],
  read: findArea,
  answer: tellGrowth,
});

/** The months that make the growth, and how it moves if usage stays as it is. */
async function tellGrowth(context: Asking & Metering, named: AreaId | null): Promise<Reply> {
  const { words, record, showNames } = context;
  const area = named ?? 'data-ai';
  if (area === 'modern-work') return tellOfficeCustomers(context, 0);
  if (area === 'security') return tellSecurityCustomers(context, 0);
  if (area === 'business-applications') return tellBusinessCustomers(context, 0);
  const known = await readUsage(context);
  const { summary } = record.settings.usage;
  if (known === null || summary === null) return tellNoUsage();
  const figure = usageGrowth(known.history, known.month);
  const percent = figure.value;
  return {
    kind: 'text',
    title: {
      key: 'usage.growth.title',
      values: { area: words.say(`area.${area}`), known: percent !== null, percent: percent ?? 0 },
    },
    lines: [
      ...(figure.value === null ? describeMissing(words, figure.missing) : []),
      ...(showNames ? monthsUntil(known.month, MONTHS_SHOWN).map(describeMonth) : []),
      ...describeAhead(context, area),
    ],
    buttons: [
      { label: 'usage.button.customers', action: { a: 'say', say: `customers ${area}` } },
      { label: 'usage.button.forecast', action: { a: 'say', say: `forecast ${area}` } },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
    withNames: `growth ${area}`,
  };

  function describeMonth(month: string): Line {
    const [now, before] = [month, `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`].map(
      (each) => summary?.acrUsd[each],
    );
    const say = (amount: number | undefined) =>
      amount === undefined ? words.say('usage.unknown') : words.number(amount);
    return { key: 'usage.growth.month', values: { month: sayMonth(words, month), now: say(now), before: say(before) } };
  }
}

/** How growth moves and which customers leave if every month is as the last one; nothing where usage is not known by month. */
export function describeAhead(context: Telling, area: AreaId): readonly Line[] {
  return [...describeGrowth(context), ...describeLeaving(context, area)];
}

function describeGrowth({ words, record, showNames }: Telling): readonly Line[] {
  const { summary } = record.settings.usage;
  if (summary === null) return [];
  const { month: last, acrUsd } = summary;
  const [now, ...ahead] = growthAhead(acrUsd, last, MONTHS_AHEAD, FULL_GROWTH);
  if (now === undefined || ahead.length === 0) return [];
  const points = ({ percent }: GrowthAhead) => Math.min(FULL_GROWTH, Math.max(0, percent));
  const fallsOf = (measure: (each: GrowthAhead) => number) =>
    ahead.find((each, index) => measure(each) < measure(ahead[index - 1] ?? now));
  const falls = fallsOf(({ percent }) => percent);
  const loses = fallsOf(points);
  const told = ahead.filter((each, index) => [0, ahead.length - 1].includes(index) || each === falls || each === loses);
  return [
    { key: 'usage.ahead.title', values: { month: sayMonth(words, last) }, rank: 'heading' },
    ...told.map((each): Line => {
      const { month, percent, neededMonthlyUsd } = each;
      const values = {
        ...{ month: sayMonth(words, month), percent, points: points(each), full: FULL_GROWTH },
        falls: each === falls || each === loses,
        isNeeded: neededMonthlyUsd > 0,
        needed: words.number(neededMonthlyUsd),
      };
      const key = showNames ? 'usage.ahead.month' : 'usage.ahead.monthAlone';
      return { key, values, rank: each === loses ? 'warning' : 'detail' };
    }),
  ];
}

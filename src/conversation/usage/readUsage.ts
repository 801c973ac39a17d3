import type { AreaId } from '../../scoring/designations.ts';
import type { Month } from '../../usage/months.ts';
import type { OfficeHistory } from '../../usage/officeHistory.ts';
import type { UsageHistory } from '../../usage/usageHistory.ts';
import type { Metering } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';

/** The usage in force and the month that its figures are as of; null where there is none. */
export async function readUsage({
  record,
  usage,
}: Telling & Metering): Promise<{ readonly history: UsageHistory; readonly month: Month } | null> {
  const { summary } = record.settings.usage;
  if (summary === null) return null;
  const history = await usage.read(record.settings.usage);
  return history.has(summary.month) ? { history, month: summary.month } : null;
}

/** The same of licences and users. */
export async function readOfficeUsage({
  record,
  officeUsage,
}: Telling & Metering): Promise<{ readonly history: OfficeHistory; readonly month: Month } | null> {
  const { summary } = record.settings.officeUsage;
  if (summary === null) return null;
  const history = await officeUsage.read(record.settings.officeUsage);
  return history.has(summary.month) ? { history, month: summary.month } : null;
}

/** Of an area whose figures no report gives: Azure's would mislead under its name. */
export function tellNoReport({ words }: Telling, area: AreaId): Reply {
  const named = words.say(`area.${area}`);
  return {
    kind: 'text',
    title: { key: 'usage.none.title' },
    lines: [{ key: 'usage.noReport', values: { area: named } }],
    buttons: [{ label: 'button.openArea', values: { area: named }, action: { a: 'say', say: `score ${area}` } }],
  };
}

export function tellNoUsage(report: 'azure' | 'office' = 'azure'): Reply {
  return {
    kind: 'text',
    title: { key: 'usage.none.title' },
    lines: [{ key: report === 'azure' ? 'usage.none' : 'usage.office.none' }],
    buttons: [
      { label: 'keep.button.import', action: { a: 'say', say: 'import' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

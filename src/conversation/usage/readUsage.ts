import type { Month } from '../../usage/months.ts';
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

export function tellNoUsage(): Reply {
  return {
    kind: 'text',
    title: { key: 'usage.none.title' },
    lines: [{ key: 'usage.none' }],
    buttons: [
      { label: 'keep.button.import', action: { a: 'say', say: 'import' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

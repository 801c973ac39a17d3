import type { Temporal } from 'temporal-polyfill';
import { type Delivery, type Pause, type RunSummary, summariseRuns } from '../reminders/index.ts';
import { alignColumns } from './alignColumns.ts';

const RUNS_OF_A_TENANT = 6;
const HEADINGS = ['tenant', 'day (UTC)', 'kind', 'all', 'sent', 'to go', 'not sent', 'perhaps doubled'];

export interface ReminderStatus {
  /** Messages in the queue, waiting or taken. */
  readonly outstanding: number;
  readonly aside: number;
  /** Those in force. */
  readonly pauses: readonly (Pause & { readonly tenantId: string | null })[];
  readonly deliveries: readonly Delivery[];
}

/** How the reminders stand, without anybody's name. */
export function sayStatus({ outstanding, aside, pauses, deliveries }: ReminderStatus): readonly string[] {
  return [
    `Work: ${outstanding} in the queue, ${aside} set aside.`,
    ...(pauses.length === 0 ? ['Pauses: none.'] : ['Pauses:', ...pauses.map(sayPause)]),
    ...sayRuns(deliveries),
  ];
}

function sayPause({ tenantId, until, reason }: ReminderStatus['pauses'][number]): string {
  return `  ${tenantId ?? 'everybody'} until ${sayInstant(until)}: ${reason}`;
}

/** The latest runs of each tenant, and under each why something was not sent. */
function sayRuns(deliveries: readonly Delivery[]): readonly string[] {
  const runs = [...Map.groupBy(deliveries, ({ tenantId }) => tenantId)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([tenantId, own]) =>
      summariseRuns(own)
        .slice(0, RUNS_OF_A_TENANT)
        .map((run) => ({ tenantId, run })),
    );
  if (runs.length === 0) return ['Runs: none yet.'];
  const [heading = '', ...lines] = alignColumns([
    HEADINGS,
    ...runs.map(({ tenantId, run }) => columnsOf(tenantId, run)),
  ]);
  return [heading, ...lines.flatMap((line, index) => [line, ...(runs[index]?.run.reasons ?? []).map(sayReason)])];
}

function columnsOf(tenantId: string, { day, kind, count, counts, open, doubled }: RunSummary) {
  const sent = counts.sent ?? 0;
  return [tenantId, day, kind, count, sent, open, count - sent - open, doubled];
}

function sayReason({ state, reason, count }: RunSummary['reasons'][number]): string {
  return `    ${count} ${state}: ${reason}`;
}

function sayInstant(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

import type { Temporal } from 'temporal-polyfill';
import type { Due } from '../reminders/index.ts';
import { alignColumns } from './alignColumns.ts';

const KINDS = ['monthly', 'snoozed', 'warning', 'closing', 'assigned'] as const;
const HEADINGS = ['day (UTC)', 'tenant', ...KINDS, 'first', 'last'];

/** How many notices of which kind are due on which day in which tenant, without anybody's name. */
export function previewDue(entries: readonly Due[]): readonly string[] {
  const notices = entries.flatMap((entry) => (entry.for === 'notice' ? entry : []));
  if (notices.length === 0) return ['Nothing is due.'];
  const groups = Map.groupBy(notices, ({ tenantId, at }) => `${dayOf(at)} ${tenantId}`);
  const rows = [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([, own]) => {
      const times = own.map(({ at }) => timeOf(at)).toSorted();
      const [first] = own;
      if (first === undefined) return [];
      const counts = KINDS.map((kind) => own.filter(({ notice }) => notice.kind === kind).length);
      return [[dayOf(first.at), first.tenantId, ...counts, times[0] ?? '', times.at(-1) ?? '']];
    });
  const tenants = new Set(notices.map(({ tenantId }) => tenantId));
  return [
    ...alignColumns([HEADINGS, ...rows]),
    `${notices.length} due in all, in ${tenants.size} ${tenants.size === 1 ? 'tenant' : 'tenants'}.`,
  ];
}

function dayOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('UTC').toPlainDate().toString();
}

function timeOf(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('UTC').toPlainTime().toString({ smallestUnit: 'minute' });
}

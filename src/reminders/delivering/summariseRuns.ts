import type { Notice } from '../schedule/notice.ts';
import { type Delivery, type DeliveryState, isOver, isPerhapsDoubled } from './delivery.ts';

/** What became of the notices of one kind that were due on one day. */
export interface RunSummary {
  readonly kind: Notice['kind'];
  /** In UTC, ISO. */
  readonly day: string;
  readonly count: number;
  readonly open: number;
  readonly doubled: number;
  readonly counts: Readonly<Partial<Record<DeliveryState, number>>>;
  /** Of all that was not sent, the most frequent first. */
  readonly reasons: readonly { readonly state: DeliveryState; readonly reason: string; readonly count: number }[];
}

/** The runs that the deliveries belong to, the latest first. */
export function summariseRuns(deliveries: readonly Delivery[]): readonly RunSummary[] {
  const runs = Map.groupBy(deliveries, ({ notice, dueAt }) => `${dayOf(dueAt)} ${notice.kind}`);
  return [...runs.values()].flatMap((own) => summarise(own)).toSorted((a, b) => b.day.localeCompare(a.day));
}

function summarise(own: readonly Delivery[]): readonly RunSummary[] {
  const [first] = own;
  if (first === undefined) return [];
  const states = Map.groupBy(own, ({ state }) => state);
  const unsent = own.filter(({ state, reason }) => state !== 'sent' && reason !== null);
  const reasons = [...Map.groupBy(unsent, ({ state, reason }) => `${state} ${reason}`).values()].flatMap((same) => {
    const [one] = same;
    return one === undefined ? [] : [{ state: one.state, reason: one.reason ?? '', count: same.length }];
  });
  return [
    {
      kind: first.notice.kind,
      day: dayOf(first.dueAt),
      count: own.length,
      open: own.filter((delivery) => !isOver(delivery)).length,
      doubled: own.filter(isPerhapsDoubled).length,
      counts: Object.fromEntries([...states].map(([state, some]) => [state, some.length])),
      reasons: reasons.toSorted((a, b) => b.count - a.count),
    },
  ];
}

function dayOf(at: Delivery['dueAt']): string {
  return at.toZonedDateTimeISO('UTC').toPlainDate().toString();
}

import { Temporal } from 'temporal-polyfill';
import { nextOccasion, summariseRuns } from '../../reminders/index.ts';
import type { Asking, Reminding } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { refuseUnlessOwner } from '../rights/ownersOnly.ts';

const MOST_RUNS = 6;

const REMINDERS = { en: ['remind', 'reminder', 'reminders'], es: ['recordatorio', 'recordatorios'] } as const;

export const remindStatusCommand = defineCommand({
  name: 'remind status',
  words: {
    en: REMINDERS.en.map((word) => `${word} status`),
    es: REMINDERS.es.map((word) => `${word} estado`),
  },
  role: 'owner',
  help: 'remind',
  inMenu: false,
  examples: ['remind status'],
  changes: () => false,
  read: () => ({}),
  answer: tellRemindStatus,
});

/** For owners: who is reminded when, and what became of what was sent lately. */
async function tellRemindStatus(context: Asking & Reminding): Promise<Reply> {
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const { reminders, turn, words, day } = context;
  const on = (await reminders.listPlaces()).flatMap(({ address, reminder }) =>
    reminder ? [{ address, reminder }] : [],
  );
  const [next] = on.map(({ reminder }) => nextOccasion(reminder, turn.now).at).toSorted(Temporal.Instant.compare);
  const silent = on.filter(({ address }) => address === null || address.state !== 'open').length;
  const lastMonth = Temporal.PlainDate.from(day).subtract({ months: 1 }).toPlainYearMonth().toString();
  const runs = summariseRuns(await reminders.listDeliveries(lastMonth)).slice(0, MOST_RUNS);
  const lines: readonly Line[] = [
    { key: 'remindStatus.on', values: { count: on.length } },
    ...(next === undefined
      ? []
      : [{ key: 'remindStatus.next', values: { day: words.day(dayIn(next, turn.timeZone), day) } }]),
    ...(silent === 0 ? [] : [{ key: 'remindStatus.silent', values: { count: silent } }]),
    ...runs.flatMap((run): readonly Line[] => [
      {
        key: 'remindStatus.run',
        values: {
          ...{ kind: run.kind, day: words.day(run.day, day), sent: run.counts.sent ?? 0, count: run.count },
          open: run.open,
          doubled: run.doubled,
        },
      },
      ...run.reasons.map(
        ({ state, reason, count }): Line => ({ key: 'remindStatus.reason', values: { state, reason, count } }),
      ),
    ]),
    ...(runs.length === 0 ? [{ key: 'remindStatus.nothingSent' }] : []),
  ];
  return {
    kind: 'text',
    title: { key: 'remindStatus.title' },
    lines,
    buttons: [
      { label: 'remind.button.settings', action: { a: 'say', say: 'remind' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

function dayIn(at: Temporal.Instant, timeZone: string | null): string {
  return at
    .toZonedDateTimeISO(timeZone ?? 'UTC')
    .toPlainDate()
    .toString();
}

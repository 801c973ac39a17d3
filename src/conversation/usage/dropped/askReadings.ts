import type { Report } from '../../../imports/readReports.ts';
import type { Unclear } from '../../../imports/settleReports.ts';
import { type Convention, DECIMAL_MARKS, type DecimalMark } from '../../../imports/usageRows/convention.ts';
import type { MonthsKind } from '../../../partner/reports/monthsKinds.ts';
import { DAY_ORDERS, type DayOrder, dayOrderOf } from '../../../reading/parseDay.ts';
import { roundUsd } from '../../../usage/usd.ts';
import { tellTooLarge } from '../../access/refusals.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { PressData } from '../../press.ts';
import type { Button, Line, Reply } from '../../reply.ts';
import { refuseElsewhere } from '../../rights/ownersOnly.ts';
import { type Dropped, dropUsagePress, refuseUsage } from '../waiting/monthsInWaiting.ts';
import {
  keepReadings,
  type Readings,
  readingsLeft,
  readMonthsPress,
  recallReadings,
} from '../waiting/readingsInWaiting.ts';
import { MONTHS_OFFERS, writeFacts } from './monthsOffers.ts';

const THOUSAND = 1000n;

/** Keeps every reading of a set of which nothing tells how it is meant, and asks. */
export async function askReadings(
  context: Asking & Keeping & Metering,
  kind: MonthsKind,
  dropped: Dropped,
  unclear: Unclear,
  settle: (said: Convention) => readonly Report[],
): Promise<Reply> {
  const readings: Readings['readings'] = [];
  let facts: Readings['facts'] = [];
  // One after the other, so that no two of them are held at once.
  for (const days of unclear.days === null ? [null] : DAY_ORDERS) {
    for (const decimal of unclear.decimal === null ? [null] : DECIMAL_MARKS) {
      const reports = settle({ days, decimal });
      facts = writeFacts(reports);
      readings.push({ days, decimal, months: { ...(await MONTHS_OFFERS[kind].keep(context, reports)) } });
    }
  }
  const { name, size, hash } = dropped;
  const asked = { kind, dropped: { name, size, hash }, examples: createExamples(unclear), facts, readings };
  const waiting = await keepReadings(context, asked);
  return waiting === null ? tellTooLarge() : askNext(context, waiting, { days: null, decimal: null });
}

/** The next question, or the dry run of the reading that is meant once all is said. */
export async function pickReading(
  context: Asking & Keeping & Metering,
  { draft, ...said }: PressData<typeof readMonthsPress>,
): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const waiting = await recallReadings(context, draft);
  const [only, ...others] = waiting === null ? [] : readingsLeft(waiting, said);
  if (waiting === null || only === undefined) return refuseUsage({ key: 'keep.import.gone' });
  if (others.length > 0) return askNext(context, waiting, said);
  const dropped = { ...waiting.dropped, readings: waiting };
  return MONTHS_OFFERS[waiting.kind].offerKept(context, dropped, only.months, waiting.facts);
}

function createExamples({ days, decimal }: Unclear): Readings['examples'] {
  if (decimal === null) return { days, decimal: null };
  const { text, name, mark, usd } = decimal;
  const asDecimal = roundUsd(usd);
  const asThousands = roundUsd(usd * THOUSAND);
  const readings = mark === '.' ? { '.': asDecimal, ',': asThousands } : { '.': asThousands, ',': asDecimal };
  return { days, decimal: { text, name, readings } };
}

/** Months first, then amounts. */
function askNext(context: Asking, { id, examples: { days, decimal } }: Readings, said: Convention): Reply {
  const asked =
    days !== null && said.days === null
      ? askDays(context, days, (order) => readMonthsPress.action({ draft: id, ...said, days: order }))
      : decimal === null
        ? null
        : askDecimal(context, decimal, (mark) => readMonthsPress.action({ draft: id, ...said, decimal: mark }));
  if (asked === null) return refuseUsage({ key: 'keep.import.gone' });
  return {
    kind: 'text',
    title: { key: 'usage.unclear.title' },
    lines: [asked.line, { key: 'usage.unclear.nothingYet' }],
    buttons: [
      ...asked.buttons,
      { label: 'paste.button.cancel', action: dropUsagePress.action({ draft: id }), replaces: true },
    ],
  };
}

interface Question {
  readonly line: Line;
  readonly buttons: readonly Button[];
}

function askDays(
  { words, turn }: Asking,
  { text, name, dayFirst, monthFirst }: NonNullable<Readings['examples']['days']>,
  actionOf: (order: DayOrder) => Button['action'],
): Question {
  const read = { 'day first': words.day(dayFirst), 'month first': words.day(monthFirst) };
  const orders = likelyFirst(DAY_ORDERS, dayOrderOf(turn.locale));
  const [one = '', other = ''] = orders.map((order) => read[order]);
  return {
    line: { key: 'usage.unclear.days', values: { text, name, one, other }, isAnswer: true },
    buttons: orders.map((order) => {
      return { label: 'paste.button.days', values: { day: read[order] }, action: actionOf(order), replaces: true };
    }),
  };
}

function askDecimal(
  { words }: Asking,
  { text, name, readings }: NonNullable<Readings['examples']['decimal']>,
  actionOf: (mark: DecimalMark) => Button['action'],
): Question {
  const marks = likelyFirst(DECIMAL_MARKS, DECIMAL_MARKS.find((mark) => words.typed(1.5).includes(mark)) ?? null);
  const [one = 0, other = 0] = marks.map((mark) => readings[mark]);
  return {
    line: { key: 'usage.unclear.decimal', values: { text, name, one, other }, isAnswer: true },
    buttons: marks.map((mark) => {
      const values = { usd: readings[mark] };
      return { label: 'usage.button.readUsd', values, action: actionOf(mark), replaces: true };
    }),
  };
}

function likelyFirst<Way>(ways: readonly Way[], likely: Way | null): readonly Way[] {
  return ways.toSorted((one, other) => Number(other === likely) - Number(one === likely));
}

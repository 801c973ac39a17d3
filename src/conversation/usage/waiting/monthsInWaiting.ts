import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Change } from '../../../partner/change.ts';
import type { PartnerRecord } from '../../../partner/record.ts';
import { linkHistory } from '../../../partner/reports/monthsFormats.ts';
import {
  type CustomerOf,
  MONTHS_KINDS,
  type MonthsKind,
  SOURCE_OF,
  type UsageMonths,
} from '../../../partner/reports/monthsKinds.ts';
import { monthsInForce, withImport } from '../../../partner/reports/usage.ts';
import { latestImport, withLosses } from '../../../partner/reports/usageLosses.ts';
import type { UsageImport, UsageLoss } from '../../../partner/reports/usageSource.ts';
import type { AreaId } from '../../../scoring/designations.ts';
import { tellTooLarge } from '../../access/refusals.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import { type Changing, type Decided, keep } from '../../asking/changing.ts';
import type { KeptUsage } from '../../asking/keptUsage.ts';
import type { Telling } from '../../asking/telling.ts';
import { definePress } from '../../press.ts';
import { type Button, type Line, type Reply, withNotices } from '../../reply.ts';
import { refuseElsewhere } from '../../rights/ownersOnly.ts';
import { tellScore, tellScoreOf } from '../../scores/tellScore.ts';
import { type Readings, readingsSchema } from './readingsInWaiting.ts';

const LONGEST_NAME = 120;

const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

/** Forgets what waits, of whichever report. */
export const dropUsagePress = definePress('drop-usage', { draft: z.string().min(1).max(100) });

/** `onto` are the imports that were in force when its card was made. */
const draftSchema = z.strictObject({
  // Drafts of older versions are of AzureUsage.
  kind: z.enum(MONTHS_KINDS).default('azure'),
  file: z.string(),
  bytes: z.number(),
  hash: z.string(),
  months: z.record(z.string(), z.string()),
  onto: z.array(z.string()),
  // What these months were picked from, so that the same press again is answered alike.
  readings: readingsSchema.optional(),
});

/** The file, or all that were dropped at once. */
export interface Dropped {
  readonly name: string;
  readonly size: number;
  /** SHA-256. */
  readonly hash: string;
  /** Where it was asked how it is meant. */
  readonly readings?: Readings;
}

function importsOf({ settings }: PartnerRecord, kind: MonthsKind): readonly UsageImport[] {
  return settings[SOURCE_OF[kind]].imports;
}

export interface Waiting<Customer> {
  readonly kind: 'waiting';
  /** What a press names to apply or to drop it. */
  readonly id: string;
  /** Those in force once it is applied. */
  readonly imports: readonly UsageImport[];
  /** What is in force then. */
  readonly after: UsageMonths<Customer>;
  /** How many of the months are known already. */
  readonly replaced: number;
  /** Whom it no longer says what the report before said of. */
  readonly losses: readonly UsageLoss[];
}

/** Keeps months until somebody presses Apply; a reply where they change nothing or are too large to be kept. */
export async function keepWaiting<Kind extends MonthsKind>(
  context: Asking & Keeping & Metering,
  kind: Kind,
  { name, size, hash, readings }: Dropped,
  months: UsageMonths<CustomerOf[Kind]>,
): Promise<Waiting<CustomerOf[Kind]> | Reply> {
  const kept: KeptUsage<CustomerOf[Kind]> = context.usage[kind];
  const imports = importsOf(context.record, kind);
  const names = await kept.keep(months);
  const inForce = monthsInForce({ imports });
  if (Object.entries(names).every(([month, known]) => inForce.get(month) === known)) {
    const lines = [{ key: 'usage.import.same' }];
    return { kind: 'text', title: { key: 'keep.import.same.title' }, lines, buttons: [SCORE] };
  }
  const id = randomUUID();
  const file = { file: name.slice(0, LONGEST_NAME), bytes: size, hash };
  const onto = imports.map((each) => each.id);
  if (!(await context.kept.keepDraft(id, JSON.stringify({ kind, ...file, months: names, onto, readings }))))
    return tellTooLarge();
  const before = await kept.read({ imports });
  return {
    ...{ kind: 'waiting', id, after: new Map([...before, ...months]) },
    imports: withImport({ imports }, { id, ...file, day: context.day, months: names }),
    replaced: [...months.keys()].filter((month) => inForce.has(month)).length,
    losses: withLosses(
      { losses: [] },
      {
        newest: linkHistory(kind, months),
        previous: linkHistory(kind, monthsOf(latestImport({ imports }), before)),
        ...whenOf(context),
      },
    ),
  };
}

export interface Applied<Customer> {
  /** Those in force by now. */
  readonly imports: readonly UsageImport[];
  readonly history: UsageMonths<Customer>;
  /** Of whom it is to be told, with those whom earlier reports lost. */
  readonly losses: readonly UsageLoss[];
}

/** Puts the months that wait in force, in one change. */
export async function applyWaiting<Kind extends MonthsKind>(
  context: Changing & Keeping & Metering,
  id: string,
  kind: Kind,
  areas: readonly AreaId[],
  changeBy: (record: PartnerRecord, applied: Applied<CustomerOf[Kind]>) => Change,
): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const kept: KeptUsage<CustomerOf[Kind]> = context.usage[kind];
  const draft = await readDraft(context, id, kind);
  const before = importsOf(context.record, kind);
  const { file = '', bytes = 0, hash = '', months = {} } = draft ?? {};
  const imports =
    draft === null ? before : withImport({ imports: before }, { id, file, bytes, hash, day: context.day, months });
  const history: UsageMonths<CustomerOf[Kind]> = draft === null ? new Map() : await kept.read({ imports });
  const newest = linkHistory(kind, new Map([...history].filter(([month]) => months[month] !== undefined)));
  const latest = draft === null ? null : latestImport({ imports: before });
  const previous = linkHistory(kind, latest === null ? new Map() : await kept.read({ imports: [latest] }));
  const lossesAfter = ({ settings }: PartnerRecord) =>
    withLosses(settings[SOURCE_OF[kind]], { newest, previous, ...whenOf(context) });
  let isApplied = false;
  const reply = await context.change((record): Decided => {
    if (draft === null) return keep(refuseUsage({ key: 'keep.import.gone' }));
    const ids = importsOf(record, kind).map((each) => each.id);
    const isMoved = ids.join() !== draft.onto.join() || ids.join() !== before.map((each) => each.id).join();
    if (isMoved) return keep(refuseUsage({ key: 'keep.import.moved' }));
    return {
      kind: 'change',
      change: changeBy(record, { imports, history, losses: lossesAfter(record) }),
      reply: (after) => {
        isApplied = true;
        return withNotices(tellScoreOf(context, areas, after), {
          key: 'usage.import.done',
          values: { file, count: Object.keys(months).length },
        });
      },
    };
  });
  if (isApplied) {
    await context.kept.dropDraft();
    await kept.sweep({ imports });
  }
  return reply;
}

function monthsOf<Customer>(imported: UsageImport | null, history: UsageMonths<Customer>): UsageMonths<Customer> {
  return new Map([...history].filter(([month]) => imported?.months[month] !== undefined));
}

function whenOf({ turn, day }: Asking) {
  return { at: turn.now.toString(), day };
}

/** Forgets the usage that waits, unless something newer does by now. */
export async function dropUsage(context: Telling & Keeping, id: string): Promise<Reply> {
  if ((await context.kept.readDraft())?.id === id) await context.kept.dropDraft();
  return withNotices(tellScore(context, null), { key: 'keep.import.cancelled' });
}

async function readDraft({ kept }: Keeping, id: string, kind: MonthsKind) {
  const draft = await kept.readDraft();
  const read = draft?.id === id ? draftSchema.safeParse(JSON.parse(draft.json)).data : undefined;
  return read?.kind === kind ? read : null;
}

export function refuseUsage(...lines: readonly Line[]): Reply {
  return { kind: 'text', title: { key: 'keep.import.refused.title' }, lines, buttons: [SCORE] };
}

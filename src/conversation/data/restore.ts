import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordRead } from '../../imports/format.ts';
import { recordSchema } from '../../partner/backup.ts';
import type { Change } from '../../partner/change.ts';
import { changeInto } from '../../partner/changeInto.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import {
  type CustomerOf,
  MONTHS_KINDS,
  type MonthsByKind,
  type MonthsKind,
  SOURCE_OF,
  type UsageMonths,
} from '../../partner/reports/monthsKinds.ts';
import { monthsInForce, withMonthNames } from '../../partner/reports/usage.ts';
import type { UsageSource } from '../../partner/reports/usageSource.ts';
import { tellTooLarge } from '../access/refusals.ts';
import type { Asking, Keeping, Metering } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { fingerprint } from '../asking/keptData.ts';
import type { KeptUsage } from '../asking/keptUsage.ts';
import type { Telling } from '../asking/telling.ts';
import { definePress } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { refuseElsewhere } from '../rights/ownersOnly.ts';
import { tellScore } from '../scores/tellScore.ts';
import { refuseFile } from './refuseFile.ts';

// Of people who are as long as people are, a transaction holds more than twice as many.
const MOST_FACTS = 10_000;

/** `draft` is the file that waits, `onto` the fingerprint of the facts that the question was about. */
export const applyImportPress = definePress('apply-import', { draft: z.string().min(1), onto: z.string() });

export const dropImportPress = definePress('drop-import', { draft: z.string().min(1) });

/** What a backup would change, and Apply; its months are kept by then, which nothing shows before it is applied. */
export async function offerToRestore(
  context: Asking & Keeping & Metering,
  read: Pick<RecordRead, 'record' | 'months'>,
): Promise<Reply> {
  return askToApply(context, context.record, await keepUsage(context, read));
}

/** The record of a file, whose months of usage are kept by then. */
async function keepUsage(
  context: Metering,
  { record, months }: Pick<RecordRead, 'record' | 'months'>,
): Promise<PartnerRecord> {
  let { settings } = record;
  for (const kind of MONTHS_KINDS) {
    const source = SOURCE_OF[kind];
    const names = await keepKind(context, kind, settings[source], months);
    settings = { ...settings, [source]: withMonthNames(settings[source], names) };
  }
  return { ...record, settings };
}

function keepKind<Kind extends MonthsKind>(
  { usage }: Metering,
  kind: Kind,
  source: Pick<UsageSource, 'imports'>,
  months: MonthsByKind,
) {
  const kept: KeptUsage<CustomerOf[Kind]> = usage[kind];
  return kept.keep(namedIn(source, months[kind]));
}

/** The months that the source names. */
function namedIn<Customer>(source: Pick<UsageSource, 'imports'>, months: UsageMonths<Customer>): UsageMonths<Customer> {
  const named = monthsInForce(source);
  return new Map([...months].filter(([month]) => named.has(month)));
}

/** How many months the one knows and the other does not, or otherwise. */
function countChanged(one: Pick<UsageSource, 'imports'>, other: Pick<UsageSource, 'imports'>): number {
  const [before, after] = [monthsInForce(one), monthsInForce(other)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((month) => before.get(month) !== after.get(month))
    .length;
}

async function askToApply(context: Asking & Keeping, record: PartnerRecord, wanted: PartnerRecord): Promise<Reply> {
  const change = changeInto(record, withOwner(context, record, wanted));
  if (change.length === 0) return refuseFile({ key: 'keep.import.same' }, 'keep.import.same.title');
  if (change.length > MOST_FACTS) {
    return refuseFile({ key: 'keep.import.tooMany', values: { count: change.length, most: MOST_FACTS } });
  }
  const id = randomUUID();
  if (!(await context.kept.keepDraft(id, JSON.stringify(wanted)))) return tellTooLarge();
  return {
    kind: 'text',
    title: { key: 'keep.import.ask.title' },
    lines: describeChange(context, record, change),
    buttons: [
      {
        label: 'keep.button.apply',
        action: applyImportPress.action({ draft: id, onto: fingerprint(record) }),
        replaces: true,
      },
      { label: 'keep.button.cancelImport', action: dropImportPress.action({ draft: id }), replaces: true },
    ],
  };
}

/** Puts the draft in place of what is there, all of it or nothing. */
export async function restore(
  context: Changing & Keeping,
  { draft: id, onto }: { readonly draft: string; readonly onto: string },
): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const draft = await context.kept.readDraft();
  const wanted = draft?.id === id ? recordSchema.safeParse(JSON.parse(draft.json)).data : undefined;
  // Not asked first whether it was applied before: the operation itself says so where it was.
  const reply = await context.change((record): Decided => {
    if (wanted === undefined) return keep(refuseFile({ key: 'keep.import.gone' }, 'keep.import.gone.title'));
    if (fingerprint(record) !== onto) return keep(refuseFile({ key: 'keep.import.moved' }, 'keep.import.gone.title'));
    return {
      kind: 'change',
      change: changeInto(record, withOwner(context, record, wanted)),
      reply: (after) => withNotices(tellScore(context, null, after), { key: 'keep.import.done' }),
    };
  });
  if (wanted !== undefined) await context.kept.dropDraft();
  return reply;
}

/** Forgets the file that waits, unless a newer one does by now. */
export async function dropRestore(context: Telling & Keeping, id: string): Promise<Reply> {
  if ((await context.kept.readDraft())?.id === id) await context.kept.dropDraft();
  return withNotices(tellScore(context, null), { key: 'keep.import.cancelled' });
}

/** Whoever applies a file still owns the numbers afterwards, also where the file names others. */
function withOwner({ me }: Asking, record: PartnerRecord, wanted: PartnerRecord): PartnerRecord {
  const { owners } = wanted.settings;
  const isOwner = record.settings.owners.some(({ id }) => id === me.id);
  if (!isOwner || owners.some(({ id }) => id === me.id)) return wanted;
  return { ...wanted, settings: { ...wanted.settings, owners: [...owners, me] } };
}

function describeChange(context: Telling, record: PartnerRecord, change: Change): readonly Line[] {
  const { words } = context;
  const figures = change.flatMap((write) =>
    write.kind === 'figures' ? [words.say(`keep.figures.${write.owner}`)] : [],
  );
  const people = change.filter((write) => write.kind === 'person');
  const settings = change.find((write) => write.kind === 'settings');
  const isKnown = (id: string) => record.people.some((person) => person.id === id);
  const counts = {
    added: people.filter(({ id }) => !isKnown(id)).length,
    changed: people.filter(({ id, after }) => isKnown(id) && after !== null).length,
    removed: people.filter(({ after }) => after === null).length,
  };
  const after = settings?.after ?? record.settings;
  const owners = words.list(settings?.after.owners.map(({ name }) => name) ?? []);
  const editors = words.list(settings?.after.editors.map(({ name }) => name) ?? []);
  return [
    ...(figures.length > 0 ? [{ key: 'keep.import.figures', values: { areas: words.list(figures) } }] : []),
    ...(people.length > 0 ? [{ key: 'keep.import.people', values: counts }] : []),
    ...(settings === undefined ? [] : [{ key: 'keep.import.settings' }]),
    ...Object.values(SOURCE_OF).flatMap((source): readonly Line[] => {
      const count = countChanged(record.settings[source], after[source]);
      return count === 0 ? [] : [{ key: `keep.import.${source}`, values: { count } }];
    }),
    ...(owners === '' ? [] : [{ key: 'keep.import.owners', values: { owners } }]),
    ...(editors === '' ? [] : [{ key: 'keep.import.editors', values: { editors } }]),
    { key: 'keep.import.allOrNothing' },
  ];
}

import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RecordRead, Refused } from '../../imports/format.ts';
import { findFormat } from '../../imports/formats.ts';
import { createSource, decodeText } from '../../imports/source.ts';
import { recordSchema } from '../../partner/backup.ts';
import type { Change } from '../../partner/change.ts';
import { changeInto } from '../../partner/changeInto.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { monthsInForce, withMonthNames } from '../../partner/usage.ts';
import type { UsageSource } from '../../partner/usageSource.ts';
import type { UsageMonths } from '../../partner/usageStore.ts';
import { isEnough } from '../access/access.ts';
import { tellRefused, tellTooLarge } from '../access/refusals.ts';
import type { Asking, Keeping, KnowingPeople, Metering } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { fingerprint } from '../asking/keptData.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { tryPeople } from '../people/paste.ts';
import { definePress } from '../press.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { refuseElsewhere } from '../rights/ownersOnly.ts';
import { tellScore } from '../scores/tellScore.ts';
import type { DroppedFile } from '../turn.ts';
import { type FetchedFile, isReport, MOST_BYTES, offerReports } from './dropReports.ts';
import { refuseFile, SCORE } from './refuseFile.ts';

// Of people who are as long as people are, a transaction holds more than twice as many.
const MOST_FACTS = 10_000;

const MOST_FILES = 20;

/** `draft` is the file that waits, `onto` the fingerprint of the facts that the question was about. */
const applyImportPress = definePress('apply-import', { draft: z.string().min(1), onto: z.string() });

const dropImportPress = definePress('drop-import', { draft: z.string().min(1) });

export const importCommand = defineCommand({
  name: 'import',
  words: { en: ['restore'], es: ['importar', 'importa', 'restaurar', 'restaura'] },
  role: 'reader',
  help: 'data',
  inMenu: false,
  examples: ['import'],
  read: () => ({}),
  asked: {
    as: {
      en: [
        'can I upload a spreadsheet',
        ...['how do I upload an excel file', 'can I upload a csv from partner center'],
      ],
      es: [
        'puedo subir una hoja de cálculo',
        ...['cómo subo un archivo de excel', 'puedo subir un csv de partner center'],
      ],
    },
    read: () => ({}),
  },
  answer: tellImport,
  presses: [
    onPress(applyImportPress, 'owner', applyImport),
    onPress(dropImportPress, 'reader', (context, { draft }) => dropImport(context, draft)),
  ],
});

/** How data is brought back. */
function tellImport(context: Asking): Reply {
  return (
    refuseElsewhere(context) ?? {
      kind: 'text',
      title: { key: 'keep.import.title' },
      lines: [{ key: 'keep.import.how' }, { key: 'keep.import.dryRun' }],
      buttons: [{ label: 'keep.button.export', action: { a: 'say', say: 'export' } }, SCORE],
    }
  );
}

/** Reads what was dropped at once and says what it would change. Nothing is fetched for somebody who may not apply any. */
export async function readImport(
  context: Asking & Keeping & KnowingPeople & Metering,
  dropped: readonly DroppedFile[],
): Promise<Reply> {
  const elsewhere = refuseElsewhere(context);
  if (elsewhere !== null) return elsewhere;
  if (!isEnough(context.access, 'editor')) return tellRefused(context.access, 'editor', context.record);
  if (dropped.length > MOST_FILES) return refuseFile({ key: 'keep.import.manyFiles', values: { most: MOST_FILES } });
  const files: FetchedFile[] = [];
  let bytesLeft = MOST_BYTES;
  for (const { name, read: fetchFile } of dropped) {
    const read = await fetchFile(bytesLeft);
    switch (read.kind) {
      case 'too large':
        return refuseFile({ key: 'keep.import.tooLarge', values: { most: MOST_BYTES / 1024 / 1024 } });
      case 'unreachable':
        return refuseFile(
          dropped.length > 1
            ? { key: 'keep.import.unreachableNamed', values: { name } }
            : { key: 'keep.import.unreachable' },
        );
      case 'bytes':
        bytesLeft -= read.bytes.length;
        files.push({ name, bytes: read.bytes });
    }
  }
  const [only, ...others] = files;
  if (only === undefined || others.length > 0 || isReport(only.bytes)) return offerReports(context, files);
  return offerFile(context, only.name, decodeText(only.bytes));
}

async function offerFile(
  context: Asking & Keeping & KnowingPeople & Metering,
  name: string,
  text: string,
): Promise<Reply> {
  const source = createSource(text);
  const format = findFormat(source.beginning);
  if (format === null) return refuseFile({ key: 'keep.import.foreign', values: { name } });
  if (format.gives === 'people') {
    return tryPeople(context, (dayOrder) => format.read(source, { day: context.day, dayOrder }));
  }
  if (!isEnough(context.access, 'owner')) return tellRefused(context.access, 'owner', context.record);
  const read = await format.read(source, { day: context.day, dayOrder: null });
  return read.kind === 'record'
    ? askToApply(context, context.record, await keepUsage(context, read))
    : refuseFile(describeRefusal(read, name));
}

/** The record of a file, whose months of usage are kept by then; nothing shows them before it is applied. */
async function keepUsage(
  { usage, officeUsage }: Metering,
  { record, ...told }: Pick<RecordRead, 'record' | 'usage' | 'officeUsage'>,
): Promise<PartnerRecord> {
  const { settings } = record;
  const azure = await usage.keep(namedIn(settings.usage, told.usage));
  const office = await officeUsage.keep(namedIn(settings.officeUsage, told.officeUsage));
  return {
    ...record,
    settings: {
      ...settings,
      usage: withMonthNames(settings.usage, azure),
      officeUsage: withMonthNames(settings.officeUsage, office),
    },
  };
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

function describeRefusal(refused: Refused, name: string): Line {
  switch (refused.why) {
    case 'foreign':
      return { key: 'keep.import.foreign', values: { name } };
    case 'newer version':
      return { key: 'keep.import.newer' };
    case 'damaged':
      return { key: 'keep.import.damaged', values: { where: refused.where } };
  }
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
async function applyImport(
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
async function dropImport(context: Telling & Keeping, id: string): Promise<Reply> {
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
  const months = countChanged(record.settings.usage, after.usage);
  const officeMonths = countChanged(record.settings.officeUsage, after.officeUsage);
  const owners = words.list(settings?.after.owners.map(({ name }) => name) ?? []);
  const editors = words.list(settings?.after.editors.map(({ name }) => name) ?? []);
  return [
    ...(figures.length > 0 ? [{ key: 'keep.import.figures', values: { areas: words.list(figures) } }] : []),
    ...(people.length > 0 ? [{ key: 'keep.import.people', values: counts }] : []),
    ...(settings === undefined ? [] : [{ key: 'keep.import.settings' }]),
    ...(months === 0 ? [] : [{ key: 'keep.import.usage', values: { count: months } }]),
    ...(officeMonths === 0 ? [] : [{ key: 'keep.import.officeUsage', values: { count: officeMonths } }]),
    ...(owners === '' ? [] : [{ key: 'keep.import.owners', values: { owners } }]),
    ...(editors === '' ? [] : [{ key: 'keep.import.editors', values: { editors } }]),
    { key: 'keep.import.allOrNothing' },
  ];
}

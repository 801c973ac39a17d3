import type { Refused } from '../../imports/format.ts';
import { findFormat } from '../../imports/formats.ts';
import { createSource, decodeText } from '../../imports/source.ts';
import { isEnough } from '../access/access.ts';
import { tellRefused } from '../access/refusals.ts';
import type { Asking, Keeping, KnowingPeople, Metering, TakingTime } from '../asking/asking.ts';
import { defineCommand, onPress } from '../command.ts';
import { tryPeople } from '../people/paste.ts';
import type { Line, Reply } from '../reply.ts';
import { refuseElsewhere } from '../rights/ownersOnly.ts';
import type { DroppedFile } from '../turn.ts';
import { type FetchedFile, isReport, MOST_BYTES, offerReports } from './dropReports.ts';
import { type Later, tellReading } from './later.ts';
import { refuseFile, SCORE } from './refuseFile.ts';
import { applyImportPress, dropImportPress, dropRestore, offerToRestore, restore } from './restore.ts';

const MOST_FILES = 20;
// Some thousands of rows, which take far less time than Teams waits.
const MOST_AT_ONCE_BYTES = 1024 * 1024;

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
    onPress(applyImportPress, 'owner', restore),
    onPress(dropImportPress, 'reader', (context, { draft }) => dropRestore(context, draft)),
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

/**
 * Reads what was dropped at once and says what it would change; later, where that takes longer than Teams waits. Nothing is
 * fetched for somebody who may not apply any.
 */
export async function readImport(
  context: Asking & Keeping & KnowingPeople & Metering & TakingTime,
  dropped: readonly DroppedFile[],
): Promise<Reply | Later> {
  const elsewhere = refuseElsewhere(context);
  if (elsewhere !== null) return elsewhere;
  if (!isEnough(context.access, 'editor')) return tellRefused(context.access, 'editor', context.record);
  if (dropped.length > MOST_FILES) return refuseFile({ key: 'keep.import.manyFiles', values: { most: MOST_FILES } });
  const files: FetchedFile[] = [];
  const { showProgress } = context;
  const names = dropped.map(({ name }) => name);
  let bytesLeft = showProgress === null ? MOST_AT_ONCE_BYTES : MOST_BYTES;
  for (const { name, read: fetchFile } of dropped) {
    const read = await fetchFile(bytesLeft);
    switch (read.kind) {
      case 'too large':
        if (showProgress === null) return { kind: 'later', reply: tellReading(names, null) };
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
  return read.kind === 'record' ? offerToRestore(context, read) : refuseFile(describeRefusal(read, name));
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

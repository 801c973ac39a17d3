import { z } from 'zod';
import { writeBackup } from '../../partner/backup.ts';
import { MONTHS_KINDS, type MonthsKind } from '../../partner/reports/monthsKinds.ts';
import { createRosterCsv } from '../../partner/rosterCsv.ts';
import { findArea } from '../../reading/areaNames.ts';
import { foldText } from '../../reading/foldText.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { FileOffer, OutgoingFile } from '../answer.ts';
import type { Asking, Keeping, Metering } from '../asking/asking.ts';
import { readAllMonths } from '../asking/keptUsage.ts';
import { defineCommand } from '../command.ts';
import type { Button, Reply } from '../reply.ts';
import { refuseUnlessOwner } from '../rights/ownersOnly.ts';
import { writeCustomersCsv } from './customersCsv.ts';

const EXPORTS = ['data', 'people', 'customers'] as const;

type Export = (typeof EXPORTS)[number];

/** `of` is the report that customers are told of. */
interface Wanted {
  readonly file: Export;
  readonly of: MonthsKind;
}

/** What an offer carries until the person accepts it. Says what was wanted, never by whom. Older versions told Azure's customers alone. */
const offerSchema = z.object({
  v: z.literal(1),
  file: z.enum(EXPORTS),
  of: z.enum(MONTHS_KINDS).default('azure'),
});

const FILE_WORDS: ReadonlyMap<string, Export> = new Map([
  ...['data', 'json', 'everything', 'all', 'datos', 'todo'].map((word) => [word, 'data'] as const),
  ...['customers', 'usage', 'clientes', 'uso'].map((word) => [word, 'customers'] as const),
  ...['people', 'roster', 'csv', 'personas', 'gente', 'equipo'].map((word) => [word, 'people'] as const),
]);

export const exportCommand = defineCommand({
  name: 'export',
  words: { en: ['backup', 'download'], es: ['exportar', 'exporta', 'descargar', 'descarga'] },
  role: 'owner',
  help: 'data',
  inMenu: false,
  examples: ['export', 'export people'],
  changes: () => false,
  read: (rest) => ({
    file: rest.map((word) => FILE_WORDS.get(foldText(word))).find((each) => each !== undefined) ?? null,
    of: reportOf(findArea(rest)),
  }),
  asked: {
    as: {
      en: [
        'can I download the data as a file',
        ...['can I get an excel file', 'how do I download our list of people as csv'],
      ],
      es: ['puedo descargar los datos en un archivo', ...['puedo tener un excel', 'cómo descargo la lista en csv']],
    },
    read: () => ({ file: null, of: 'azure' as const }),
  },
  answer: (context, { file, of }) => (file === null ? tellExport(context) : offerExport(context, { file, of })),
});

function reportOf(area: AreaId | null): MonthsKind {
  switch (area) {
    case 'modern-work':
      return 'office';
    case 'security':
      return 'ems';
    case 'business-applications':
      return 'businessRevenue';
    default:
      return 'azure';
  }
}

/** What can be had as a file. */
function tellExport(context: Asking): Reply {
  const buttons = EXPORTS.map(
    (file): Button => ({ label: `keep.button.export.${file}`, action: { a: 'say', say: `export ${file}` } }),
  );
  return (
    refuseUnlessOwner(context) ?? {
      kind: 'text',
      title: { key: 'keep.export.title' },
      lines: [{ key: 'keep.export.data' }, { key: 'keep.export.people' }, { key: 'keep.export.customers' }],
      buttons,
    }
  );
}

/** Asks whether the file may be put into the person's own OneDrive, the only way that a bot's file reaches somebody. */
async function offerExport(context: Asking & Keeping & Metering, wanted: Wanted): Promise<Reply | FileOffer> {
  const refusal = refuseUnlessOwner(context);
  if (refusal !== null) return refusal;
  const { name, bytes } = await createFile(context, wanted);
  const description = context.words.say(`keep.export.about.${textsOf(wanted)}`);
  return { kind: 'offer', name, description, sizeInBytes: bytes.length, data: { v: 1, ...wanted } };
}

/** The file that was offered, as the data is by now, for whoever accepts: looked at afresh, since anybody can send an acceptance. */
export async function answerConsent(
  context: Asking & Keeping & Metering,
  { isAccepted, data }: { readonly isAccepted: boolean; readonly data: unknown },
): Promise<Reply | OutgoingFile> {
  const offer = offerSchema.safeParse(data).data;
  if (!isAccepted || offer === undefined) return tellNoFile(isAccepted ? 'unknown' : 'declined');
  return refuseUnlessOwner(context) ?? createFile(context, offer);
}

/** Why there is no file, and how to ask again. */
export function tellNoFile(reason: 'declined' | 'failed' | 'unknown'): Reply {
  return {
    kind: 'text',
    title: { key: `keep.noFile.${reason}.title` },
    lines: [{ key: `keep.noFile.${reason}.text` }],
    buttons: [
      { label: 'keep.button.export', action: { a: 'say', say: 'export' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

function textsOf({ file, of }: Wanted): string {
  return file === 'customers' && of !== 'azure' ? `customers.${of}` : file;
}

async function createFile(context: Asking & Keeping & Metering, wanted: Wanted): Promise<OutgoingFile> {
  const { record, kept, usage, turn, day, words } = context;
  const name = `${words.say(`keep.export.fileName.${textsOf(wanted)}`)}-${day}.${wanted.file === 'data' ? 'json' : 'csv'}`;
  return { kind: 'file', name, bytes: new TextEncoder().encode(await writeFile()) };

  async function writeFile(): Promise<string> {
    switch (wanted.file) {
      case 'data':
        return writeBackup(
          record,
          {
            months: await readAllMonths(usage, record.settings),
            changes: await kept.listChanges(),
            days: await kept.listStates(),
          },
          turn.now,
        );
      case 'people':
        return createRosterCsv(record.people);
      case 'customers':
        return writeCustomersCsv(context, wanted.of);
    }
  }
}

import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { isPacked } from '../../imports/files/peek.ts';
import { Unreadable } from '../../imports/files/unreadable.ts';
import type { PeopleRead } from '../../imports/format.ts';
import { beginsWithUsage, type NamedOpenReport, readReports } from '../../imports/readReports.ts';
import { decodeText } from '../../imports/source.ts';
import type { DayOrder } from '../../reading/parseDay.ts';
import type { Asking, Keeping, KnowingPeople, Metering, TakingTime } from '../asking/asking.ts';
import { tryPeople } from '../people/paste.ts';
import type { Reply } from '../reply.ts';
import { kindOf } from '../usage/dropped/monthsOffers.ts';
import { offerMonths } from '../usage/dropped/offerMonths.ts';
import { tellReading } from './later.ts';
import { refuseFile } from './refuseFile.ts';

/** Of one file, or of several that were dropped at once. An export tells up to 32 MiB beside the facts, and must be readable whatever that is. */
export const MOST_BYTES = 50 * 1024 * 1024;

const HEAD_BYTES = 64 * 1024;
const PART_BYTES = 256 * 1024;
const ROWS_BETWEEN = 5_000;
const LIMITS = { mostRows: 100_000, mostPackedBytes: MOST_BYTES, mostUnpackedBytes: 300 * 1024 * 1024 };

export interface FetchedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Whether the file is packed, or a table of usage; only these are read as streams. */
export function isReport(bytes: Uint8Array): boolean {
  return isPacked(bytes) || beginsWithUsage(decodeText(bytes.subarray(0, HEAD_BYTES)));
}

/** The file that nothing can be taken of, and why. */
class UnreadableFile extends Error {
  readonly file: string;
  readonly reason: Unreadable;

  constructor(file: string, reason: Unreadable) {
    super(`${file}: ${reason.message}`);
    this.file = file;
    this.reason = reason;
  }
}

/** A dry run of all reports in the files, read as one set; where one of the files is none, nothing is taken of any. */
export async function offerReports(
  context: Asking & Keeping & KnowingPeople & Metering & TakingTime,
  dropped: readonly FetchedFile[],
): Promise<Reply> {
  const hashed = dropped.map((file) => ({ ...file, hash: createHash('sha256').update(file.bytes).digest('hex') }));
  // A file that is dropped twice counts once, and in whichever order they come they are the same set.
  const files = [...new Map(hashed.toReversed().map((file) => [file.hash, file])).values()].toReversed();
  try {
    const reports = await readAll(null);
    const kinds = new Set(reports.map(({ report }) => report.kind));
    if (kinds.size > 1)
      return refuseFile({ key: dropped.length > 1 ? 'usage.import.mixedFiles' : 'usage.import.mixed' });
    const [kind = null] = reports.map(({ report }) => kindOf(report));
    if (kind !== null) return await offerMonths(context, kind, describeSet(files), reports);
    return await tryPeople(context, async (dayOrder) =>
      (await readAll(dayOrder))
        .flatMap(({ report }) => (report.kind === 'people' ? [report.read] : []))
        .reduce(joinPeople),
    );
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const why = context.words.say(`file.unreadable.${error.reason.reason}`, error.reason.values);
    return refuseFile(
      dropped.length > 1
        ? { key: 'usage.import.unreadableNamed', values: { name: error.file, why } }
        : { key: 'usage.import.unreadable', values: { why } },
    );
  }

  async function readAll(dayOrder: DayOrder | null): Promise<readonly NamedOpenReport[]> {
    const reports: NamedOpenReport[] = [];
    const names = dropped.map(({ name }) => name);
    let rows = 0;
    const onRow = () => {
      rows += 1;
      if (rows % ROWS_BETWEEN === 0) context.showProgress?.(tellReading(names, rows));
    };
    for (const { name, bytes } of files) {
      try {
        const named = await readReports(name, inParts(bytes), { ...LIMITS, day: context.day, dayOrder, onRow });
        reports.push(...named);
        if (countRows(reports) > LIMITS.mostRows) throw new Unreadable('manyRows', { most: LIMITS.mostRows });
      } catch (error) {
        throw error instanceof Unreadable ? new UnreadableFile(name, error) : error;
      }
    }
    return reports;
  }
}

function countRows(reports: readonly NamedOpenReport[]): number {
  return reports.reduce((sum, { report }) => sum + (report.kind === 'people' ? report.read.rowCount : report.rows), 0);
}

/** As one file is named, measured and told from others. */
function describeSet(files: readonly (FetchedFile & { readonly hash: string })[]) {
  const hashes = files.map(({ hash }) => hash).toSorted();
  const [only = '', ...others] = hashes;
  return {
    name: files.map(({ name }) => name).join(', '),
    size: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    hash: others.length === 0 ? only : createHash('sha256').update(hashes.join()).digest('hex'),
  };
}

function joinPeople(one: PeopleRead, other: PeopleRead): PeopleRead {
  return {
    ...{ kind: 'people', rows: [...one.rows, ...other.rows], problems: [...one.problems, ...other.problems] },
    rowCount: one.rowCount + other.rowCount,
    openDay: one.openDay ?? other.openDay,
  };
}

async function* inParts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    yield bytes.subarray(at, at + PART_BYTES);
    // Others are answered in between.
    await setImmediate();
  }
}

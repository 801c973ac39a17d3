import type { PastedRow } from '../partner/pasted.ts';
import type { PartnerRecord } from '../partner/record.ts';
import type { MonthsByKind } from '../partner/reports/monthsKinds.ts';
import type { DayOrder } from '../reading/parseDay.ts';
import type { PeopleProblem } from './people/createRows.ts';
import type { Table } from './splitTable.ts';

/** What a format is known by. */
export interface Beginning {
  /** The first bytes, as text. */
  readonly start: string;
  /** The first rows; the columns are the cells of the first one. */
  readonly table: Table;
}

/** Something to be read, whatever it came in. */
export interface Source {
  readonly beginning: Beginning;
  text(): Promise<string>;
  table(): Promise<Table>;
}

export interface ReadOptions {
  /** Today (ISO), where the reader is. */
  readonly day: string;
  /** How to read days such as 03/04/2026 where nothing else tells; null leaves them unread. */
  readonly dayOrder: DayOrder | null;
}

/** People with certifications. What could not be read stands beside what could. */
export interface PeopleRead {
  readonly kind: 'people';
  readonly rows: readonly PastedRow[];
  readonly problems: readonly PeopleProblem[];
  /** Rows with something on them, a head aside. */
  readonly rowCount: number;
  /** A day as it stands there that can be read in two ways, where nothing but `dayOrder` told which. */
  readonly openDay: string | null;
}

/** The whole record of a partner, and the months that it names. */
export interface RecordRead {
  readonly kind: 'record';
  readonly record: PartnerRecord;
  readonly months: MonthsByKind;
}

/** Nothing of it can be taken. */
export type Refused =
  | { readonly kind: 'refused'; readonly why: 'foreign' | 'newer version' }
  /** `where` is the first place that cannot be read, such as `partner.people.3.name`. */
  | { readonly kind: 'refused'; readonly why: 'damaged'; readonly where: string };

/** One kind of file or list that can be read. */
interface Reads<Gives extends string, Result> {
  readonly name: string;
  /** What it brings, known before it is read. */
  readonly gives: Gives;
  recognises(beginning: Beginning): boolean;
  read(source: Source, options: ReadOptions): Promise<Result>;
}

export type PeopleFormat = Reads<'people', PeopleRead>;
export type RecordFormat = Reads<'record', RecordRead | Refused>;
export type Format = PeopleFormat | RecordFormat;

import type { PastedRow } from '../partner/pasted.ts';
import type { PartnerRecord } from '../partner/record.ts';
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

interface ReadOptions {
  /** Today (ISO), where the reader is. */
  readonly day: string;
}

/** People with certifications. What could not be read stands beside what could. */
export interface PeopleRead {
  readonly kind: 'people';
  readonly rows: readonly PastedRow[];
  readonly problems: readonly PeopleProblem[];
  /** Rows with something on them, a head aside. */
  readonly rowCount: number;
}

/** The whole record of a partner. */
interface RecordRead {
  readonly kind: 'record';
  readonly record: PartnerRecord;
}

export type Given = PeopleRead | RecordRead;

/** Nothing of it can be taken. */
export type Refused =
  | { readonly kind: 'refused'; readonly why: 'foreign' | 'newer version' }
  /** `where` is the first place that cannot be read, such as `partner.people.3.name`. */
  | { readonly kind: 'refused'; readonly why: 'damaged'; readonly where: string };

/** One kind of file or list that can be read. */
export interface Format {
  readonly name: string;
  /** What it brings, known before it is read. */
  readonly gives: Given['kind'];
  recognises(beginning: Beginning): boolean;
  read(source: Source, options: ReadOptions): Promise<Given | Refused>;
}

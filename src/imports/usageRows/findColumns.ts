import { foldText } from '../../reading/foldText.ts';

/** Names of columns that several reports of usage share, without case, accents, blanks and signs; the first is Microsoft's own. */
export const SHARED_HEADINGS = {
  tenantId: ['customertenantid', 'tenantid', 'iddeinquilinodelcliente', 'idinquilinocliente', 'iddeinquilino'],
  name: ['customername', 'customertenantname', 'customer', 'nombredelcliente', 'nombrecliente', 'cliente'],
  associatedOn: ['dateassociated', 'associationdate', 'associatedon', 'fechadeasociacion'],
} as const;

const DUPLICATE_FLAGS = [
  'isacrduplicateatpgalevel',
  'isduplicateatmpnlevel',
  'isduplicateatpgaattributiontypelevel',
  'isduplicaterowforpga',
];

type Found<Column extends string> = Readonly<Record<Column, number>> & {
  readonly duplicateFlags: readonly number[];
  /** As the file writes them. */
  readonly headings: readonly string[];
};

/** Which column holds what, -1 where none does; null where one that is needed is not there. */
export function findColumns<Column extends string>(
  cells: readonly string[],
  names: Readonly<Record<Column, readonly string[]>>,
  needed: readonly NoInfer<Column>[],
): Found<Column> | null {
  const folded = cells.map((cell) => foldText(cell).replaceAll(' ', ''));
  const find = (column: Column) =>
    names[column].map((name) => folded.indexOf(name)).find((index) => index !== -1) ?? -1;
  const columns = Object.fromEntries(
    (Object.keys(names) as Column[]).map((column) => [column, find(column)]),
  ) as Record<Column, number>;
  if (needed.some((column) => columns[column] === -1)) return null;
  return {
    ...columns,
    duplicateFlags: folded.flatMap((name, index) => (DUPLICATE_FLAGS.includes(name) ? [index] : [])),
    headings: cells.map((cell) => cell.trim()),
  };
}

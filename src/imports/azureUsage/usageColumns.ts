import { foldText } from '../../reading/foldText.ts';

/** Other names of a column, without case, accents, blanks and signs; the first is Microsoft's own. */
const HEADINGS = {
  tenantId: ['customertenantid', 'tenantid', 'iddeinquilinodelcliente', 'idinquilinocliente', 'iddeinquilino'],
  month: ['month', 'usagemonth', 'calendarmonth', 'mes', 'mesdeuso'],
  acr: ['acrusd', 'acrinusd', 'acr', 'azureconsumedrevenue', 'acrenusd', 'ingresosconsumidosdeazure'],
  service: ['servicelevel2', 'niveldeservicio2', 'servicio2', 'serviciodenivel2'],
  name: ['customername', 'customertenantname', 'customer', 'nombredelcliente', 'nombrecliente', 'cliente'],
  segment: ['customersegment', 'segment', 'segmentodelcliente', 'segmentocliente', 'segmento'],
  association: ['associationtype', 'partnerassociationtype', 'tipodeasociacion'],
  associatedOn: ['dateassociated', 'associationdate', 'associatedon', 'fechadeasociacion'],
} as const;

const DUPLICATE_FLAGS = [
  'isacrduplicateatpgalevel',
  'isduplicateatmpnlevel',
  'isduplicateatpgaattributiontypelevel',
  'isduplicaterowforpga',
];

type Column = keyof typeof HEADINGS;

export interface UsageColumns extends Readonly<Record<Column, number>> {
  readonly duplicateFlags: readonly number[];
  /** As the file writes them. */
  readonly headings: readonly string[];
}

const NEEDED: readonly Column[] = ['tenantId', 'month', 'acr'];

/** Which column holds what, -1 where none does; null where it is no head of an AzureUsage report. */
export function readUsageColumns(cells: readonly string[]): UsageColumns | null {
  const folded = cells.map((cell) => foldText(cell).replaceAll(' ', ''));
  const find = (names: readonly string[]) =>
    names.map((name) => folded.indexOf(name)).find((index) => index !== -1) ?? -1;
  const columns = Object.fromEntries(
    Object.entries(HEADINGS).map(([column, names]) => [column, find(names)]),
  ) as Record<Column, number>;
  if (NEEDED.some((column) => columns[column] === -1)) return null;
  return {
    ...columns,
    duplicateFlags: folded.flatMap((name, index) => (DUPLICATE_FLAGS.includes(name) ? [index] : [])),
    headings: cells.map((cell) => cell.trim()),
  };
}

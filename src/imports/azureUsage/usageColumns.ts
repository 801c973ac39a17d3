import { findColumns, SHARED_HEADINGS } from '../usageRows/findColumns.ts';

const HEADINGS = {
  ...SHARED_HEADINGS,
  month: ['month', 'usagemonth', 'calendarmonth', 'mes', 'mesdeuso'],
  acr: ['acrusd', 'acrinusd', 'acr', 'azureconsumedrevenue', 'acrenusd', 'ingresosconsumidosdeazure'],
  service: ['servicelevel2', 'niveldeservicio2', 'servicio2', 'serviciodenivel2'],
  segment: ['customersegment', 'segment', 'segmentodelcliente', 'segmentocliente', 'segmento'],
  association: ['associationtype', 'partnerassociationtype', 'tipodeasociacion'],
} as const;

export type UsageColumns = NonNullable<ReturnType<typeof readUsageColumns>>;

/** Null where it is no head of an AzureUsage report. */
export function readUsageColumns(cells: readonly string[]) {
  return findColumns(cells, HEADINGS, ['tenantId', 'month', 'acr']);
}

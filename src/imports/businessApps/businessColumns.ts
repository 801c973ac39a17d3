import { findColumns, SHARED_HEADINGS } from '../usageRows/findColumns.ts';

const HEADINGS = {
  ...SHARED_HEADINGS,
  // Where the id is not exported, the name of the tenant tells one from another.
  tenantId: [...SHARED_HEADINGS.tenantId, 'customertenantname', 'nombredelinquilino', 'nombredeinquilino'],
  month: [
    ...['fiscalmonthname', 'fiscalmonth', 'month', 'nombredelmesfiscal', 'nombredemesfiscal', 'mesfiscal', 'mes'],
  ],
  workload: [
    ...['workloads', 'workload', 'workloadname', 'cargasdetrabajo', 'cargadetrabajo', 'nombredelacargadetrabajo'],
  ],
  association: [
    ...['partnerassociationtype', 'associationtype', 'partnerattributiontype', 'attributiontype'],
    ...['tipodeasociaciondesocio', 'tipodeasociaciondelsocio', 'tipodeasociacion'],
  ],
} as const;

const REVENUE_HEADINGS = {
  ...HEADINGS,
  revenue: [
    ...['adjustedrevenueamtcd', 'adjustedrevenueamt', 'adjustedrevenueamountcd', 'adjustedrevenue'],
    ...['importedeingresosajustados', 'ingresosajustados'],
  ],
} as const;

const ACTIVITY_HEADINGS = {
  ...HEADINGS,
  pamau: ['pamau'],
  mac: ['mac'],
  mau: ['mau'],
} as const;

export type RevenueColumns = NonNullable<ReturnType<typeof readRevenueColumns>>;

export type ActivityColumns = NonNullable<ReturnType<typeof readActivityColumns>>;

/** Null where it is no head of a report of the revenue of Business Applications. */
export function readRevenueColumns(cells: readonly string[]) {
  return findColumns(cells, REVENUE_HEADINGS, ['tenantId', 'month', 'workload', 'revenue']);
}

/** The same of a report of their usage, which may name no customers. */
export function readActivityColumns(cells: readonly string[]) {
  const columns = findColumns(cells, ACTIVITY_HEADINGS, ['month', 'workload']);
  return columns === null || Math.max(columns.pamau, columns.mac, columns.mau) === -1 ? null : columns;
}

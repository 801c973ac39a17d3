import { findColumns, SHARED_HEADINGS } from '../usageRows/findColumns.ts';

/** Of OfficeUsage and of the usage that Partner Center shows of claims (CPOR). */
const HEADINGS = {
  ...SHARED_HEADINGS,
  month: ['month', 'date', 'usagemonth', 'calendarmonth', 'mes', 'fecha', 'mesdeuso'],
  workload: ['workloadname', 'workload', 'cargadetrabajo', 'nombredelacargadetrabajo', 'nombredecargadetrabajo'],
  paid: [
    'paidavailableunits',
    'paidunits',
    'paidlicenses',
    'paidlicences',
    'unidadesdepagodisponibles',
    'licenciasdepago',
  ],
  active: ['monthlyactiveusers', 'activeusers', 'mau', 'usuariosactivosmensuales', 'usuariosactivos'],
  association: [
    'partnerattributiontype',
    'attributiontype',
    'associationtype',
    'partnerassociationtype',
    'tipodeatribuciondesocio',
    'tipodeatribucion',
    'tipodeasociacion',
  ],
} as const;

export type OfficeColumns = NonNullable<ReturnType<typeof readOfficeColumns>>;

/** Null where it is no head of an OfficeUsage report. */
export function readOfficeColumns(cells: readonly string[]) {
  return findColumns(cells, HEADINGS, ['tenantId', 'month', 'workload', 'paid', 'active']);
}

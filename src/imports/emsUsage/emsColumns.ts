import { EMS_WORKLOADS, type EmsWorkload } from '../../usage/security/emsHistory.ts';
import { findColumns, SHARED_HEADINGS } from '../usageRows/findColumns.ts';

/** How headings call a workload; the first is Microsoft's own. */
const NAMES: Readonly<Record<EmsWorkload, readonly string[]>> = {
  'Entra ID P1': ['aadp', 'aadpremium', 'azureadpremium', 'entraidp1', 'entraid', 'entra'],
  Intune: ['intune', 'microsoftintune'],
  'Purview Information Protection': [
    ...['azip', 'aip', 'azureinformationprotection', 'purviewinformationprotection', 'purview'],
    ...['microsoftpurviewinformationprotection', 'mip'],
  ],
};

const PAID = ['paidavailableunits', 'paidunits', 'paidlicenses', 'paidlicences'];
const ACTIVE = ['monthlyactiveusers', 'activeusers', 'mau'];
const PAID_IN_SPANISH = ['unidadesdepagodisponibles', 'licenciasdepago'];
const ACTIVE_IN_SPANISH = ['usuariosactivosmensuales', 'usuariosactivos'];

function headingsOf(workload: EmsWorkload, english: readonly string[], spanish: readonly string[]): readonly string[] {
  return NAMES[workload].flatMap((name) => [
    ...english.map((what) => name + what),
    ...spanish.flatMap((what) => [what + name, `${what}de${name}`]),
  ]);
}

const HEADINGS = {
  ...SHARED_HEADINGS,
  month: ['month', 'date', 'usagemonth', 'calendarmonth', 'mes', 'fecha', 'mesdeuso'],
  subscription: ['subscriptionid', 'subscription', 'iddesuscripcion', 'idsuscripcion', 'suscripcion'],
  association: [
    ...['partnerattributiontype', 'attributiontype', 'partnerattachtype', 'associationtype', 'partnerassociationtype'],
    ...['tipodeatribuciondesocio', 'tipodeatribucion', 'tipodeasociacion'],
  ],
};

/** Where the licences and the users of a workload stand; -1 where a column is not there. */
interface SeatsColumns {
  readonly workload: EmsWorkload;
  readonly paid: number;
  readonly active: number;
}

export type EmsColumns = NonNullable<ReturnType<typeof readEmsColumns>>;

/** Null where it is no head of an EMSUsage report: licences of no workload are told. */
export function readEmsColumns(cells: readonly string[]) {
  const shared = findColumns(cells, HEADINGS, ['tenantId', 'month']);
  if (shared === null) return null;
  const workloads = EMS_WORKLOADS.map((workload): SeatsColumns => {
    const headings = {
      paid: headingsOf(workload, PAID, PAID_IN_SPANISH),
      active: headingsOf(workload, ACTIVE, ACTIVE_IN_SPANISH),
    };
    return { workload, paid: -1, active: -1, ...findColumns(cells, headings, []) };
  });
  return workloads.some(({ paid }) => paid !== -1) ? { ...shared, workloads } : null;
}

/** The columns that a report lacks, as Microsoft calls them. */
export function listLacking({ workloads }: Pick<EmsColumns, 'workloads'>): readonly string[] {
  const calls: Readonly<Record<EmsWorkload, string>> = {
    'Entra ID P1': 'AADP',
    Intune: 'Intune',
    'Purview Information Protection': 'Azip',
  };
  return workloads.flatMap(({ workload, paid, active }) => [
    ...(paid === -1 ? [`${calls[workload]}PaidAvailableUnits`] : []),
    ...(active === -1 ? [`${calls[workload]}MonthlyActiveUsers`] : []),
  ]);
}

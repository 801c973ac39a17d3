import type { Association } from '../azure/usageHistory.ts';
import type { Month } from '../months.ts';
import type { SeatsCustomer, SeatsLink } from '../seats.ts';
import type { Workload } from './officeWorkloads.ts';

/** How a partner is linked to a customer whose licences and users count. Source: rules reference 3.2. */
export const OFFICE_ASSOCIATIONS = ['CPOR', 'DPOR', 'CSP'] as const satisfies readonly Association[];

export type OfficeAssociation = (typeof OFFICE_ASSOCIATIONS)[number];

export type OfficeLink = SeatsLink<OfficeAssociation, Workload>;

export type OfficeCustomer = SeatsCustomer<OfficeAssociation, Workload>;

/** A month's customers by tenant id. */
export type OfficeMonth = ReadonlyMap<string, OfficeCustomer>;

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type OfficeHistory = ReadonlyMap<Month, OfficeMonth>;

import type { Month } from './months.ts';
import type { SeatsCustomer } from './seats.ts';
import type { Association } from './usageHistory.ts';

/** How a partner is linked to a customer whose Microsoft 365 licences count for Security. Source: rules reference 4.2. */
export const EMS_ASSOCIATIONS = ['CPOR', 'CSP'] as const satisfies readonly Association[];

export type EmsAssociation = (typeof EMS_ASSOCIATIONS)[number];

/** The workloads of Security of which EMSUsage tells licences and users: three of six. Source: rules reference 4.2. */
export const EMS_WORKLOADS = ['Entra ID P1', 'Intune', 'Purview Information Protection'] as const;

export type EmsWorkload = (typeof EMS_WORKLOADS)[number];

export type EmsCustomer = SeatsCustomer<EmsAssociation, EmsWorkload>;

/** A month's customers by tenant id. */
export type EmsMonth = ReadonlyMap<string, EmsCustomer>;

/** What is known, month by month. A month that is not in it is unknown, which is not zero. */
export type EmsHistory = ReadonlyMap<Month, EmsMonth>;

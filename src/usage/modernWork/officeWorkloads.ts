/** Workloads by which Modern Work is measured. Source: rules reference 3.4. */
export const WORKLOADS = [
  ...['Exchange Online', 'Intune', 'Microsoft 365 Copilot', 'Microsoft 365 Apps', 'Entra ID P1', 'SharePoint Online'],
  ...['Teams', 'Teams Apps', 'Teams for Frontline', 'Teams Meetings', 'Teams Phone', 'Phone calling'],
  ...['Phone-enabled users', 'Teams Rooms MAD', 'Viva Connections', 'Viva Engage', 'Viva Goals', 'Viva Insights'],
  ...['Viva Learning', 'Viva Topics', 'Windows 365', 'Teams Premium'],
] as const;

export type Workload = (typeof WORKLOADS)[number];

/** Whether licences of it make a customer count. Teams Premium is for usage and deployments only. */
export function makesCustomersCount(workload: Workload): boolean {
  return workload !== 'Teams Premium';
}

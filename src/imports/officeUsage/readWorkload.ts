import { foldText } from '../../reading/foldText.ts';
import { WORKLOADS, type Workload } from '../../usage/modernWork/officeWorkloads.ts';

/** Other names that reports and older pages use, without case, accents, blanks and signs. */
const OTHER_NAMES: Readonly<Partial<Record<Workload, readonly string[]>>> = {
  'Exchange Online': ['exchange', 'exo', 'office365exchangeonline'],
  Intune: ['intunemdm', 'endpointmanager'],
  'Microsoft 365 Copilot': ['m365copilot', 'copilot', 'copilotformicrosoft365', 'copilotform365'],
  'Microsoft 365 Apps': [
    'm365apps',
    'proplus',
    'officeproplus',
    'office365proplus',
    'o365proplus',
    '365appsforenterprise',
  ],
  'Entra ID P1': ['entraid', 'entraidpremium', 'azureadpremium', 'azureadpremiump1', 'aadp', 'aadpremium', 'aadp1'],
  'SharePoint Online': ['sharepoint', 'spo', 'office365sharepointonline'],
  'Teams Apps': ['teamsplatform', 'teamsappsandplatform', 'platform'],
  'Teams for Frontline': ['teamsfrontline', 'teamsforfrontlineworkers', 'teamsfrontlineworkers', 'frontline'],
  'Teams Meetings': ['teamsmeeting', 'meetings'],
  'Teams Phone': ['teamsphonesystem', 'phonesystem', 'phone'],
  'Phone calling': ['teamsphonecalling', 'teamscalling', 'calling'],
  'Phone-enabled users': ['teamsphoneenabledusers', 'pstnenabledusers'],
  'Teams Rooms MAD': ['teamsrooms', 'teamsroomsmonthlyactivedevices'],
  'Viva Engage': ['yammer'],
  'Windows 365': ['w365', 'cloudpc'],
};

const BY_NAME: ReadonlyMap<string, Workload> = new Map(
  WORKLOADS.flatMap((workload) => [workload, ...(OTHER_NAMES[workload] ?? [])].map((name) => [fold(name), workload])),
);

/** A workload that Modern Work is measured by, however its name is written; null where it is another one. */
export function readWorkload(text: string): Workload | null {
  const name = fold(text);
  return BY_NAME.get(name) ?? BY_NAME.get(name.replace(/^(?:microsoft|ms)/, '')) ?? null;
}

function fold(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

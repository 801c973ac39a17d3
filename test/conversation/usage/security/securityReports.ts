import { Temporal } from 'temporal-polyfill';
import { expect } from 'vitest';
import type { Turn } from '../../../../src/conversation/turn.ts';
import { nameMonth } from '../../../usage/azure/plainUsage.ts';
import {
  calculateAzureSecurityPlainly,
  calculateM365SecurityPlainly,
  type PlainConsumption,
  type PlainProtection,
} from '../../../usage/security/plainSecurity.ts';
import type { Heard, Person } from '../../startConversation.ts';

export const LAST = 33;
export const AT: Partial<Turn> = { now: Temporal.Instant.from('2026-11-27T10:00:00Z') };

/** 13 months until October 2026. Fabrikam has 400 licences more than a year ago, and as many users as then. */
export function createEms(customers = 24, fabrikamActive = 200): readonly PlainProtection[] {
  return Array.from({ length: 13 }, (_, ago) =>
    Array.from({ length: customers }, (_, index): PlainProtection => {
      const isFabrikam = index === 0;
      const paid = isFabrikam ? (ago < 3 ? 750 : 350) : 1 + ((index * 97 + (12 - ago) * 11 * (index % 3)) % 420);
      const active = isFabrikam ? (ago === 0 ? fabrikamActive : 200) : Math.floor(paid / (2 + (index % 9)));
      return {
        ...{ month: nameMonth(LAST - ago), tenant: isFabrikam ? 'fabrikam' : `tenant-${index}` },
        association: ['CPOR', 'CSP Tier 1', 'DPOR', 'CSP Tier 2'][isFabrikam ? 0 : index % 4] ?? '',
        ...{ entra: [paid, active], intune: index % 5 === 1 ? [8, 1] : [0, 0], azip: [index % 7, index % 3] },
        isDuplicate: index === 7 && ago === 0,
      };
    }),
  ).flat();
}

/** 24 months until October 2026 of customers with security usage of some thousands of dollars a year. */
export function createAzure(factor = 1): readonly PlainConsumption[] {
  return Array.from({ length: 24 }, (_, ago) =>
    Array.from({ length: 12 }, (_, index): PlainConsumption => {
      const isNew = index % 3 === 0 && ago > 11;
      return {
        ...{ month: nameMonth(LAST - ago), tenant: index === 0 ? 'fabrikam' : `azure-${index}` },
        service: ['Azure Sentinel', 'Key Vault', 'Storage'][index % 4 === 3 ? 2 : index % 2] ?? '',
        association: ['PAL', 'CSP Tier 1', 'DPOR'][index % 5 === 4 ? 2 : index % 2] ?? '',
        ...{
          cents: isNew ? 100 : factor * (4000 + (index === 0 ? 99_000 : index * 13_000) - ago * 77),
          isDuplicate: false,
        },
      };
    }),
  ).flat();
}

const PATHS = [
  ['enterprise', 'Enterprise'],
  ['smb', 'SMB'],
] as const;
const AZURE_NAMES = [
  ['netCustomerAdds.azure', 'Net new customers, Azure'],
  ['usageGrowth.azureAcrUsd', 'Growth of Azure security use, USD'],
  ['deployments.azure', 'Deployments, Azure'],
] as const;
const M365_NAMES = [
  ['netCustomerAdds.m365', 'Net new customers, Microsoft 365'],
  ['usageGrowth.m365ProtectedUsers', 'Growth of protected users, Microsoft 365'],
  ['deployments.m365', 'Deployments, Microsoft 365'],
] as const;

function expectFigures(
  text: string,
  plain: Readonly<Record<string, number | null>>,
  names: readonly (readonly [string, string])[],
): void {
  const bare = text.replaceAll(',', '');
  for (const [track, path] of PATHS) {
    for (const [key, name] of names) {
      const value = plain[`${track}.${key}`];
      expect(bare, `${path} ${name}`).toContain(`${path}: ${name.replaceAll(',', '')}: ${value}`);
    }
  }
}

export function expectEms(text: string, rows: readonly PlainProtection[]): void {
  expectFigures(text, calculateM365SecurityPlainly(rows, LAST), M365_NAMES);
  expect(text).toContain('three of six workloads');
}

export function expectAzure(text: string, rows: readonly PlainConsumption[]): void {
  expectFigures(text, calculateAzureSecurityPlainly(rows, LAST), AZURE_NAMES);
}

export function drop(person: Person, text: string, name = 'ems.csv', overrides: Partial<Turn> = AT): Promise<Heard> {
  const bytes = new TextEncoder().encode(text);
  return person.send({ kind: 'file', name, read: async () => ({ kind: 'bytes', bytes }) }, overrides);
}

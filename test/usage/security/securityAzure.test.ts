import { describe, expect, test } from 'vitest';
import { computeAzureSecurity } from '../../../src/usage/security/securityAzure.ts';
import { isSecurityService } from '../../../src/usage/security/securityServices.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import type { PlainConsumption } from './plainSecurity.ts';
import { azureOf, valuesOf } from './securityHistories.ts';

const LAST = 25;

/** The Azure figures of these rows, by how many months ago; somebody else's storage makes 24 months known. */
async function azureFigures(
  cents: Readonly<Record<number, number>>,
  { association = 'PAL', service = 'Key Vault', lacking = [] as readonly number[] } = {},
) {
  const rows = Array.from({ length: 24 }, (_, ago) => ago)
    .filter((ago) => !lacking.includes(ago))
    .flatMap((ago): readonly PlainConsumption[] => {
      const shared = { month: nameMonth(LAST - ago), isDuplicate: false };
      const own = cents[ago];
      return [
        { ...shared, tenant: 'other', service: 'Storage', association: 'PAL', cents: 1 },
        ...(own === undefined ? [] : [{ ...shared, tenant: 'fabrikam', service, association, cents: own }]),
      ];
    });
  return computeAzureSecurity(await azureOf(rows), nameMonth(LAST));
}

describe('the Azure part of Security', () => {
  test.each([
    [59_999, { adds: 0, large: 0, small: 0 }],
    [60_000, { adds: 1, large: 0, small: 0 }],
    [74_999, { adds: 1, large: 0, small: 0 }],
    [75_000, { adds: 1, large: 0, small: 1 }],
    [1_200_000, { adds: 1, large: 0, small: 1 }],
    [1_200_001, { adds: 1, large: 1, small: 0 }],
  ])('a customer with %i cents in 12 months counts by the bounds', async (cents, { adds, large, small }) => {
    // In two months, so that no one of them reaches a bound.
    const values = valuesOf(await azureFigures({ 0: Math.floor(cents / 2), 11: Math.ceil(cents / 2) }));
    expect(values).toEqual({
      ...{ 'enterprise.netCustomerAdds.azure': adds, 'smb.netCustomerAdds.azure': adds },
      ...{ 'enterprise.deployments.azure': large, 'smb.deployments.azure': small },
      'enterprise.usageGrowth.azureAcrUsd': large === 1 ? cents / 100 : 0,
      'smb.usageGrowth.azureAcrUsd': large === 1 ? 0 : cents / 100,
    });
  });

  test('a customer that has grown beyond SMB within the year counts on both paths', async () => {
    expect(valuesOf(await azureFigures({ 0: 1_500_000, 12: 1_000_000 }))).toEqual({
      ...{ 'enterprise.netCustomerAdds.azure': 0, 'smb.netCustomerAdds.azure': 0 },
      ...{ 'enterprise.deployments.azure': 1, 'smb.deployments.azure': 0 },
      ...{ 'enterprise.usageGrowth.azureAcrUsd': 15_000, 'smb.usageGrowth.azureAcrUsd': 5000 },
    });
    // USD 700 a year ago was no deployment, so it grew out of none; it was usage, which goes on.
    expect(valuesOf(await azureFigures({ 0: 1_500_000, 12: 70_000 }))).toMatchObject({
      ...{ 'smb.deployments.azure': 0, 'smb.usageGrowth.azureAcrUsd': 14_300 },
    });
  });

  test('who stopped counts as one less', async () => {
    expect(valuesOf(await azureFigures({ 12: 80_000 }))).toMatchObject({
      ...{ 'smb.netCustomerAdds.azure': -1, 'smb.deployments.azure': -1, 'smb.usageGrowth.azureAcrUsd': -800 },
    });
  });

  test.each([
    ['PAL', 1],
    ['CSP Tier 1', 1],
    ['CSP Tier 2', 1],
    ['DPOR', 0],
    ['CPOR', 0],
    ['', 0],
  ])('a customer linked by “%s” where others are linked counts %i times', async (association, adds) => {
    const values = valuesOf(await azureFigures({ 0: 100_000 }, { association }));
    expect(values['smb.netCustomerAdds.azure']).toBe(adds);
  });

  test('nothing is known without a month of the 24, and it is named', async () => {
    const { figures, missing } = await azureFigures({ 0: 100_000 }, { lacking: [3, 23] });
    expect(missing).toEqual([nameMonth(LAST - 23), nameMonth(LAST - 3)]);
    expect(Object.values(figures).map(({ value }) => value)).toEqual(Array.from({ length: 6 }, () => null));
  });

  test.each([
    ...['Azure Sentinel', 'Microsoft Sentinel', 'sentinel', 'Security Center', 'Azure Security Center'],
    ...['Microsoft Defender for Cloud', 'Azure Defender', 'Azure Active Directory B2C', 'Azure AD B2C'],
    ...['Azure Active Directory for External Identities', 'Microsoft Entra External ID', 'Azure Bastion'],
    ...['Azure DDOS Protection', 'Azure Firewall', 'Azure Firewall Manager', 'Azure Front Door Service', 'Key vault'],
    ...['IoT Security', 'Azure IoT Security', 'Microsoft Defender for IoT', 'Application Gateway', 'Azure Key Vault'],
    ...['Microsoft Entra', 'Azure Active Directory', 'Microsoft Entra ID', 'Microsoft Entra Domain Services'],
    ...['Azure Active Directory Domain Services', 'Microsoft Entra Verified ID', 'Azure Purview', 'Microsoft Purview'],
    ...['Microsoft Security Copilot', 'Microsoft Copilot for Security'],
  ])('%s is a security service', (name) => {
    expect(isSecurityService(name)).toBe(true);
  });

  test.each(['', 'Azure', 'Microsoft', 'Storage', 'Front', 'VPN Gateway', 'Gateway', 'Sentinel One', 'Azure Monitor'])(
    '“%s” is none',
    (name) => {
      expect(isSecurityService(name)).toBe(false);
    },
  );
});

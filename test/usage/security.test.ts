import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinUsage } from '../../src/imports/azureUsage/readUsage.ts';
import { joinEms } from '../../src/imports/emsUsage/readEms.ts';
import { joinMonths } from '../../src/imports/usageRows/joinMonths.ts';
import type { EmsHistory } from '../../src/usage/emsHistory.ts';
import { computeAzureSecurity } from '../../src/usage/securityAzure.ts';
import { listSecurityCustomers, listUnlinkedCustomers } from '../../src/usage/securityCustomers.ts';
import { computeM365Security } from '../../src/usage/securityM365.ts';
import type { SecurityPart } from '../../src/usage/securityPart.ts';
import { isSecurityService } from '../../src/usage/securityServices.ts';
import type { UsageHistory } from '../../src/usage/usageHistory.ts';
import { usd } from '../../src/usage/usd.ts';
import { readEmsOf, readUsageOf } from '../imports/usage/readCsv.ts';
import {
  anyConsumption,
  anyProtection,
  calculateAzureSecurityPlainly,
  calculateM365SecurityPlainly,
  type PlainConsumption,
  type PlainProtection,
  writeConsumptionCsv,
  writeEmsCsv,
} from './plainSecurity.ts';
import { nameMonth } from './plainUsage.ts';

const LAST = 25;

async function azureOf(rows: readonly PlainConsumption[]): Promise<UsageHistory> {
  return (await readUsageOf(writeConsumptionCsv(rows))).months;
}

async function emsOf(rows: readonly PlainProtection[]): Promise<EmsHistory> {
  return (await readEmsOf(writeEmsCsv(rows))).months;
}

function valuesOf({ figures }: SecurityPart) {
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
}

/** The rows in another order and in up to three files. */
function scatter<Row>(rows: readonly Row[], seed: number): readonly (readonly Row[])[] {
  const ranked = rows.map((row, index) => ({ row, rank: Math.sin(index * 7 + seed), part: (index * 31 + seed) % 3 }));
  const shuffled = ranked.toSorted((one, other) => one.rank - other.rank);
  return [0, 1, 2]
    .map((part) => shuffled.filter((each) => each.part === part).map(({ row }) => row))
    .filter((file) => file.length > 0);
}

describe('the figures of Security', () => {
  test('of Azure are what a slow and plain calculation gives, from the file on', async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(anyConsumption, async ({ last, rows }) => {
        const plain = calculateAzureSecurityPlainly(rows, last);
        if (plain['smb.deployments.azure'] !== null) known += 1;
        expect(valuesOf(computeAzureSecurity(await azureOf(rows), nameMonth(last)))).toEqual(plain);
      }),
      { numRuns: 2000 },
    );
    expect(known).toBeGreaterThan(1000);
  });

  test('of Microsoft 365 are what a slow and plain calculation gives, from the file on', async () => {
    let known = 0;
    await fc.assert(
      fc.asyncProperty(anyProtection, async ({ last, rows }) => {
        const plain = calculateM365SecurityPlainly(rows, last);
        if (plain['smb.deployments.m365'] !== null) known += 1;
        expect(valuesOf(computeM365Security(await emsOf(rows), nameMonth(last)))).toEqual(plain);
      }),
      { numRuns: 3000 },
    );
    expect(known).toBeGreaterThan(1500);
  });

  test('are the same whatever the order of the rows, and in however many files they come', async () => {
    await fc.assert(
      fc.asyncProperty(anyConsumption, anyProtection, fc.nat(1000), async (azure, ems, seed) => {
        const month = nameMonth(azure.last);
        const azureParts = await Promise.all(scatter(azure.rows, seed).map(azureOf));
        expect(computeAzureSecurity(joinMonths(azureParts, joinUsage), month)).toEqual(
          computeAzureSecurity(await azureOf(azure.rows), month),
        );
        const emsParts = await Promise.all(scatter(ems.rows, seed).map(emsOf));
        expect(computeM365Security(joinMonths(emsParts, joinEms), nameMonth(ems.last))).toEqual(
          computeM365Security(await emsOf(ems.rows), nameMonth(ems.last)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

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

describe('of Azure', () => {
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

type Row = Partial<PlainProtection> & { readonly ago?: number };

/** The Microsoft 365 figures of these rows; somebody else's licences that are too few make both months known. */
async function m365Figures(...rows: readonly Row[]) {
  const row = ({ ago = 0, ...told }: Row): PlainProtection => ({
    ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', association: 'CPOR', isDuplicate: false },
    ...{ entra: [0, 0], intune: [0, 0], azip: [0, 0], ...told },
  });
  const others = [0, 12].map((ago) => row({ ago, tenant: 'other', entra: [4, 4] }));
  return valuesOf(computeM365Security(await emsOf([...others, ...rows.map(row)]), nameMonth(LAST)));
}

describe('of Microsoft 365', () => {
  test.each([
    [4, 0, 0],
    [5, 0, 1],
    [300, 0, 1],
    [301, 1, 0],
  ])('a customer with %i licences counts %i times for Enterprise and %i times for SMB', async (paid, large, small) => {
    const values = await m365Figures({ intune: [paid, paid] });
    expect([values['enterprise.netCustomerAdds.m365'], values['smb.netCustomerAdds.m365']]).toEqual([large, small]);
    expect([values['enterprise.deployments.m365'], values['smb.deployments.m365']]).toEqual([large, small]);
  });

  test.each([
    ['enterprise', [400, 59], 0],
    ['enterprise', [400, 60], 1],
    ['smb', [20, 2], 0],
    ['smb', [20, 3], 1],
  ] as const)('on %s %j licences and users are deployed %i times: from 15 % on', async (track, azip, count) => {
    const values = await m365Figures({ azip });
    expect([values[`${track}.deployments.m365`], values[`${track}.netCustomerAdds.m365`]]).toEqual([count, 1]);
  });

  test('counts on both paths by two workloads, and is deployed by the use of the one that is of the size', async () => {
    const values = await m365Figures({ entra: [301, 0], intune: [5, 5] });
    expect(values).toMatchObject({
      ...{ 'enterprise.netCustomerAdds.m365': 1, 'smb.netCustomerAdds.m365': 1 },
      ...{ 'enterprise.deployments.m365': 0, 'smb.deployments.m365': 1 },
    });
  });

  test('stays SMB, too, once it has grown beyond it within the year', async () => {
    const grown = await m365Figures({ ago: 12, entra: [300, 100] }, { entra: [400, 180] });
    expect(grown).toEqual({
      ...{ 'enterprise.netCustomerAdds.m365': 1, 'smb.netCustomerAdds.m365': 0 },
      ...{ 'enterprise.deployments.m365': 1, 'smb.deployments.m365': 0 },
      ...{ 'enterprise.usageGrowth.m365ProtectedUsers': 180, 'smb.usageGrowth.m365ProtectedUsers': 80 },
    });
    expect(await m365Figures({ ago: 12, entra: [301, 100] }, { entra: [400, 180] })).toMatchObject({
      ...{ 'enterprise.netCustomerAdds.m365': 0, 'smb.netCustomerAdds.m365': 0 },
    });
  });

  test('protects users that are paid for, of all three workloads, each told once', async () => {
    const row: Row = { entra: [400, 500], intune: [20, 10], azip: [3, 3] };
    const values = await m365Figures(row, { ...row, association: 'CSP Tier 1' }, row);
    expect(values['enterprise.usageGrowth.m365ProtectedUsers']).toBe(413);
  });

  test('adds up the subscriptions of a customer, whichever of its links tells of them, and each of them once', async () => {
    const one: Row = { intune: [200, 100], subscription: 'One' };
    const other: Row = { intune: [101, 20], subscription: 'other', association: 'CSP Tier 2' };
    const values = await m365Figures(one, { ...one, subscription: 'one', association: 'CSP Tier 1' }, other, other);
    expect([values['enterprise.netCustomerAdds.m365'], values['smb.netCustomerAdds.m365']]).toEqual([1, 0]);
    expect(values['enterprise.usageGrowth.m365ProtectedUsers']).toBe(120);
  });

  test.each([
    ['CSP Tier 2', 1],
    ['DPOR', 0],
    ['PAL', 0],
    ['', 0],
  ])('a customer linked by “%s” counts %i times', async (association, count) => {
    expect((await m365Figures({ entra: [400, 1], association }))['enterprise.netCustomerAdds.m365']).toBe(count);
  });

  test('nothing is known without the month of a year before, and it is named', async () => {
    const history = await emsOf([
      {
        ...{ month: nameMonth(LAST), tenant: 'fabrikam', association: 'CPOR', isDuplicate: false },
        ...{ entra: [400, 1], intune: [0, 0], azip: [0, 0] },
      },
    ]);
    const { figures, missing } = computeM365Security(history, nameMonth(LAST));
    expect(missing).toEqual([nameMonth(LAST - 12)]);
    expect(Object.values(figures).map(({ value }) => value)).toEqual(Array.from({ length: 6 }, () => null));
  });
});

describe('customers of Security', () => {
  test('are told with the part by which they count, and add up to the figures', async () => {
    await fc.assert(
      fc.asyncProperty(anyConsumption, anyProtection, async (consumption, protection) => {
        const azure = { history: await azureOf(consumption.rows), month: nameMonth(consumption.last) };
        const m365 = { history: await emsOf(protection.rows), month: nameMonth(protection.last) };
        const customers = listSecurityCustomers(azure, m365);
        const figures = {
          ...valuesOf(computeAzureSecurity(azure.history, azure.month)),
          ...valuesOf(computeM365Security(m365.history, m365.month)),
        };
        for (const { tenantId } of listUnlinkedCustomers(azure)) {
          const usage = customers.find((each) => each.tenantId === tenantId)?.azure?.usage ?? 0n;
          expect(usage).toBe(0n);
        }
        for (const part of ['azure', 'm365'] as const) {
          for (const track of ['enterprise', 'smb'] as const) {
            for (const [metric, count] of [
              ['netCustomerAdds', 'adds'] as const,
              ['deployments', 'deployments'] as const,
            ]) {
              const told = figures[`${track}.${metric}.${part}`];
              const now = customers.filter((each) => each[part]?.now[count].includes(track)).length;
              const before = customers.filter((each) => each[part]?.aYearAgo?.[count].includes(track)).length;
              if (told !== null) expect(now - before).toBe(told);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('with Azure security usage and no link that counts are named, the most usage first', async () => {
    const row = (tenant: string, association: string, cents: number, service = 'Key Vault') => {
      return { month: nameMonth(LAST), tenant, association, cents, service, isDuplicate: false };
    };
    const rows = [
      ...[row('linked', 'PAL', 500), row('small', 'DPOR', 200), row('large', 'DPOR', 300), row('bare', '', 250)],
      ...[row('both', 'DPOR', 900), row('both', 'CSP Tier 1', 0), row('other', 'DPOR', 900, 'Storage')],
      row('nothing', 'DPOR', 0),
    ];
    const names = async (told: readonly PlainConsumption[]) =>
      listUnlinkedCustomers({ history: await azureOf(told), month: nameMonth(LAST) }).map(({ name }) => name);
    expect(await names(rows)).toEqual(['Name of large', 'Name of bare', 'Name of small']);
    // Where nobody's link is told, nobody is without one.
    expect(await names(rows.map((each) => ({ ...each, association: '' })))).toEqual([]);
  });

  test('are told with their usage, licences, links and what nobody uses yet', async () => {
    const azure = await azureOf(
      [0, 12].map((ago) => ({
        ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', service: 'Key Vault', association: 'PAL' },
        ...{ cents: ago === 0 ? 1_500_000 : 100_000, isDuplicate: false },
      })),
    );
    const ems = await emsOf(
      [0, 12].map((ago) => ({
        ...{ month: nameMonth(LAST - ago), tenant: 'fabrikam', association: 'CSP Tier 1', isDuplicate: false },
        ...({ entra: ago === 0 ? [400, 50] : [100, 50], intune: [10, 5], azip: [0, 0] } as const),
      })),
    );
    const month = nameMonth(LAST);
    const [fabrikam, ...others] = listSecurityCustomers({ history: azure, month }, { history: ems, month });
    expect(others).toEqual([]);
    expect(fabrikam).toMatchObject({
      ...{ tenantId: 'fabrikam', name: 'Name of fabrikam' },
      azure: {
        ...{ usage: usd(15_000), usageAYearAgo: null, aYearAgo: null, links: [{ how: 'PAL', since: null }] },
        now: { adds: ['enterprise', 'smb'], deployments: ['enterprise', 'smb'] },
      },
      m365: {
        now: { adds: ['enterprise', 'smb'], deployments: ['smb'] },
        aYearAgo: { adds: ['smb'], deployments: ['smb'] },
        ...{ seats: { paid: 410, active: 55 }, seatsAYearAgo: { paid: 110, active: 55 } },
        unused: [{ workload: 'Entra ID P1', more: 300, active: 50 }],
        links: [{ how: 'CSP', since: null }],
      },
    });
    expect(listSecurityCustomers(null, { history: ems, month })[0]?.azure).toBeNull();
    expect(listSecurityCustomers({ history: azure, month }, null)[0]?.m365).toBeNull();
    expect(listSecurityCustomers(null, null)).toEqual([]);
  });
});

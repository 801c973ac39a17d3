import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeAzureSecurity } from '../../../src/usage/security/securityAzure.ts';
import { listSecurityCustomers, listUnlinkedCustomers } from '../../../src/usage/security/securityCustomers.ts';
import { computeM365Security } from '../../../src/usage/security/securityM365.ts';
import { usd } from '../../../src/usage/usd.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import { anyConsumption, anyProtection } from './anySecurity.ts';
import type { PlainConsumption } from './plainSecurity.ts';
import { azureOf, emsOf, valuesOf } from './securityHistories.ts';

const LAST = 25;

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

import { describe, expect, test } from 'vitest';
import { computeM365Security } from '../../../src/usage/security/securityM365.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import type { PlainProtection } from './plainSecurity.ts';
import { emsOf, valuesOf } from './securityHistories.ts';

const LAST = 25;

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

describe('the Microsoft 365 part of Security', () => {
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

import { describe, expect, test } from 'vitest';
import { applyChange } from '../../../src/partner/change.ts';
import { areaFigures, followedAreas, hasFigures, isSetUp } from '../../../src/partner/facts.ts';
import { EMPTY_RECORD, type PartnerRecord } from '../../../src/partner/record.ts';
import { changeByEms } from '../../../src/partner/reports/securityChange.ts';
import { changeByUsage } from '../../../src/partner/reports/usageChange.ts';
import type { UsageHistory } from '../../../src/usage/azure/usageHistory.ts';
import { monthsUntil } from '../../../src/usage/months.ts';
import type { EmsHistory } from '../../../src/usage/security/emsHistory.ts';
import { usd } from '../../../src/usage/usd.ts';

const GIVEN = { day: '2026-11-27', by: { id: 'ana', name: 'Ana' }, imports: [], losses: [] };
const LAST = '2026-10';

/** Security usage of a customer's in the last month of so many that are known. */
function azure(months = 24, dollars = 1000): UsageHistory {
  const customer = (month: string) => ({
    ...{ tenantId: 't', name: 'Fabrikam', segment: 'SMB', links: [{ how: 'PAL' as const, since: null }] },
    services: new Map([['Key Vault', month === LAST ? usd(dollars) : 0n]]),
  });
  return new Map(monthsUntil(LAST, months).map((month) => [month, new Map([['t', customer(month)]])]));
}

function ems(...months: readonly string[]): EmsHistory {
  const links = [
    { how: 'CPOR' as const, since: null, workloads: new Map([['Intune', { paid: 20, active: 9 }]] as const) },
  ];
  return new Map(
    months.map((month) => [month, new Map(month === LAST ? [['t', { tenantId: 't', name: 'Fabrikam', links }]] : [])]),
  );
}

function byUsage(record: PartnerRecord, history: UsageHistory): PartnerRecord {
  return applyChange(record, changeByUsage(record, { ...GIVEN, history }));
}

function byEms(record: PartnerRecord, history: EmsHistory): PartnerRecord {
  return applyChange(record, changeByEms(record, { ...GIVEN, history }));
}

function valuesOf(record: PartnerRecord) {
  return Object.fromEntries(Object.entries(areaFigures(record, 'security')).map(([key, { value }]) => [key, value]));
}

const AZURE = {
  ...{
    'enterprise.netCustomerAdds.azure': 1,
    'enterprise.usageGrowth.azureAcrUsd': 0,
    'enterprise.deployments.azure': 0,
  },
  ...{ 'smb.netCustomerAdds.azure': 1, 'smb.usageGrowth.azureAcrUsd': 1000, 'smb.deployments.azure': 1 },
};
const M365 = {
  'enterprise.netCustomerAdds.m365': 0,
  ...{ 'enterprise.usageGrowth.m365ProtectedUsers': 0, 'enterprise.deployments.m365': 0 },
  ...{ 'smb.netCustomerAdds.m365': 1, 'smb.usageGrowth.m365ProtectedUsers': 9, 'smb.deployments.m365': 1 },
};

describe('the two parts of Security', () => {
  test('are each set by their own report, in either order, and leave the other alone', () => {
    const [m365, both] = [ems('2025-10', LAST), { ...AZURE, ...M365 }];
    expect(valuesOf(byUsage(byEms(EMPTY_RECORD, m365), azure()))).toEqual(both);
    expect(valuesOf(byEms(byUsage(EMPTY_RECORD, azure()), m365))).toEqual(both);
  });

  test('are no longer known each by itself where months are missing', () => {
    const both = byEms(byUsage(EMPTY_RECORD, azure()), ems('2025-10', LAST));
    expect(valuesOf(byUsage(both, azure(23)))).toEqual(M365);
    expect(valuesOf(byEms(both, ems(LAST)))).toEqual(AZURE);
    const none = byEms(byUsage(both, azure(23)), ems(LAST));
    expect([valuesOf(none), none.figures.security]).toEqual([{}, undefined]);
    expect(none.settings.emsUsage.summary).toEqual({ month: LAST, missing: ['2025-10'] });
  });

  test('keep what was typed, which counts where a part is not known', () => {
    const fact = { value: 7, day: '2026-11-01', by: GIVEN.by };
    const typed: PartnerRecord = {
      ...EMPTY_RECORD,
      figures: { security: { 'smb.netCustomerAdds.azure': fact, 'smb.netCustomerAdds.m365': fact } },
    };
    expect(valuesOf(byUsage(typed, azure()))).toMatchObject({ ...AZURE, 'smb.netCustomerAdds.m365': 7 });
    expect(valuesOf(byUsage(typed, azure(12)))).toEqual({
      'smb.netCustomerAdds.azure': 7,
      'smb.netCustomerAdds.m365': 7,
    });
  });

  test('set Security up, but for AzureUsage alone', () => {
    const some = byUsage(EMPTY_RECORD, azure());
    expect([hasFigures(some, 'security'), isSetUp(some, 'security')]).toEqual([true, false]);
    expect(followedAreas(some)).not.toContain('security');
    expect(followedAreas(byEms(some, ems('2025-10', LAST)))).toContain('security');
    const typed = { 'enterprise.deployments.m365': { value: 0, day: '2026-11-01', by: GIVEN.by } };
    const told = applyChange(some, [
      { kind: 'figures', owner: 'security', after: { ...some.figures.security, ...typed } },
    ]);
    expect(followedAreas(told)).toContain('security');
  });
});

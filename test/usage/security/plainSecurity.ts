import { nameMonth } from '../azure/plainUsage.ts';

/** A row of AzureUsage as an export has it, in whole cents. */
export interface PlainConsumption {
  readonly month: string;
  readonly tenant: string;
  readonly service: string;
  readonly association: string;
  readonly cents: number;
  readonly isDuplicate: boolean;
}

/** A row of EMSUsage as an export has it: paid licences and active users of each workload. */
export interface PlainProtection {
  readonly month: string;
  readonly tenant: string;
  readonly association: string;
  readonly entra: readonly [number, number];
  readonly intune: readonly [number, number];
  readonly azip: readonly [number, number];
  readonly isDuplicate: boolean;
  readonly subscription?: string;
}

/** Services that count, as a report may name them. */
export const SECURE = [
  'Key Vault',
  'Azure Sentinel',
  'Security Center',
  'Azure Active Directory B2C',
  'Microsoft Entra ID',
];
/** Links as reports write them, and what they are. */
export const KINDS: Readonly<Record<string, string>> = {
  ...{ PAL: 'PAL', DPOR: 'DPOR', CPOR: 'CPOR' },
  ...{ 'CSP Tier 1': 'CSP', 'CSP Tier 2': 'CSP' },
};

/** The definitions once more, as slowly and plainly as they can be said, sharing nothing with the product: straight from rows, in cents. */
export function calculateAzureSecurityPlainly(rows: readonly PlainConsumption[], last: number) {
  const tenants = [...new Set(rows.map((row) => row.tenant))];
  const isKnown = Array.from({ length: 24 }, (_, ago) => nameMonth(last - ago)).every((month) =>
    rows.some((row) => row.month === month),
  );
  function isLinkTold(month: string): boolean {
    return rows.some((row) => row.month === month && KINDS[row.association] !== undefined);
  }
  function counts(tenant: string, month: string): boolean {
    if (!isLinkTold(month)) return true;
    for (const row of rows) {
      if (row.tenant !== tenant || row.month !== month) continue;
      if (KINDS[row.association] === 'PAL' || KINDS[row.association] === 'CSP') return true;
    }
    return false;
  }
  function year(tenant: string, end: number): number {
    let sum = 0;
    for (let month = end - 11; month <= end; month++) {
      if (!counts(tenant, nameMonth(month))) continue;
      for (const row of rows) {
        if (row.tenant !== tenant || row.month !== nameMonth(month) || row.isDuplicate) continue;
        const isTaken = row.association === '' || ['PAL', 'DPOR', 'CSP'].includes(KINDS[row.association] ?? '');
        if (isTaken && SECURE.includes(row.service)) sum += row.cents;
      }
    }
    return sum;
  }
  function sums(isIn: (now: number, before: number) => boolean, wasIn: (before: number) => boolean) {
    let [count, cents] = [0, 0];
    for (const tenant of tenants) {
      const [now, before] = [year(tenant, last), year(tenant, last - 12)];
      if (isIn(now, before)) [count, cents] = [count + 1, cents + now];
      if (wasIn(before)) [count, cents] = [count - 1, cents - before];
    }
    return { count, dollars: cents / 100 };
  }
  const known = <T>(value: T) => (isKnown ? value : null);
  const adds = sums(
    (now) => now >= 60_000,
    (before) => before >= 60_000,
  ).count;
  const large = sums(
    (now) => now > 1_200_000,
    (before) => before > 1_200_000,
  );
  const small = sums(
    (now, before) => (now > 0 && now <= 1_200_000) || (now > 1_200_000 && before > 0 && before <= 1_200_000),
    (before) => before > 0 && before <= 1_200_000,
  );
  const deployed = sums(
    (now, before) =>
      (now >= 75_000 && now <= 1_200_000) || (now > 1_200_000 && before >= 75_000 && before <= 1_200_000),
    (before) => before >= 75_000 && before <= 1_200_000,
  );
  return {
    'enterprise.netCustomerAdds.azure': known(adds),
    'enterprise.usageGrowth.azureAcrUsd': known(large.dollars),
    'enterprise.deployments.azure': known(large.count),
    'smb.netCustomerAdds.azure': known(adds),
    'smb.usageGrowth.azureAcrUsd': known(small.dollars),
    'smb.deployments.azure': known(deployed.count),
  };
}

/** The same of licences and users. */
export function calculateM365SecurityPlainly(rows: readonly PlainProtection[], last: number) {
  const [now, before] = [nameMonth(last), nameMonth(last - 12)];
  const counted = rows.filter((row) => !row.isDuplicate && ['CPOR', 'CSP'].includes(KINDS[row.association] ?? ''));
  const tenants = [...new Set(counted.map((row) => row.tenant))];
  const isKnown = [now, before].every((month) => rows.some((row) => row.month === month));
  const workloads = ['entra', 'intune', 'azip'] as const;

  /** Of each subscription what is told again once; subscriptions add up. */
  function amountOf(tenant: string, month: string, workload: (typeof workloads)[number], which: 0 | 1): number {
    const own = counted.filter((row) => row.tenant === tenant && row.month === month);
    let sum = 0;
    for (const subscription of new Set(own.map((row) => row.subscription ?? ''))) {
      let found = 0;
      for (const row of own) {
        if ((row.subscription ?? '') === subscription && row[workload][which] > found) found = row[workload][which];
      }
      sum += found;
    }
    return sum;
  }
  function has(tenant: string, month: string, from: number, to: number, share: number): boolean {
    return workloads.some((workload) => {
      const [paid, active] = [amountOf(tenant, month, workload, 0), amountOf(tenant, month, workload, 1)];
      return paid >= from && paid <= to && active / paid >= share;
    });
  }
  function users(tenant: string, month: string): number {
    let sum = 0;
    for (const workload of workloads) {
      const [paid, active] = [amountOf(tenant, month, workload, 0), amountOf(tenant, month, workload, 1)];
      sum += active > paid ? paid : active;
    }
    return sum;
  }
  function isIn(tenant: string, track: 'enterprise' | 'smb', share: number): boolean {
    if (track === 'enterprise') return has(tenant, now, 301, 1e9, share);
    if (has(tenant, now, 5, 300, share)) return true;
    return has(tenant, now, 301, 1e9, share) && has(tenant, before, 5, 300, 0);
  }
  function wasIn(tenant: string, track: 'enterprise' | 'smb', share: number): boolean {
    return track === 'enterprise' ? has(tenant, before, 301, 1e9, share) : has(tenant, before, 5, 300, share);
  }
  const net = (track: 'enterprise' | 'smb', share: number) => {
    let count = 0;
    for (const tenant of tenants) count += Number(isIn(tenant, track, share)) - Number(wasIn(tenant, track, share));
    return isKnown ? count : null;
  };
  const growth = (track: 'enterprise' | 'smb') => {
    let sum = 0;
    for (const tenant of tenants) {
      if (isIn(tenant, track, 0)) sum += users(tenant, now);
      if (wasIn(tenant, track, 0)) sum -= users(tenant, before);
    }
    return isKnown ? sum : null;
  };
  return {
    'enterprise.netCustomerAdds.m365': net('enterprise', 0),
    'enterprise.usageGrowth.m365ProtectedUsers': growth('enterprise'),
    'enterprise.deployments.m365': net('enterprise', 0.15),
    'smb.netCustomerAdds.m365': net('smb', 0),
    'smb.usageGrowth.m365ProtectedUsers': growth('smb'),
    'smb.deployments.m365': net('smb', 0.15),
  };
}

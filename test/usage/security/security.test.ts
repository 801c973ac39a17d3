import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinUsage } from '../../../src/imports/azureUsage/readUsage.ts';
import { joinEms } from '../../../src/imports/emsUsage/readEms.ts';
import { joinMonths } from '../../../src/imports/usageRows/joinMonths.ts';
import { computeAzureSecurity } from '../../../src/usage/security/securityAzure.ts';
import { computeM365Security } from '../../../src/usage/security/securityM365.ts';
import { nameMonth } from '../azure/plainUsage.ts';
import { anyConsumption, anyProtection } from './anySecurity.ts';
import { calculateAzureSecurityPlainly, calculateM365SecurityPlainly } from './plainSecurity.ts';
import { azureOf, emsOf, valuesOf } from './securityHistories.ts';

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

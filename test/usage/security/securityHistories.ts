import type { UsageHistory } from '../../../src/usage/azure/usageHistory.ts';
import type { EmsHistory } from '../../../src/usage/security/emsHistory.ts';
import type { SecurityPart } from '../../../src/usage/security/securityPart.ts';
import { readEmsOf, readUsageOf } from '../../imports/usage/readCsv.ts';
import { writeConsumptionCsv, writeEmsCsv } from './anySecurity.ts';
import type { PlainConsumption, PlainProtection } from './plainSecurity.ts';

/** What a file of these rows is read as. */
export async function azureOf(rows: readonly PlainConsumption[]): Promise<UsageHistory> {
  return (await readUsageOf(writeConsumptionCsv(rows))).months;
}

export async function emsOf(rows: readonly PlainProtection[]): Promise<EmsHistory> {
  return (await readEmsOf(writeEmsCsv(rows))).months;
}

export function valuesOf({ figures }: SecurityPart) {
  return Object.fromEntries(Object.entries(figures).map(([key, { value }]) => [key, value]));
}

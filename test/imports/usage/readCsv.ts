import { stringify } from 'csv-stringify/sync';
import type { UsageRead } from '../../../src/imports/azureUsage/readUsage.ts';
import type { ActivityRead, RevenueRead } from '../../../src/imports/businessApps/readBusiness.ts';
import type { EmsRead } from '../../../src/imports/emsUsage/readEms.ts';
import type { OfficeRead } from '../../../src/imports/officeUsage/readOffice.ts';
import { type NamedReport, readReports } from '../../../src/imports/readReports.ts';
import { NOTHING_SAID, settleReport } from '../../../src/imports/settleReports.ts';
import type { PlainRow } from '../../usage/azure/plainUsage.ts';

export const LIMITS = {
  ...{ mostRows: 200_000, mostPackedBytes: 20 * 1024 ** 2, mostUnpackedBytes: 200 * 1024 ** 2 },
  day: '2026-11-27',
};

async function* inParts(bytes: Uint8Array, partBytes = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes);
}

export async function readAll(content: string | Uint8Array, limits = LIMITS): Promise<readonly NamedReport[]> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const set = await readReports('report.csv', inParts(bytes), limits);
  return set.map(({ name, report }) => ({ name, report: settleReport(report, set, NOTHING_SAID) }));
}

export async function readUsageOf(content: string | Uint8Array, limits = LIMITS): Promise<UsageRead> {
  const [only, ...others] = await readAll(content, limits);
  if (only?.report.kind !== 'usage' || others.length > 0) throw new Error('One report of usage is expected');
  return only.report;
}

export async function readOfficeOf(content: string | Uint8Array, limits = LIMITS): Promise<OfficeRead> {
  const [only, ...others] = await readAll(content, limits);
  if (only?.report.kind !== 'office' || others.length > 0) throw new Error('One OfficeUsage report is expected');
  return only.report;
}

export async function readEmsOf(content: string | Uint8Array, limits = LIMITS): Promise<EmsRead> {
  const [only, ...others] = await readAll(content, limits);
  if (only?.report.kind !== 'ems' || others.length > 0) throw new Error('One EMSUsage report is expected');
  return only.report;
}

export async function readRevenueOf(content: string, limits = LIMITS): Promise<RevenueRead> {
  const [only, ...others] = await readAll(content, limits);
  if (only?.report.kind !== 'businessRevenue' || others.length > 0)
    throw new Error('One report of revenue is expected');
  return only.report;
}

export async function readActivityOf(content: string, limits = LIMITS): Promise<ActivityRead> {
  const [only, ...others] = await readAll(content, limits);
  if (only?.report.kind !== 'businessUsage' || others.length > 0) throw new Error('One report of usage is expected');
  return only.report;
}

export const HEAD = [
  'Month',
  'CustomerTenantId',
  'CustomerName',
  'CustomerSegment',
  'ServiceLevel2',
  'ACR_USD',
  'IsACRDuplicateAtPGALevel',
];

export function writeUsageCsv(rows: readonly PlainRow[]): string {
  const cells = rows.map(({ month, tenant, segment, service, cents, isDuplicate }) => {
    const dollars = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    return [month, tenant, `Name of ${tenant}`, segment, service, dollars, isDuplicate ? 'TRUE' : 'FALSE'];
  });
  return stringify([HEAD, ...cells]);
}

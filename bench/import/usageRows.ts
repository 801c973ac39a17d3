const HEAD = [
  ...[
    'PGAMpnId',
    'SubscriptionId',
    'SubscriptionStartDate',
    'SubscriptionEndDate',
    'FirstUseDate',
    'SubscriptionState',
  ],
  ...['Month', 'ServiceLevel1', 'ServiceLevel2', 'ServiceLevel3', 'ServiceLevel4', 'ServiceGroup2', 'ServiceGroup3'],
  ...[
    'ServiceInfluencer',
    'ComputeOS',
    'UsageUnits',
    'UsageQuantity',
    'CustomerName',
    'CustomerTenantId',
    'CustomerTpid',
  ],
  ...['CustomerSegment', 'CustomerMarket', 'MPNId', 'PartnerName', 'PartnerLocation', 'PartnerAttributionType'],
  ...['SalesChannel', 'IsACRDuplicateAtPGALevel', 'ResellerID', 'ResellerName', 'AssociationType', 'ACR_USD'],
];
const SERVICES = [
  'Virtual Machines',
  'Key Vault',
  'Storage',
  'Azure SQL Database',
  'Bandwidth',
  'Azure Monitor',
  'AKS',
];
const CUSTOMERS = 200;
const MONTHS = 25;
const BLOCK = 1000;

/** A made-up AzureUsage export of 200 customers and 25 months until October 2026, the same every time; some 310 bytes a row. */
export function* writeUsageRows(count: number): Generator<string> {
  yield `${HEAD.join(',')}\n`;
  for (let written = 0; written < count; written += BLOCK) {
    yield Array.from({ length: Math.min(BLOCK, count - written) }, (_, index) => writeRow(written + index)).join('');
  }
}

function writeRow(row: number): string {
  const customer = (row * 7919) % CUSTOMERS;
  const month = (row * 31) % MONTHS;
  const id = customer.toString(16).padStart(8, '0');
  const on = `${2024 + Math.floor((month + 9) / 12)}-${String(((month + 9) % 12) + 1).padStart(2, '0')}-01`;
  const amount = `${(row * 104_729) % 20}.${String((row * 15_485_863) % 1e14).padStart(14, '0')}`;
  return `1234567,${id}-1111-2222-3333-444455556666,2023-01-01,,2023-02-01,Active,${on},Azure,${SERVICES[row % SERVICES.length]},General,Standard,Core,Data,None,Linux,1 Hour,${row % 977}.25,"Customer ${customer}, Inc.",${id}-aaaa-bbbb-cccc-ddddeeeeffff,${customer},${customer % 5 === 0 ? 'Enterprise' : 'SMB'},Spain,7654321,Contoso,Madrid,CSP,Direct,${row % 50 === 0 ? 'TRUE' : 'FALSE'},99,Reseller,${customer % 3 === 0 ? 'PAL' : 'CSP Tier 1'},${amount}\n`;
}

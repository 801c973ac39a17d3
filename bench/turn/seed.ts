import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { noteKeyOf, partitionKeyOf, placeKeyOf, placeMarkKeyOf } from '../../src/adapters/tables/keys.ts';
import { createMemberRow } from '../../src/adapters/tables/listMembers.ts';
import { createRow } from '../../src/adapters/tables/row.ts';
import { createUsageStores } from '../../src/adapters/tables/usage/createUsageStores.ts';
import { writeEach } from '../../src/adapters/tables/writeEach.ts';
import type { Address } from '../../src/partner/address.ts';
import { applyChange } from '../../src/partner/change.ts';
import { createDayState, dayOf } from '../../src/partner/dayState.ts';
import { changeByUsage } from '../../src/partner/reports/usageChange.ts';
import type { PartnerKey } from '../../src/partner/store.ts';
import type { MonthUsage } from '../../src/usage/azure/usageHistory.ts';
import { monthsUntil } from '../../src/usage/months.ts';
import { usd } from '../../src/usage/usd.ts';
import { bot } from '../../test/support/activities.ts';
import { silentLog } from '../../test/support/silentLog.ts';
import { createPartner, SOMEBODY } from '../partner.ts';
import { conversationOf, LOCALE, type Speaker, TIME_ZONE } from './chat.ts';

// So many changes in the last months, each on a day of its own.
const CHANGES = 20;
const DAYS_BETWEEN = 7;
const HOURS_A_DAY = 24;

const ruleSets = readRuleSets();

export interface Company {
  readonly tenantId: string;
  readonly members: readonly Speaker[];
}

export interface Size {
  /** Members who have written to the bot. */
  readonly members: number;
  /** People on the list of certified people. */
  readonly people: number;
  /** Customers whose usage of 25 months is kept; none unless given. */
  readonly customers?: number;
}

/** A company with figures of all areas and some months of history, whose members all have a chat with the bot. */
export async function seed(
  table: TableClient,
  serviceUrl: string,
  { members, people, customers = 0 }: Size,
): Promise<Company> {
  const now = Temporal.Now.instant();
  const tenantId = randomUUID();
  const key = { tenantId, sampleOf: null };
  await keepNumbers(table, key, people, now);
  if (customers > 0) await keepUsage(table, key, customers, now);
  const all = Array.from({ length: members }, () => ({ tenantId, id: randomUUID() }));
  await writeEach(
    table,
    all.flatMap((speaker) => createMember(speaker, serviceUrl, now)),
  );
  return { tenantId, members: all };
}

async function keepNumbers(table: TableClient, key: PartnerKey, people: number, now: Temporal.Instant): Promise<void> {
  const store = createPartnerStore({ table, log: silentLog });
  for (let left = CHANGES; left >= 0; left -= 1) {
    const at = now.subtract({ hours: left * DAYS_BETWEEN * HOURS_A_DAY });
    const operation = { id: randomUUID(), by: SOMEBODY, at, said: 'bench' };
    // The people come with the first change, and what they hold has not lapsed today.
    const change = left === CHANGES ? createPartner(dayOf(now), people) : createPartner(dayOf(at), 0);
    await store.change(key, operation, (record) => {
      const state = createDayState(applyChange(record, change), dayOf(at), ruleSets);
      return { kind: 'change', change, outcome: null, state };
    });
  }
}

function createMember(speaker: Speaker, serviceUrl: string, now: Temporal.Instant) {
  const { tenantId, id } = speaker;
  const partition = partitionKeyOf({ tenantId, sampleOf: null });
  const note = { kind: 'member', name: 'Somebody', mail: `${id}@contoso.com`, checkedAt: now } as const;
  const mark = `welcomed:${conversationOf(speaker)}`;
  return [
    ['create', createMemberRow(partition, { userId: id, ...note })],
    ['create', createRow(partition, noteKeyOf('language', id), { userId: id, language: 'en', isChosen: false })],
    ['create', createRow(partition, placeMarkKeyOf(id, mark), { mark })],
    ['create', createRow(partition, placeKeyOf(id, 'address'), createAddress(speaker, serviceUrl))],
  ] as const;
}

function createAddress(speaker: Speaker, serviceUrl: string): Address {
  return {
    ...{ place: speaker.id, kind: 'personal', conversationId: conversationOf(speaker), serviceUrl, bot },
    user: { id: `29:${speaker.id}`, name: 'Somebody' },
    ...{ team: null, isShared: false, locale: LOCALE, timeZone: TIME_ZONE, state: 'open' },
  };
}

/** As an import leaves it. */
async function keepUsage(table: TableClient, key: PartnerKey, customers: number, now: Temporal.Instant): Promise<void> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const day = today.toString();
  const months = monthsUntil(today.subtract({ months: 1 }).toString().slice(0, 7), 25);
  const history = new Map(months.map((month, index) => [month, createMonth(customers, index)]));
  const names = await createUsageStores({ table }).azure.keepMonths(key, history, now);
  const applied = { id: randomUUID(), file: 'usage.csv', bytes: 1, hash: '', day, months: names };
  const operation = { id: randomUUID(), by: SOMEBODY, at: now.add({ milliseconds: 1 }), said: 'bench' };
  await createPartnerStore({ table, log: silentLog }).change(key, operation, (record) => ({
    ...{ kind: 'change', outcome: null },
    change: changeByUsage(record, { imports: [applied], history, losses: [], day, by: SOMEBODY }),
  }));
}

function createMonth(customers: number, index: number): MonthUsage {
  return new Map(
    Array.from({ length: customers }, (_, at) => {
      const tenantId = `customer-${at}`;
      const services = new Map(
        ['Key Vault', 'Storage', 'AKS'].map((name, of) => [name, usd(((at + 1) * (index + of + 7)) % 700)]),
      );
      return [tenantId, { tenantId, name: `Customer ${at}`, segment: 'SMB', links: [], services }];
    }),
  );
}

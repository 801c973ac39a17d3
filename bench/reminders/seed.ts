import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { partitionKeyOf, placeKeyOf } from '../../src/adapters/tables/keys.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createRow } from '../../src/adapters/tables/row.ts';
import { writeEach } from '../../src/adapters/tables/writeEach.ts';
import type { Address } from '../../src/partner/address.ts';
import type { Reminder } from '../../src/partner/reminder.ts';
import { nextDue } from '../../src/reminders/index.ts';
import { silentLog } from '../../test/support/silentLog.ts';
import { conversationIn } from '../../test/support/startTeams.ts';
import { createPartner, SOMEBODY } from '../partner.ts';

const PEOPLE = 20;
const ASKED_AT = '2026-01-01T00:00:00Z';

export interface Seeding {
  readonly createTableClient: (name: string) => TableClient;
  readonly serviceUrl: string;
  readonly tenants: number;
  readonly recipients: number;
}

/** Partners with figures and people, and as many chats whose reminder is due now. Gives the chats by their place. */
export async function seed({ createTableClient, serviceUrl, tenants, recipients }: Seeding) {
  const now = Temporal.Now.instant();
  const change = createPartner(now.toZonedDateTimeISO('UTC').toPlainDate().toString(), PEOPLE);
  const partners = createTableClient('partners');
  const due = createDueIndex({ table: createTableClient('due'), log: silentLog });
  const store = createPartnerStore({ table: partners, log: silentLog });
  const conversations = new Map<string, string>();
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const tenantId = randomUUID();
    const key = { tenantId, sampleOf: null };
    const operation = { id: randomUUID(), by: SOMEBODY, at: now, said: 'bench' };
    await store.change(key, operation, () => ({ kind: 'change', change, outcome: null }));
    const chats = Array.from({ length: share(recipients, tenants, tenant) }, () =>
      createChat(tenantId, serviceUrl, now),
    );
    for (const { address } of chats) conversations.set(address.place, address.conversationId);
    const partition = partitionKeyOf(key);
    await writeEach(
      partners,
      chats.flatMap(({ address, reminder }) => [
        ['create', createRow(partition, placeKeyOf(address.place, 'address'), address)],
        ['create', createRow(partition, placeKeyOf(address.place, 'reminder'), reminder)],
      ]),
    );
    await due.add(chats.map(({ reminder }) => nextDue(tenantId, reminder, now.subtract({ minutes: 1 }))));
  }
  return conversations;
}

/** As even as whole numbers allow, and together no more and no fewer. */
function share(whole: number, parts: number, index: number): number {
  return Math.floor((whole * (index + 1)) / parts) - Math.floor((whole * index) / parts);
}

/** A personal chat whose reminder came due within the last minute. */
function createChat(tenantId: string, serviceUrl: string, now: Temporal.Instant) {
  const place = randomUUID();
  const user = { id: `29:${place}`, name: 'Somebody' };
  const dueAt = now.toZonedDateTimeISO('UTC');
  const address: Address = {
    ...{ place, serviceUrl, user, kind: 'personal', conversationId: conversationIn(tenantId, user.id) },
    bot: { id: '28:bot', name: 'Partner Score' },
    ...{ team: null, isShared: false, locale: 'en-GB', timeZone: 'UTC', state: 'open' },
  };
  const reminder: Reminder = {
    ...{ place, day: dueAt.day, time: dueAt.toPlainTime().toString({ smallestUnit: 'minute' }), timeZone: 'UTC' },
    ...{ warnings: true, snooze: null, skipped: [], language: 'en', by: SOMEBODY, since: ASKED_AT },
  };
  return { address, reminder };
}

import { randomUUID } from 'node:crypto';
import type { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { createPartnerStore } from '../../src/adapters/tables/createPartnerStore.ts';
import { partitionKeyOf, placeKeyOf } from '../../src/adapters/tables/keys.ts';
import { createDueIndex } from '../../src/adapters/tables/reminders/createDueIndex.ts';
import { createRow } from '../../src/adapters/tables/row.ts';
import { writeEach } from '../../src/adapters/tables/writeEach.ts';
import type { Address } from '../../src/partner/address.ts';
import type { Change } from '../../src/partner/change.ts';
import { NEW_SETTINGS } from '../../src/partner/record.ts';
import type { Reminder } from '../../src/partner/reminder.ts';
import { nextDue } from '../../src/reminders/index.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import { AREA_IDS } from '../../src/scoring/designations.ts';
import { FIGURES, type FigureKind } from '../../src/scoring/figures.ts';
import { silentLog } from '../../test/support/silentLog.ts';
import { conversationIn } from '../../test/support/startTeams.ts';

const PEOPLE = 20;
const CERTIFICATIONS_EACH = 3;
// Steps that share no divisor with the catalogue's length spread the certifications over it.
const NEXT_PERSON = 7;
const NEXT_CERTIFICATION = 3;
const VALUES: Readonly<Record<FigureKind, number>> = { count: 3, percent: 12, usd: 20_000, mcv: 60_000, users: 500 };
const ASKED_AT = '2026-01-01T00:00:00Z';

const somebody = { id: 'somebody', name: 'Somebody' };

export interface Seeding {
  readonly createTableClient: (name: string) => TableClient;
  readonly serviceUrl: string;
  readonly tenants: number;
  readonly recipients: number;
}

/** Partners with figures and people, and as many chats whose reminder is due now. Gives the chats by their place. */
export async function seed({ createTableClient, serviceUrl, tenants, recipients }: Seeding) {
  const now = Temporal.Now.instant();
  const partners = createTableClient('partners');
  const due = createDueIndex({ table: createTableClient('due'), log: silentLog });
  const store = createPartnerStore({ table: partners, log: silentLog });
  const conversations = new Map<string, string>();
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const tenantId = randomUUID();
    const key = { tenantId, sampleOf: null };
    const operation = { id: randomUUID(), by: somebody, at: now, said: 'bench' };
    await store.change(key, operation, () => ({ kind: 'change', change: createPartner(now), outcome: null }));
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
    ...{ warnings: true, snooze: null, skipped: [], language: 'en', by: somebody, since: ASKED_AT },
  };
  return { address, reminder };
}

function createPartner(now: Temporal.Instant): Change {
  const day = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const people = Array.from({ length: PEOPLE }, (_, person) => ({
    ...{ id: `person${person}@contoso.com`, name: `Person ${person}`, mail: `person${person}@contoso.com` },
    certifications: Array.from({ length: CERTIFICATIONS_EACH }, (_, held) => ({
      certification:
        CERTIFICATIONS[(person * NEXT_PERSON + held * NEXT_CERTIFICATION) % CERTIFICATIONS.length]?.id ?? '',
      expires: now
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .add({ days: 30 + 10 * person })
        .toString(),
    })),
  }));
  return [
    {
      kind: 'settings',
      after: { ...NEW_SETTINGS, tracks: Object.fromEntries(AREA_IDS.map((area) => [area, 'enterprise'])) },
    },
    ...(['azure', 'modern-work', 'security', 'business-applications'] as const).map((owner) => ({
      kind: 'figures' as const,
      owner,
      after: Object.fromEntries(
        FIGURES[owner === 'azure' ? 'data-ai' : owner].map(({ key, kind }) => [
          key,
          { value: VALUES[kind], day, by: somebody },
        ]),
      ),
    })),
    ...people.map((person) => ({ kind: 'person' as const, id: person.id, after: person })),
  ];
}

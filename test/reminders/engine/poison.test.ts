import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { nextDue } from '../../../src/reminders/schedule/nextDue.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

const HOUR = '2026-12-21T08:00:00Z';
const MOST_TIMES = 10;

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  await reminders.queueOf('reminders').createIfNotExists();
  await reminders.queueOf('reminders-aside').createIfNotExists();
  return () => reminders.stop();
});

const alarms = () => reminders.logged().filter(({ alarm }) => alarm === true);
const alarmsOf = (tenant: string) => alarms().filter((line) => JSON.stringify(line).includes(tenant));
const receivedBy = (chat: string) => reminders.teams.conversation(chat).received;

async function textsAside(): Promise<readonly string[]> {
  const { peekedMessageItems } = await reminders.queueOf('reminders-aside').peekMessages({ numberOfMessages: 32 });
  return peekedMessageItems.map(({ messageText }) => messageText);
}

test('messages that nobody can read go aside and are reported, and everybody else is served', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const chat = await reminders.subscribe(tenant, 'ana');
  const texts = ['not JSON', '{"v":9,"tenantId":"x","deliveries":[]}', 'PGI+YmFzZTY0PC9iPg=='];
  for (const text of texts) await reminders.queueOf('reminders').sendMessage(text);
  const engine = reminders.startAt(HOUR);
  await reminders.untilOver(tenant, 1);
  await reminders.untilIdle();
  expect(receivedBy(chat)).toHaveLength(1);
  expect(await textsAside()).toEqual(expect.arrayContaining(texts));
  expect(alarms()).toHaveLength(texts.length);
  const { approximateMessagesCount } = await reminders.queueOf('reminders').getProperties();
  expect(approximateMessagesCount).toBe(0);
  await engine.stop();
});

test('work over which instances died again and again goes aside; what was under way then is recorded as unknown', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo(HOUR);
  const chats = [await reminders.subscribe(tenant, 'ana'), await reminders.subscribe(tenant, 'ben')];
  const at = Temporal.Instant.from(HOUR);
  const made = (['ana', 'ben'] as const).map((place) => ({
    ...{
      tenantId: tenant,
      id: `2026-12|monthly|${HOUR}|${place}`,
      place,
      notice: { kind: 'monthly', period: '2026-12' } as const,
    },
    ...{ dueAt: at, at, until: null, refusals: 0, unknowns: 0, reason: null },
    state: place === 'ana' ? ('due' as const) : ('sending' as const),
  }));
  await reminders.deliveries.insert(made);
  const text = JSON.stringify({ v: 1, tenantId: tenant, deliveries: made.map(({ id }) => id) });
  const queue = reminders.queueOf('reminders');
  await queue.sendMessage(text);
  for (let time = 0; time < MOST_TIMES; time += 1) {
    const { receivedMessageItems } = await queue.receiveMessages({ visibilityTimeout: 1 });
    expect(receivedMessageItems).toHaveLength(1);
    const [message] = receivedMessageItems;
    await queue.updateMessage(message?.messageId ?? '', message?.popReceipt ?? '', text, 0);
  }
  const engine = reminders.start();
  const over = await reminders.untilOver(tenant, 2);
  expect(over.map(({ place, state, reason }) => [place, state, reason]).toSorted()).toEqual([
    ['ana', 'failed', 'set aside'],
    ['ben', 'unknown', 'set aside'],
  ]);
  await reminders.untilIdle();
  expect(await textsAside()).toContain(text);
  expect(alarmsOf(tenant)).toMatchObject([{ work: { tenantId: tenant }, times: MOST_TIMES + 1 }]);
  expect(reminders.countReceived(chats)).toEqual([0, 0]);
  await engine.stop();
});

test('rows that cannot be read are reported once, stay where they are, and keep nobody waiting', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const ana = await reminders.subscribe(tenant, 'ana');
  const ben = await reminders.subscribe(tenant, 'ben');
  const strange = { partitionKey: '2026-12-20T00', rowKey: '2026-12-20T00:00:00.000Z|strange', v: 2, json0: '{}' };
  await reminders.clientOf('due').createEntity(strange);
  const before = alarms().length;
  const engine = reminders.start();
  // Ben's delivery is made unreadable before the hour of the messages; it shares one with Ana's.
  const at = Temporal.Instant.from(HOUR);
  const common = {
    tenantId: tenant,
    notice: { kind: 'monthly', period: '2026-12' },
    dueAt: at,
    at,
    until: null,
  } as const;
  const id = `2026-12|monthly|${HOUR}|ben`;
  await reminders.deliveries.insert([
    { ...common, id, place: 'ben', state: 'due', refusals: 0, unknowns: 0, reason: null },
  ]);
  const table = reminders.clientOf('deliveries');
  for await (const { partitionKey = '', rowKey = '' } of table.listEntities({
    queryOptions: { filter: `PartitionKey eq '${tenant}'` },
  })) {
    await table.updateEntity({ partitionKey, rowKey, v: 2 }, 'Merge');
  }
  reminders.moveTo(HOUR);
  await reminders.untilOver(tenant, 1);
  await reminders.untilIdle();
  expect(reminders.countReceived([ana, ben])).toEqual([1, 0]);
  const rows = alarms()
    .slice(before)
    .map(({ row }) => row);
  expect(rows).toHaveLength(2);
  expect(rows).toContain(strange.rowKey);
  // Rejects where it has gone.
  await reminders.clientOf('due').deleteEntity(strange.partitionKey, strange.rowKey);
  await engine.stop();
});

test('a chat that cannot be dealt with is reported and tried again later, and its tenant does not wait', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const chats = await reminders.subscribeMany(tenant, 3);
  const { reminder } = await reminders.places.read(tenant, 'person-1');
  if (reminder === null) throw new Error('There is no reminder');
  // A zone that a newer version may know.
  await reminders.places.changeReminder(tenant, 'person-1', async () => ({ ...reminder, timeZone: 'Mars/Olympus' }));
  const engine = reminders.startAt(HOUR);
  await reminders.untilOver(tenant, 2);
  expect(reminders.countReceived(chats)).toEqual([1, 0, 1]);
  expect(alarmsOf(tenant)).toMatchObject([{ due: [{ place: 'person-1' }] }]);
  await reminders.places.changeReminder(tenant, 'person-1', async () => reminder);
  reminders.moveOn({ minutes: 11 });
  await reminders.untilOver(tenant, 3);
  expect(reminders.countReceived(chats)).toEqual([1, 1, 1]);
  expect(nextDue(tenant, reminder, Temporal.Instant.from(HOUR)).at.toString()).toBe('2027-01-21T08:00:00Z');
  await engine.stop();
});

test('a notice that cannot be written is reported, and recorded as failed in the end', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-12-20T08:00:00Z');
  const chats = await reminders.subscribeMany(tenant, 2);
  const { address } = await reminders.places.read(tenant, 'person-0');
  if (address === null) throw new Error('There is no address');
  await reminders.places.changeReminder(tenant, 'person-0', async () => null);
  await reminders.places.changeAddress(tenant, 'person-0', () => ({ ...address, timeZone: 'Mars/Olympus' }));
  const at = Temporal.Instant.from(HOUR);
  const notice = { kind: 'assigned', period: '2026-12-31', assignment: 'x' } as const;
  await reminders.due.add([{ for: 'notice', tenantId: tenant, place: 'person-0', notice, dueAt: at, at }]);
  reminders.stayAt(HOUR);
  const engine = reminders.start();
  for (let tries = 1; tries <= 9; tries += 1) {
    await reminders.until(tenant, (all) =>
      all.some(({ place, refusals }) => place === 'person-0' && refusals === tries),
    );
    reminders.stayAt(reminders.now.add({ minutes: 32 }));
  }
  const over = await reminders.untilOver(tenant, 2);
  expect(over.find(({ place }) => place === 'person-0')).toMatchObject({
    ...{ state: 'failed', refusals: 9, reason: 'cannot be delivered' },
  });
  expect(alarmsOf(tenant)).toHaveLength(9);
  expect(reminders.countReceived(chats)).toEqual([0, 1]);
  await engine.stop();
});

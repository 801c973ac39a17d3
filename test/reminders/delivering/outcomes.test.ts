import type { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../../src/reminders/delivering/delivery.ts';
import { conversationIn } from '../../support/startTeams.ts';
import type { Behaviour } from '../../support/teams/behaviours.ts';
import { qualifyUntil } from '../qualifiedPartner.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders({ sendLimitMs: 3_000 });
  reminders.start();
  return () => reminders.stop();
});

// Of one message.
const MOST_UNDER_WAY = 8;

/** The usual hour of the next month. */
function nextReminder(): Temporal.Instant {
  const at = reminders.now.toZonedDateTimeISO('Europe/Madrid');
  return at.with({ day: 21, hour: 9, minute: 0, second: 0, millisecond: 0 }).add({ months: 1 }).toInstant();
}

const comeToNextReminder = () => reminders.moveTo(nextReminder());
/** There the clock stands still, so that nothing is tried again before it is moved. */
const stayAtNextReminder = () => reminders.stayAt(nextReminder());
const stayAfter = (duration: Temporal.DurationLike) => reminders.stayAt(reminders.now.add(duration));

const receivedBy = (conversationId: string) => reminders.teams.conversation(conversationId).received;
const stateOf = (all: readonly Delivery[], place: string) => all.findLast((delivery) => delivery.place === place);
const areAll = (state: Delivery['state']) => (all: readonly Delivery[]) =>
  all.length > 0 && all.every((delivery) => delivery.state === state);

async function refuseOnce(refusals: Readonly<Record<string, Behaviour>>) {
  const tenant = reminders.newTenant();
  const chats = new Map<string, string>();
  for (const [name, behaviour] of Object.entries(refusals)) {
    const chat = await reminders.subscribe(tenant, name);
    chats.set(name, chat);
    reminders.teams.behave(behaviour, { conversationId: chat, times: 1 });
  }
  return { tenant, chats };
}

describe('what was not taken comes later, once', () => {
  test('412, 429 and 503 within seconds', async () => {
    const { tenant, chats } = await refuseOnce({
      ana: { kind: 'refuse', status: 412 },
      ben: { kind: 'refuse', status: 429, retryAfter: '1' },
      eva: { kind: 'refuse', status: 503 },
    });
    comeToNextReminder();
    const over = await reminders.untilOver(tenant, 3);
    expect(over.map(({ state, refusals, unknowns }) => ({ state, refusals, unknowns }))).toEqual(
      Array.from({ length: 3 }, () => ({ state: 'sent', refusals: 1, unknowns: 0 })),
    );
    for (const chat of chats.values()) expect(receivedBy(chat)).toHaveLength(1);
  });

  test('502 and 504, a broken connection and no answer in time: minutes later, marked as perhaps doubled', async () => {
    const { tenant, chats } = await refuseOnce({
      ana: { kind: 'refuse', status: 502 },
      ben: { kind: 'refuse', status: 504 },
      eva: { kind: 'reset' },
      leo: { kind: 'hang' },
    });
    comeToNextReminder();
    await reminders.until(tenant, areAll('waiting'));
    for (const chat of chats.values()) expect(receivedBy(chat)).toEqual([]);
    reminders.moveOn({ minutes: 32 });
    const over = await reminders.untilOver(tenant, 4);
    expect(over.map(({ state, unknowns }) => ({ state, unknowns }))).toEqual(
      Array.from({ length: 4 }, () => ({ state: 'sent', unknowns: 1 })),
    );
    for (const chat of chats.values()) expect(receivedBy(chat)).toHaveLength(1);
  });

  test('delivered, then 502: it comes a second time and never a third', async () => {
    const tenant = reminders.newTenant();
    const once = await reminders.subscribe(tenant, 'once');
    const always = await reminders.subscribe(tenant, 'always');
    reminders.teams.behave({ kind: 'deliverAndRefuse', status: 502 }, { conversationId: once, times: 1 });
    reminders.teams.behave({ kind: 'deliverAndRefuse', status: 502 }, { conversationId: always });
    comeToNextReminder();
    await reminders.until(tenant, areAll('waiting'));
    for (let look = 0; look < 3; look += 1) {
      reminders.moveOn({ minutes: 32 });
      await reminders.untilOver(tenant, 2);
      await reminders.untilIdle();
    }
    const all = await reminders.untilOver(tenant, 2);
    expect(stateOf(all, 'once')).toMatchObject({ state: 'sent', unknowns: 1 });
    expect(stateOf(all, 'always')).toMatchObject({ state: 'unknown', unknowns: 2, reason: '502' });
    expect(receivedBy(once)).toHaveLength(2);
    expect(receivedBy(always)).toHaveLength(2);
  });

  test('also when Teams is away for most of a week', async () => {
    const tenant = reminders.newTenant();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.teams.behave({ kind: 'refuse', status: 503 }, { conversationId: chat });
    stayAtNextReminder();
    await reminders.until(tenant, areAll('waiting'));
    for (let refusals = 2; refusals <= 12; refusals += 1) {
      stayAfter({ hours: 14 });
      await reminders.until(tenant, ([delivery]) => delivery?.refusals === refusals);
    }
    expect(receivedBy(chat)).toEqual([]);
    reminders.teams.behaveWell();
    reminders.moveOn({ hours: 2 });
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'sent', refusals: 12, unknowns: 0 }]);
    expect(receivedBy(chat)).toHaveLength(1);
  });

  test('and not at all once a week is over', async () => {
    const tenant = reminders.newTenant();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.teams.behave({ kind: 'refuse', status: 503 }, { conversationId: chat, times: 1 });
    stayAtNextReminder();
    await reminders.until(tenant, areAll('waiting'));
    reminders.moveOn({ hours: 7 * 24, minutes: 1 });
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'skipped', reason: 'more than 7 days late' }]);
    expect(receivedBy(chat)).toEqual([]);
  });
});

describe('whoever cannot be reached', () => {
  test.each([
    ['the bot was removed', { code: 'BotNotInConversationRoster' }, 'gone'],
    ['the bot was removed, in older words', { code: 'ForbiddenOperationException' }, 'gone'],
    ['the person silenced it', { code: 'Forbidden', subCode: 'MessageWritesBlocked' }, 'blocked'],
  ] as const)('is left alone until something is heard from there: %s', async (_cause, refusal, state) => {
    const tenant = reminders.newTenant();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.teams.behave({ kind: 'refuse', status: 403, ...refusal }, { conversationId: chat });
    comeToNextReminder();
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state }]);

    const before = reminders.teams.statistics().refused['403'];
    comeToNextReminder();
    expect((await reminders.untilOver(tenant, 2)).map((delivery) => delivery.state)).toEqual([state, state]);
    expect(reminders.teams.statistics().refused['403']).toBe(before);

    reminders.teams.behaveWell();
    const { address } = await reminders.places.read(tenant, 'ana');
    if (address === null) throw new Error('The address has gone');
    await reminders.places.changeAddress(tenant, 'ana', () => ({ ...address, state: 'open' }));
    comeToNextReminder();
    expect((await reminders.untilOver(tenant, 3)).at(-1)?.state).toBe('sent');
    expect(receivedBy(chat)).toHaveLength(1);
  });

  test('by a cause that nobody knows is not given up for the next month', async () => {
    const tenant = reminders.newTenant();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.teams.behave({ kind: 'refuse', status: 403, code: 'Strange' }, { conversationId: chat, times: 1 });
    comeToNextReminder();
    expect(await reminders.untilOver(tenant, 1)).toMatchObject([{ state: 'failed', reason: '403 Strange' }]);
    comeToNextReminder();
    await reminders.untilOver(tenant, 2);
    expect(receivedBy(chat)).toHaveLength(1);
  });

  test('in a chat that Teams knows no more gets a new one, once', async () => {
    const tenant = reminders.newTenant();
    const old = (name: string) => ({ conversationId: conversationIn(tenant, `old-${name}`) });
    const stale: Behaviour = { kind: 'refuse', status: 404, code: 'ConversationNotFound' };
    for (const name of ['ana', 'ben']) {
      await reminders.subscribe(tenant, name, {}, old(name));
      reminders.teams.behave(stale, old(name));
    }
    const anew = (name: string) => conversationIn(tenant, `29:${name}`);
    reminders.teams.behave(stale, { conversationId: anew('ben') });
    comeToNextReminder();
    const over = await reminders.untilOver(tenant, 2);
    expect(stateOf(over, 'ana')).toMatchObject({ state: 'sent', unknowns: 0 });
    expect(stateOf(over, 'ben')).toMatchObject({ state: 'gone', reason: '404 ConversationNotFound' });
    expect(receivedBy(anew('ana'))).toHaveLength(1);
    const opened = reminders.teams.opened().filter(({ tenantId }) => tenantId === tenant);
    expect(opened.map(({ userId }) => userId).toSorted()).toEqual(['29:ana', '29:ben']);
    expect((await reminders.places.read(tenant, 'ana')).address?.conversationId).toBe(anew('ana'));

    comeToNextReminder();
    await reminders.untilOver(tenant, 4);
    expect(receivedBy(anew('ana'))).toHaveLength(2);
    expect(reminders.teams.opened().filter(({ tenantId }) => tenantId === tenant)).toHaveLength(2);
  });

  test('while the new chat cannot be opened is tried again, and nothing counts as perhaps doubled', async () => {
    const tenant = reminders.newTenant();
    const old = { conversationId: conversationIn(tenant, 'old') };
    await reminders.subscribe(tenant, 'ana', {}, old);
    reminders.teams.behave({ kind: 'refuse', status: 404, code: 'ConversationNotFound' }, old);
    const anew = conversationIn(tenant, '29:ana');
    reminders.teams.behave({ kind: 'hang' }, { on: 'create', conversationId: anew, times: 1 });
    comeToNextReminder();
    const over = await reminders.untilOver(tenant, 1);
    expect(over).toMatchObject([{ state: 'sent', refusals: 1, unknowns: 0 }]);
    expect(receivedBy(anew)).toHaveLength(1);
  });
});

test('a card that is too large is answered with the compact one', async () => {
  const tenant = reminders.newTenant();
  const usual = await reminders.subscribe(tenant, 'usual');
  const small = await reminders.subscribe(tenant, 'small');
  const none = await reminders.subscribe(tenant, 'none');
  await reminders.change(tenant, () => qualifyUntil('2035-12-31', '2026-11-22'));
  comeToNextReminder();
  await reminders.untilOver(tenant, 3);
  const size = (id: string) => JSON.stringify(receivedBy(id).at(-1)?.activity).length;
  reminders.teams.behave({ kind: 'refuseAbove', bytes: size(usual) - 1 }, { conversationId: small });
  reminders.teams.behave({ kind: 'refuseAbove', bytes: 1 }, { conversationId: none });
  comeToNextReminder();
  const over = await reminders.untilOver(tenant, 6);
  expect(receivedBy(small)).toHaveLength(2);
  expect(size(small)).toBeLessThan(size(usual));
  expect(stateOf(over, 'none')).toMatchObject({ state: 'failed', reason: '413 MessageSizeTooBig' });
});

describe('what concerns more than one chat', () => {
  const alarms = () => reminders.logged().filter(({ alarm }) => alarm === true);

  test('a bot that the administrator switched off leaves the tenant alone for an hour, and nobody else', async () => {
    const [tenant, other] = [reminders.newTenant(), reminders.newTenant()];
    const chats = await reminders.subscribeMany(tenant, 30);
    const others = await reminders.subscribeMany(other, 3);
    for (const conversationId of chats) {
      reminders.teams.behave({ kind: 'refuse', status: 403, code: 'BotDisabledByAdmin' }, { conversationId });
    }
    const countRefused = () => reminders.teams.statistics().refused['403'] ?? 0;
    comeToNextReminder();
    await reminders.untilOver(other, 3);
    await reminders.untilIdle();
    const refused = countRefused();
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(MOST_UNDER_WAY);
    expect(reminders.countReceived(others)).toEqual([1, 1, 1]);
    expect(alarms().at(-1)).toMatchObject({ tenantId: tenant, reason: '403 BotDisabledByAdmin' });
    reminders.moveOn({ minutes: 32 });
    await reminders.untilIdle();
    expect(countRefused()).toBe(refused);

    reminders.teams.behaveWell();
    expect(reminders.countReceived(chats).every((count) => count === 0)).toBe(true);
    reminders.moveOn({ minutes: 32 });
    reminders.moveOn({ minutes: 32 });
    const over = await reminders.untilOver(tenant, 30);
    expect(over.every(({ state, unknowns }) => state === 'sent' && unknowns === 0)).toBe(true);
    expect(reminders.countReceived(chats).every((count) => count === 1)).toBe(true);
  });

  test('credentials that are not accepted stop everybody with an alarm, and nothing is lost', async () => {
    const tenants = [reminders.newTenant(), reminders.newTenant()];
    const chats = (await Promise.all(tenants.map((tenant) => reminders.subscribeMany(tenant, 5)))).flat();
    reminders.teams.behave({ kind: 'refuse', status: 401 });
    comeToNextReminder();
    for (const tenant of tenants) await reminders.until(tenant, (all) => all.length === 5);
    const countRefused = () => reminders.teams.statistics().refused['401'] ?? 0;
    await reminders.untilIdle();
    const refused = countRefused();
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThanOrEqual(chats.length);
    reminders.moveOn({ minutes: 5 });
    await reminders.untilIdle();
    expect(countRefused()).toBe(refused);
    expect(alarms().at(-1)).toMatchObject({ reason: '401' });
    expect(reminders.countReceived(chats).every((count) => count === 0)).toBe(true);

    reminders.teams.behaveWell();
    reminders.moveOn({ minutes: 32 });
    for (const tenant of tenants) await reminders.untilOver(tenant, 5);
    expect(reminders.countReceived(chats).every((count) => count === 1)).toBe(true);
  });
});

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WireEntry } from '../../preview/wire/events.ts';
import {
  activitiesPath,
  createCard,
  createCardMessage,
  type Heard,
  type StartedPreview,
  startPreview,
} from './startPreview.ts';

const chat = 'personal-ana';
const channel = 'partner-team';

let preview: StartedPreview;

beforeAll(async () => {
  preview = await startPreview();
});
afterAll(() => preview.stop());
beforeEach(async () => {
  await preview.act('start-over', {});
  preview.onActivity(() => ({}));
});

/** What reached the bot while that was done. */
async function listenDuring(work: () => Promise<unknown>): Promise<readonly Heard[]> {
  const before = preview.heard.length;
  await work();
  return preview.heard.slice(before);
}

function say(key: string, text: string, as = 'ana') {
  return preview.act('say', { as, chat: key, thread: null, text });
}

/** A card of the bot in a chat, and the ways to press its button. */
async function showCard(key: string) {
  const [activity] = await listenDuring(() => say(key, '@Partner Score hi'));
  if (activity === undefined) throw new Error('The bot heard nothing.');
  const { body } = await preview.callConnector('POST', activitiesPath(activity), createCardMessage({ body: [] }));
  const { id } = body as { id: string };
  return {
    id,
    read: async () => (await preview.readEntries(key)).find((entry) => entry.id === id),
    press: (action: object, as = 'ana') => preview.act('press', { as, chat: key, message: id, action }),
  };
}

function noticesIn(entries: readonly WireEntry[]) {
  return entries.filter(({ kind }) => kind === 'notice');
}

test('installs the bot in a chat that is opened for the first time, and once', async () => {
  const open = () => preview.act('open', { as: 'ana', chat });
  const heard = await listenDuring(open);
  expect(heard).toHaveLength(2);
  expect(heard).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ type: 'installationUpdate', action: 'add' }),
      expect.objectContaining({
        type: 'conversationUpdate',
        membersAdded: [
          { id: expect.stringMatching(/^28:/), name: 'Partner Score' },
          { id: expect.stringMatching(/^29:/) },
        ],
      }),
    ]),
  );
  expect(await listenDuring(open)).toEqual([]);
});

test('gives a chat another id after starting over', async () => {
  const [before] = await listenDuring(() => say(chat, 'score'));
  await preview.act('start-over', {});
  const [after] = await listenDuring(() => say(chat, 'score'));
  expect(after?.conversation.id).not.toBe(before?.conversation.id);
  expect(after?.from).toEqual(before?.from);
});

test('sends what is typed as Teams does', async () => {
  const [heard] = await listenDuring(() => say(chat, 'score data & ai'));
  const tenantId = expect.stringMatching(/^[\da-f-]{36}$/);
  expect(heard).toMatchObject({
    type: 'message',
    channelId: 'msteams',
    text: 'score data & ai',
    serviceUrl: `${preview.url}/connector/`,
    from: { id: expect.stringMatching(/^29:/), name: 'Ana García', aadObjectId: tenantId },
    recipient: { id: expect.stringMatching(/^28:/), name: 'Partner Score' },
    conversation: { id: expect.stringMatching(/^a:1/), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'ES', timezone: 'Europe/Madrid' }],
    attachments: [{ contentType: 'text/html', content: '<p>score data &amp; ai</p>' }],
  });
});

test('sends a person of another company from their own tenant', async () => {
  const [ana] = await listenDuring(() => say(chat, 'score'));
  const [priya] = await listenDuring(() => say('personal-priya', 'score', 'priya'));
  expect(priya?.conversation.tenantId).not.toBe(ana?.conversation.tenantId);
  expect(await preview.act('say', { as: 'priya', chat, thread: null, text: 'score' })).toBe(404);
});

test('keeps from the bot what does not mention it in a channel, and says so', async () => {
  expect(await listenDuring(() => say(channel, 'score, anyone?'))).toEqual([]);
  expect(await preview.readEntries(channel)).toMatchObject([
    { text: 'score, anyone?' },
    { kind: 'notice', tone: 'hint', text: expect.stringContaining('does not see this') },
  ]);
});

test('marks mentions in a channel, and starts a post of its own', async () => {
  const [heard] = await listenDuring(() => say(channel, '@partner score grant @Luis Ortega editor'));
  const [typed] = await preview.readEntries(channel);
  expect(typed).toMatchObject({ thread: typed?.id });
  expect(heard).toMatchObject({
    text: '<at>Partner Score</at> grant <at>Luis Ortega</at> editor',
    conversation: {
      id: expect.stringMatching(new RegExp(`^19:.*@thread\\.tacv2;messageid=${typed?.id}$`)),
      conversationType: 'channel',
      isGroup: true,
    },
    channelData: { team: { name: 'Partner team' }, channel: { id: expect.stringMatching(/@thread\.tacv2$/) } },
    entities: expect.arrayContaining([
      expect.objectContaining({ type: 'mention', text: '<at>Partner Score</at>' }),
      expect.objectContaining({ type: 'mention', text: '<at>Luis Ortega</at>' }),
    ]),
  });
});

test('sends a submit as a message with a value, the pressed message, and no text', async () => {
  const card = await showCard(channel);
  const [heard] = await listenDuring(() => card.press({ kind: 'submit', data: { v: 1, customers: '3' } }));
  expect(heard).toMatchObject({ type: 'message', value: { v: 1, customers: '3' }, replyToId: card.id });
  expect(heard?.conversation.id).toContain(';messageid=');
  expect(heard).not.toHaveProperty('text');
});

test('types what an imBack button says', async () => {
  const card = await showCard(chat);
  const data = { msteams: { type: 'imBack', value: 'help' } };
  const [heard] = await listenDuring(() => card.press({ kind: 'submit', data }));
  expect(heard).toMatchObject({ type: 'message', text: 'help' });
  expect((await preview.readEntries(chat)).at(-1)).toMatchObject({ author: 'ana', text: 'help' });
});

test('shows the card that answers an execute to the person who pressed', async () => {
  const card = await showCard(channel);
  const fresh = createCard({ body: [{ type: 'TextBlock', text: 'Fresh' }] });
  preview.onActivity(() => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: fresh }));
  const action = { kind: 'execute', id: 'b1', title: 'Refresh', verb: 'refresh', data: { v: 1 } };
  const [heard] = await listenDuring(() => card.press(action, 'luis'));
  expect(heard).toMatchObject({
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: card.id,
    value: {
      action: { type: 'Action.Execute', id: 'b1', title: 'Refresh', verb: 'refresh', data: { v: 1 } },
      trigger: 'manual',
    },
  });
  expect(await card.read()).toMatchObject({ cards: [{ body: [] }], cardOf: { luis: fresh } });
});

test.each([
  ['a message', 200, 'application/vnd.microsoft.activity.message', 'Saved.', 'hint', 'Saved.'],
  ['an error', 400, 'application/vnd.microsoft.error', { code: 'x', message: 'No.' }, 'refused', 'No.'],
  ['an unknown type', 200, 'text/plain', 'Hi', 'refused', 'type'],
  ['no value', 200, 'application/vnd.microsoft.card.adaptive', undefined, 'refused', 'value'],
  ['a card too new', 200, 'application/vnd.microsoft.card.adaptive', createCard({ version: '1.6' }), 'refused', '1.6'],
])('says in the chat that an execute was answered with %s', async (_what, statusCode, type, value, tone, words) => {
  const card = await showCard(chat);
  preview.onActivity(() => ({ statusCode, type, value }));
  await card.press({ kind: 'execute', verb: 'save', data: {} });
  expect(noticesIn(await preview.readEntries(chat))).toMatchObject([{ tone, text: expect.stringContaining(words) }]);
  expect(await card.read()).toMatchObject({ cardOf: {} });
});

test('says in the chat that the bot failed', async () => {
  preview.onActivity(() => {
    throw new Error('broken');
  });
  await say(chat, 'score');
  expect(noticesIn(await preview.readEntries(chat))).toMatchObject([
    { tone: 'refused', text: expect.stringContaining('HTTP 500') },
  ]);
});

test('gives every activity an id of its own, growing also when the clock goes back', async () => {
  const heard = await listenDuring(async () => {
    for (const kind of ['week', 'day', 'back'] as const) {
      expect(await preview.act('clock', { kind, as: 'ana' })).toBe(200);
      await say(chat, 'hi');
    }
  });
  const ids = heard.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => one - other));
  // By the clock of the machine: a second start that goes back to the same day must not give them again.
  expect(Math.abs((ids[0] ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('moves the clock for people it knows, to a day and time it can read', async () => {
  for (const at of ['', 'tomorrow', '2026-02-30T09:00', '2026-12-21T09:00Z', '+012026-12-21T09:00']) {
    expect(await preview.act('clock', { kind: 'to', as: 'ana', at })).toBe(400);
  }
  expect(await preview.act('clock', { kind: 'century', as: 'ana' })).toBe(400);
  expect(await preview.act('clock', { kind: 'day', as: 'nobody' })).toBe(404);
});

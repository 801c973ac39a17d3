import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { activitiesPath, createCardMessage, type Heard, type StartedPreview, startPreview } from './startPreview.ts';

const chat = 'personal-ana';
const channel = 'partner-team';
const kilobytes = 1024;

let preview: StartedPreview;
let here: Heard;

beforeAll(async () => {
  preview = await startPreview();
});
afterAll(() => preview.stop());
beforeEach(async () => {
  await preview.act('start-over', {});
  here = await openChat(chat);
});

async function openChat(key: string): Promise<Heard> {
  await preview.act('open', { as: 'ana', chat: key });
  const last = preview.heard.at(-1);
  if (last === undefined) throw new Error('The bot was not told of the chat.');
  return last;
}

function send(activity: unknown) {
  return preview.callConnector('POST', activitiesPath(here), activity);
}

function createActions(count: number): object[] {
  return Array.from({ length: count }, (_, index) => ({ type: 'Action.Submit', title: `Button ${index}` }));
}

/** A message whose JSON takes exactly that many bytes in UTF-16. */
function createMessageOf(bytes: number): object {
  const bare = JSON.stringify({ type: 'message', text: '' }).length;
  return { type: 'message', text: 'x'.repeat(bytes / 2 - bare) };
}

test('shows what the bot sends at any time', async () => {
  const { status, body } = await send(createCardMessage({ body: [] }, { text: 'Hello', summary: 'Data & AI: 38' }));
  expect(status).toBe(201);
  expect(await preview.readEntries(chat)).toMatchObject([
    {
      kind: 'message',
      author: null,
      text: 'Hello',
      summary: 'Data & AI: 38',
      cards: [{ type: 'AdaptiveCard' }],
      ...(body as object),
    },
  ]);
});

test('shows what can be said next, and takes no more of it than Teams does', async () => {
  const chip = (value: string) => ({ type: 'imBack', title: value, value });
  const offering = (...values: string[]) =>
    createCardMessage({ body: [] }, { suggestedActions: { to: [], actions: values.map(chip) } });
  expect((await send(offering('who has AZ-500', 'does AZ-500 count'))).status).toBe(201);
  expect((await preview.readEntries(chat)).at(-1)).toMatchObject({ chips: ['who has AZ-500', 'does AZ-500 count'] });
  expect((await send(offering('1', '2', '3', '4', '5', '6', '7'))).status).toBe(400);
});

test.each([
  ['a card of version 1.6', createCardMessage({ version: '1.6' }), 400, 'BadArgument', '1.6'],
  ['a card without a version', createCardMessage({ version: undefined }), 400, 'BadArgument', 'version'],
  ['seven actions', createCardMessage({ actions: createActions(7) }), 400, 'BadArgument', '7 actions'],
  [
    'seven actions, some of them inside the card',
    createCardMessage({
      body: [{ type: 'Container', items: [{ type: 'ActionSet', actions: createActions(4) }] }],
      actions: createActions(3),
    }),
    400,
    'BadArgument',
    '7 actions',
  ],
  ['over 100 KB', createMessageOf(100 * kilobytes + 2), 413, 'MessageSizeTooBig', '100 KB'],
  ['what is no activity', { text: 'no type' }, 400, 'BadSyntax', 'not an activity'],
])('refuses %s and says so in the chat', async (_what, activity, status, code, words) => {
  const answer = await send(activity);
  expect(answer).toEqual({ status, body: { error: { code, message: expect.stringContaining(words) } } });
  expect(await preview.readEntries(chat)).toMatchObject([
    { kind: 'notice', tone: 'refused', text: expect.stringContaining(words) },
  ]);
});

test.each([
  [
    'six actions beside those of a card that opens later',
    createCardMessage({
      actions: [
        ...createActions(5),
        { type: 'Action.ShowCard', card: { type: 'AdaptiveCard', actions: createActions(4) } },
      ],
    }),
  ],
  ['a message of 28 KB', createMessageOf(28 * kilobytes)],
])('takes %s without a word', async (_what, activity) => {
  expect(await send(activity)).toMatchObject({ status: 201 });
  expect(await preview.readEntries(chat)).toMatchObject([{ kind: 'message' }]);
});

test.each([28 * kilobytes + 2, 100 * kilobytes])('takes a message of %d bytes with a warning', async (bytes) => {
  expect(await send(createMessageOf(bytes))).toMatchObject({ status: 201 });
  expect(await preview.readEntries(chat)).toMatchObject([{ kind: 'message' }, { kind: 'notice', tone: 'warning' }]);
});

test('refuses an unknown conversation and says so where somebody looked last', async () => {
  const answer = await preview.callConnector('POST', 'conversations/a%3Anobody/activities', {
    type: 'message',
    text: 'Hi',
  });
  expect(answer).toMatchObject({ status: 404, body: { error: { code: 'ConversationNotFound' } } });
  expect(await preview.readEntries(chat)).toMatchObject([{ kind: 'notice', tone: 'refused' }]);
});

test('knows a conversation no longer after starting over', async () => {
  await preview.act('start-over', {});
  expect(await send({ type: 'message', text: 'Hi' })).toMatchObject({
    status: 404,
    body: { error: { code: 'ConversationNotFound' } },
  });
});

test('puts an updated message in the place of the old one', async () => {
  const { body } = await send(createCardMessage({ body: [] }, { text: 'Before' }));
  await send({ type: 'message', text: 'Another' });
  const { id } = body as { id: string };
  const answer = await preview.callConnector('PUT', activitiesPath(here, id), { type: 'message', text: 'After' });
  expect(answer).toEqual({ status: 200, body: { id } });
  expect(await preview.readEntries(chat)).toMatchObject([
    { id, text: 'After', cards: [], isEdited: true },
    { text: 'Another', isEdited: false },
  ]);
});

test.each(['PUT', 'DELETE'])('refuses to %s a message that is not there or is a person’s', async (method) => {
  await preview.act('say', { as: 'ana', chat, thread: null, text: 'score' });
  const [typed] = await preview.readEntries(chat);
  for (const id of ['1', typed?.id ?? '']) {
    const body = method === 'PUT' ? { type: 'message', text: 'New' } : undefined;
    expect(await preview.callConnector(method, activitiesPath(here, id), body)).toMatchObject({
      status: 404,
      body: { error: { code: 'ActivityNotFoundInConversation' } },
    });
  }
  expect(await preview.readEntries(chat)).toMatchObject([{ text: 'score' }, { tone: 'refused' }, { tone: 'refused' }]);
});

test('removes a deleted message', async () => {
  const { body } = await send({ type: 'message', text: 'Gone soon' });
  await preview.callConnector('DELETE', activitiesPath(here, (body as { id: string }).id));
  expect(await preview.readEntries(chat)).toEqual([]);
});

test('opens a new post for a message to the channel itself, and keeps replies under their post', async () => {
  here = await openChat(channel);
  const { body } = await send({ type: 'message', text: 'A post' });
  const { id } = body as { id: string };
  const thread = encodeURIComponent(`${here.conversation.id};messageid=${id}`);
  await preview.callConnector('POST', `conversations/${thread}/activities`, { type: 'message', text: 'A reply' });
  expect(await preview.readEntries(channel)).toMatchObject([
    { id, thread: id, text: 'A post' },
    { thread: id, text: 'A reply' },
  ]);
});

test('starts a personal chat with a person whom the bot names, and a post in a channel', async () => {
  const members = [{ id: here.from.aadObjectId }];
  expect(await preview.callConnector('POST', 'conversations', { isGroup: false, members })).toEqual({
    status: 201,
    body: { id: here.conversation.id },
  });
  const { conversation } = await openChat(channel);
  const { body } = await preview.callConnector('POST', 'conversations', {
    channelData: { channel: { id: conversation.id } },
    activity: { type: 'message', text: 'A post' },
  });
  const [post] = await preview.readEntries(channel);
  expect(body).toEqual({ id: `${conversation.id};messageid=${post?.id}`, activityId: post?.id });
});

test('tells who a chat holds, and who of them is a guest or of another company', async () => {
  const { conversation, from } = await openChat('joint-project');
  const path = `conversations/${encodeURIComponent(conversation.id)}`;
  const { body: members } = await preview.callConnector('GET', `${path}/members`);
  expect(members).toMatchObject([
    { name: 'Ana García', email: 'ana.garcia@contoso.example', userRole: 'user', objectId: from.aadObjectId },
    { name: 'Luis Ortega', userRole: 'user' },
    { name: 'Jon Bell', userRole: 'guest', userPrincipalName: expect.stringContaining('#EXT#') },
    { name: 'Priya Nair', userRole: 'user' },
  ]);
  const [ana, , jon, priya] = members as { tenantId: string }[];
  expect(jon?.tenantId).toBe(ana?.tenantId);
  expect(priya?.tenantId).not.toBe(ana?.tenantId);
  expect(await preview.callConnector('GET', `${path}/pagedmembers`)).toEqual({ status: 200, body: { members } });
  for (const id of [from.id, from.aadObjectId]) {
    expect(await preview.callConnector('GET', `${path}/members/${encodeURIComponent(id)}`)).toEqual({
      status: 200,
      body: ana,
    });
  }
  expect(await preview.callConnector('GET', `${path}/members/nobody`)).toMatchObject({ status: 404 });
});

test('takes nothing that a form on another site could send', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const headers = { 'content-type': type };
    const response = await fetch(`${preview.url}/api/start-over`, { method: 'POST', headers, body: 'a=b' });
    expect(response.status).toBe(415);
  }
});

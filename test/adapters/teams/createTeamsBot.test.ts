import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/conversation/answer.ts';
import type { Membership, Said, Turn } from '../../../src/conversation/turn.ts';
import { type Activities, ana, bot, createActivities, inChannel, luis, tenantId } from '../../support/activities.ts';
import { type Connector, startConnector } from '../../support/startConnector.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';

let connector: Connector;
let edge: Edge;
let activities: Activities;
let answer: (said: Said, turn: Turn) => Promise<Answer>;

beforeEach(async () => {
  connector = await startConnector();
  activities = createActivities(connector.serviceUrl);
  answer = async () => ({ kind: 'nothing' });
  edge = await startEdge({ answer: (said, turn) => answer(said, turn) });
});
afterEach(async () => {
  await edge.stop();
  await connector.stop();
});

describe('a message', () => {
  test.each([
    ['Romance Standard Time', 'Europe/Madrid', 'Europe/Madrid'],
    ['nowhere', undefined, null],
    ['europe/lisbon', 'Europe/Madrid', 'Europe/Lisbon'],
  ])('from the time zone "%s", with %s beside it, is in %s', async (timezone, localTimezone, expected) => {
    await edge.post(activities.message('score', { entities: [{ type: 'clientInfo', timezone }], localTimezone }));
    expect(edge.turns[0]?.turn).toMatchObject({ timeZone: expected, address: { timeZone: expected } });
  });

  test('tells where the bot can speak up later', async () => {
    await edge.post(activities.message('score'));
    const there = { serviceUrl: connector.serviceUrl, bot, locale: 'en-GB', timeZone: 'Europe/Madrid', state: 'open' };
    expect(edge.turns[0]?.turn.address).toEqual({
      ...there,
      place: ana.aadObjectId,
      kind: 'personal',
      conversationId: 'a:personal',
      user: { id: ana.id, name: ana.name },
      team: null,
      isShared: false,
    });

    await edge.post(activities.message('score', inChannel));
    const id = '19:general@thread.tacv2';
    const inTeam = { place: id, kind: 'channel', conversationId: id, user: null, team: '19:team@thread.tacv2' };
    expect(edge.turns[1]?.turn.address).toEqual({ ...there, ...inTeam, isShared: false });

    const channelData = { ...Object(inChannel.channelData), channel: { id, type: 'shared' } };
    await edge.post(activities.message('score', { ...inChannel, channelData }));
    expect(edge.turns[2]?.turn.address).toEqual({ ...there, ...inTeam, isShared: true });

    const conversation = { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId };
    await edge.post(activities.message('score', { conversation }));
    const inGroup = { place: conversation.id, kind: 'group', conversationId: conversation.id, user: null };
    expect(edge.turns[3]?.turn.address).toEqual({ ...there, ...inGroup, team: null, isShared: false });
  });

  test('in a group chat is known as such', async () => {
    await edge.post(
      activities.message('score', { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } }),
    );
    expect(edge.turns[0]?.turn.chat).toEqual({ id: '19:g@thread.v2', kind: 'group' });
  });

  test.each([undefined, '', ' '])('with only a picture and the text %j is unreadable', async (text) => {
    await edge.post(activities.message('', { text, attachments: [{ contentType: 'image/png' }] }));
    expect(edge.turns[0]?.said).toEqual({ kind: 'unreadable' });
  });

  test('with a picture and words is what the words say', async () => {
    await edge.post(activities.message('score', { attachments: [{ contentType: 'image/png' }] }));
    expect(edge.turns[0]?.said).toEqual({ kind: 'text', text: 'score', mentions: [] });
  });

  test('made by hand, without tenant and object id, is welcome on this machine', async () => {
    const bare = { from: { id: 'me' }, conversation: { id: 'c' }, channelData: undefined, entities: undefined };
    await edge.post(activities.message('score', bare));
    expect(edge.turns[0]?.turn).toMatchObject({
      tenantId: 'local',
      user: { id: 'me' },
      chat: { id: 'c', kind: 'personal' },
    });
  });

  test('with a service URL elsewhere is refused before anything is called', async () => {
    const { status } = await edge.post(
      activities.message('score', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }),
    );
    expect([status, edge.turns]).toEqual([403, []]);
  });
});

describe('the press of an Execute', () => {
  test.each([undefined, null, 'action', {}, { action: 'Execute' }, { action: { type: 'Action.Submit', data: {} } }])(
    'that cannot be read gets an error that Teams can show (%o)',
    async (value) => {
      const response = await edge.post(activities.execute({}, { value }));
      expect(response).toMatchObject({
        status: 200,
        body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest' } },
      });
      expect(edge.turns).toEqual([]);
    },
  );
});

describe('coming and going', () => {
  test('a new installation is told by either of its two events', async () => {
    await edge.post(activities.installation('add'));
    await edge.post(activities.membersAdded([bot, { id: ana.id }]));
    expect(edge.turns.map(({ said }) => said.kind)).toEqual(['installed', 'installed']);
  });

  test('a removal is told', async () => {
    await edge.post(activities.installation('remove'));
    expect(edge.turns.map(({ said }) => said.kind)).toEqual(['removed']);
  });
});

describe('what the bot does not need', () => {
  test.each<[string, (from: Activities) => Record<string, unknown>]>([
    ['a reaction', (from) => from.other('messageReaction', { reactionsAdded: [{ type: 'like' }] })],
    ['an edit', (from) => from.other('messageUpdate', { text: 'score' })],
    ['a deletion', (from) => from.other('messageDelete')],
    ['typing', (from) => from.other('typing')],
    ['a meeting', (from) => from.other('event', { name: 'application/vnd.microsoft.meetingStart', value: {} })],
    ['its own message', (from) => from.message('score', { from: bot })],
    ['a new version of the app', (from) => from.installation('add-upgrade')],
    ['the removal of an old version', (from) => from.installation('remove-upgrade')],
    ['a new member', (from) => from.membersAdded([{ id: luis.id }])],
    ['a rename', (from) => from.other('conversationUpdate', { channelData: { eventType: 'channelRenamed' } })],
  ])('passes in silence: %s', async (_case, create) => {
    const response = await edge.post(create(activities));
    expect(response).toEqual({ status: 200, body: undefined });
    expect([edge.turns, connector.posted]).toEqual([[], []]);
  });

  test.each(['task/fetch', 'composeExtension/query', undefined])(
    'an invoke it does not know gets 501 (%s)',
    async (name) => {
      expect(await edge.post(activities.execute({}, { name }))).toMatchObject({ status: 501 });
    },
  );
});

describe('who a person is', () => {
  async function ask(member: Record<string, unknown> | null): Promise<Membership | undefined> {
    let membership: Membership | undefined;
    answer = async (_said, turn) => {
      membership = await turn.lookUpMembership();
      return { kind: 'nothing' };
    };
    if (member !== null) connector.members.set(ana.id, member);
    await edge.post(activities.message('score'));
    return membership;
  }

  test.each([
    [
      'a member with a mail',
      { tenantId, userRole: 'user', email: 'ana@contoso.com' },
      { kind: 'member', mail: 'ana@contoso.com' },
    ],
    [
      'a member with a sign-in name',
      { tenantId, userPrincipalName: 'ana@contoso.com' },
      { kind: 'member', mail: 'ana@contoso.com' },
    ],
    ['a member without either', { tenantId, email: '' }, { kind: 'member', mail: null }],
    ['a guest', { tenantId, userRole: 'guest', email: 'ana@fabrikam.com' }, { kind: 'guest' }],
    ['somebody anonymous', { tenantId, userRole: 'Anonymous' }, { kind: 'guest' }],
    ['somebody of another tenant', { tenantId: '99999999-9999-4999-8999-999999999999' }, { kind: 'foreign' }],
    ['somebody whom Teams does not find', null, { kind: 'unknown' }],
    ['somebody of whom Teams says nonsense', { tenantId: 7 }, { kind: 'unknown' }],
  ])('is asked of Teams: %s', async (_case, member, expected) => {
    expect(await ask(member)).toEqual(expected);
  });
});

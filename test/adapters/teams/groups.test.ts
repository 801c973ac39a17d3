import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer, Message } from '../../../src/conversation/answer.ts';
import type { Turn } from '../../../src/conversation/turn.ts';
import { type Activities, ana, createActivities, inChannel, luis, tenantId } from '../../support/activities.ts';
import { type Connector, startConnector } from '../../support/startConnector.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';

const member = { tenantId, userRole: 'user', name: 'Somebody', email: 'somebody@contoso.example' };
const inGroup = { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId } };

let connector: Connector;
let edge: Edge;
let activities: Activities;
let answer: (turn: Turn) => Promise<Answer>;

beforeEach(async () => {
  connector = await startConnector();
  activities = createActivities(connector.serviceUrl);
  answer = async () => ({ kind: 'nothing' });
  edge = await startEdge({ answer: (_said, turn) => answer(turn) });
});
afterEach(async () => {
  await edge.stop();
  await connector.stop();
});

describe('who reads along', () => {
  async function ask(overrides: Record<string, unknown> = inGroup) {
    let audience: unknown;
    answer = async (turn) => {
      audience = await turn.lookUpAudience();
      return { kind: 'nothing' };
    };
    await edge.post(activities.message('score', overrides));
    return audience;
  }

  test('are members only, on whatever page they stand', async () => {
    for (const id of ['29:a', '29:b', '29:c']) connector.members.set(id, member);
    expect(await ask()).toBe('members only');
    expect(await ask(inChannel)).toBe('members only');
  });

  test.each([
    ['a guest', { ...member, userRole: 'guest' }],
    ['an anonymous visitor', { ...member, userRole: 'anonymous' }],
    ['somebody of another company', { ...member, tenantId: '99999999-9999-4999-8999-999999999999' }],
  ])('are outsiders with %s on the last page', async (_who, outsider) => {
    for (const id of ['29:a', '29:b']) connector.members.set(id, member);
    connector.members.set('29:c', outsider);
    expect(await ask()).toBe('outsiders');
  });

  test('count as outsiders in a shared channel, whomever Teams lists', async () => {
    connector.members.set('29:a', member);
    const channelData = { tenant: { id: tenantId }, channel: { id: '19:general@thread.tacv2', type: 'shared' } };
    expect(await ask({ ...inChannel, channelData })).toBe('outsiders');
  });

  test('are unknown where Teams does not say', async () => {
    connector.refuse('GET', 403);
    expect(await ask()).toBe('unknown');
  });
});

describe('a mentioned person', () => {
  async function ask(id: string) {
    let mentioned: unknown;
    answer = async (turn) => {
      mentioned = await turn.lookUpMentioned(id);
      return { kind: 'nothing' };
    };
    await edge.post(activities.message('grant', inGroup));
    return mentioned;
  }

  test('is who Teams says, by Entra object id', async () => {
    connector.members.set(luis.id, { ...member, name: luis.name, aadObjectId: luis.aadObjectId });
    const membership = { kind: 'member', mail: member.email };
    expect(await ask(luis.id)).toEqual({ id: luis.aadObjectId, name: luis.name, membership });
  });

  test('is nobody where Teams does not know them', async () => {
    expect(await ask('29:stranger')).toBeNull();
  });
});

describe('an answer for the presser alone', () => {
  const message: Message = { summary: 'Names', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };
  const notSent: Message = { summary: 'Say hi first', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

  beforeEach(() => {
    answer = async () => ({ kind: 'private', message, sent: 'Sent to you alone.', notSent });
  });

  test('goes to their personal chat with the bot, and the button says so', async () => {
    connector.opened.add(ana.id);
    const { body } = await edge.post(activities.execute({}, inGroup));
    expect(connector.posted).toMatchObject([
      { conversationId: `personal:${ana.id}:${tenantId}`, activity: { type: 'message', summary: 'Names' } },
    ]);
    expect(body).toMatchObject({ statusCode: 200, value: 'Sent to you alone.' });
  });

  test('leaves nothing in the group, also by Submit', async () => {
    connector.opened.add(ana.id);
    await edge.post(activities.submit({}, inGroup));
    expect(connector.posted.map(({ conversationId }) => conversationId)).toEqual([`personal:${ana.id}:${tenantId}`]);
  });

  test('is never told in the group where it cannot be delivered; how to get it is', async () => {
    await edge.post(activities.submit({}, inGroup));
    expect(connector.posted).toMatchObject([
      { conversationId: '19:g@thread.v2', activity: { summary: 'Say hi first' } },
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Audience } from '../../../src/conversation/turn.ts';
import { createActivities, inChannel, tenantId } from '../../support/activities.ts';
import { type Connector, startConnector } from '../../support/startConnector.ts';
import { type Edge, startEdge } from '../../support/startEdge.ts';

const member = { tenantId, userRole: 'user', name: 'Somebody', email: 'somebody@contoso.example' };

let connector: Connector;
let edge: Edge;
let audience: Audience | undefined;

beforeEach(async () => {
  audience = undefined;
  connector = await startConnector();
  edge = await startEdge({
    async answer(_said, turn) {
      audience = await turn.lookUpAudience();
      return { kind: 'nothing' };
    },
  });
});
afterEach(async () => {
  await edge.stop();
  await connector.stop();
});

async function ask(overrides: Record<string, unknown>) {
  await edge.post(createActivities(connector.serviceUrl).message('score', overrides));
  return audience;
}

describe('who reads along', () => {
  test.each([
    ['a guest', { ...member, userRole: 'guest' }],
    ['an anonymous visitor', { ...member, userRole: 'anonymous' }],
    ['somebody of another company', { ...member, tenantId: '99999999-9999-4999-8999-999999999999' }],
  ])('are outsiders with %s on the last page', async (_who, outsider) => {
    for (const id of ['29:a', '29:b']) connector.members.set(id, member);
    connector.members.set('29:c', outsider);
    const conversation = { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId };
    expect(await ask({ conversation })).toBe('outsiders');
  });

  test('count as outsiders in a shared channel, whomever Teams lists', async () => {
    connector.members.set('29:a', member);
    const channelData = { tenant: { id: tenantId }, channel: { id: '19:general@thread.tacv2', type: 'shared' } };
    expect(await ask({ ...inChannel, channelData })).toBe('outsiders');
    expect(connector.asked).toEqual([]);
  });
});

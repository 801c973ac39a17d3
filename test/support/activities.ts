import { randomUUID } from 'node:crypto';

export const tenantId = '11111111-1111-4111-8111-111111111111';
export const bot = { id: '28:partner-score', name: 'Partner Score' };
export const ana = { id: '29:ana', name: 'Ana García', aadObjectId: '22222222-2222-4222-8222-222222222222' };
export const luis = { id: '29:luis', name: 'Luis Ortega', aadObjectId: '33333333-3333-4333-8333-333333333333' };

export type TestActivity = Record<string, unknown>;

/** Activities as Teams sends them; each takes overrides of any field. */
export interface Activities {
  message(text: string, overrides?: TestActivity): TestActivity;
  /** Action.Submit: no text, the data as `value`. */
  submit(data: unknown, overrides?: TestActivity): TestActivity;
  /** Action.Execute; pass `value` in the overrides for one that is broken. */
  execute(data: unknown, overrides?: TestActivity): TestActivity;
  installation(action: string, overrides?: TestActivity): TestActivity;
  membersAdded(members: readonly { id: string }[], overrides?: TestActivity): TestActivity;
  other(type: string, overrides?: TestActivity): TestActivity;
}

export function createActivities(serviceUrl: string): Activities {
  const base = () => ({
    id: randomUUID(),
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-11-22T09:00:00.000Z',
    locale: 'en-GB',
    from: ana,
    recipient: bot,
    conversation: { id: 'a:personal', conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    entities: [{ type: 'clientInfo', locale: 'en-GB', country: 'ES', platform: 'Web', timezone: 'Europe/Madrid' }],
  });
  return {
    message: (text, overrides) => ({ ...base(), type: 'message', textFormat: 'plain', text, ...overrides }),
    submit: (data, overrides) => ({ ...base(), type: 'message', value: data, replyToId: 'card-1', ...overrides }),
    execute: (data, overrides) => ({
      ...base(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: 'card-1',
      value: { action: { type: 'Action.Execute', verb: 'act', data }, trigger: 'manual' },
      ...overrides,
    }),
    installation: (action, overrides) => ({ ...base(), type: 'installationUpdate', action, ...overrides }),
    membersAdded: (members, overrides) => ({
      ...base(),
      type: 'conversationUpdate',
      membersAdded: members,
      ...overrides,
    }),
    other: (type, overrides) => ({ ...base(), type, ...overrides }),
  };
}

/** The fields that put an activity into a thread of a channel. */
export const inChannel: TestActivity = {
  conversation: {
    id: '19:general@thread.tacv2;messageid=1700000000000',
    conversationType: 'channel',
    tenantId,
    isGroup: true,
  },
  channelData: {
    tenant: { id: tenantId },
    team: { id: '19:team@thread.tacv2' },
    channel: { id: '19:general@thread.tacv2' },
  },
};

export function mention(account: { id: string; name: string }, text = `<at>${account.name}</at>`): TestActivity {
  return { type: 'mention', mentioned: account, text };
}

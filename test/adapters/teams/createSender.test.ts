import { Temporal } from 'temporal-polyfill';
import { beforeEach, expect, test } from 'vitest';
import { createSender, type SenderParts } from '../../../src/adapters/teams/createSender.ts';
import { createBotbuilderSdk } from '../../../src/adapters/teams/index.ts';
import { tenantId } from '../../support/activities.ts';
import { recordLog } from '../../support/recordLog.ts';
import { type Responder, startResponder } from './contract/startResponder.ts';

const now = Temporal.Instant.from('2026-11-22T09:00:00Z');
const message = { summary: 'Data & AI: 60 of 100', card: { type: 'AdaptiveCard', version: '1.5', body: [] } };

let responder: Responder;
let lines: string[];

beforeEach(async () => {
  responder = await startResponder();
  return () => responder.stop();
});

function start(mode: SenderParts['mode'] = 'local') {
  const recorded = recordLog();
  lines = recorded.lines;
  return createSender({ sdk: createBotbuilderSdk({ app: null }), mode, log: recorded.log, now: () => now });
}

test.each([
  ['teams', 'http://127.0.0.1:1/'],
  ['local', 'https://smba.trafficmanager.net/emea/'],
  ['local', 'nowhere'],
] as const)('nothing is sent in %s mode to %s', async (mode, serviceUrl) => {
  const outcome = await start(mode).send({ ...responder.chat, serviceUrl }, message);
  expect(outcome).toEqual({ kind: 'failed', reason: 'service URL not allowed' });
  expect(lines).toHaveLength(1);
});

test('only a personal chat can be opened anew', async () => {
  const outcome = await start().reopen(tenantId, { ...responder.chat, kind: 'group', user: null });
  expect(outcome).toEqual({ kind: 'failed', reason: 'no personal chat' });
  expect(responder.asked).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../../src/conversation/answer.ts';
import type { Said, Turn } from '../../../../src/conversation/turn.ts';
import type { Job, JobQueue } from '../../../../src/jobs/index.ts';
import { type Activities, createActivities, tenantId } from '../../../support/activities.ts';
import { recordLog } from '../../../support/recordLog.ts';
import { type Connector, startConnector } from '../../../support/startConnector.ts';
import { type Edge, startEdge } from '../../../support/startEdge.ts';
import { createClaims, startTokenIssuer } from '../../../support/startTokenIssuer.ts';
import type { CreateSdk } from './createSdk.ts';

export interface RegisteredBot extends Pick<Edge, 'turns' | 'post' | 'finish'> {
  /** The lines of its log. */
  readonly lines: readonly string[];
  readonly connector: Connector;
  readonly activities: Activities;
  /** What was put off, as it may be taken by now; the last is null while it is held. */
  readonly putOff: readonly (Job | null)[];
  /** Where turns are put off to: `putOff`, until the test says otherwise. */
  hold: JobQueue['hold'];
  /** What the conversation answers; nothing until the test says so. */
  answer: (said: Said, turn: Turn) => Promise<Answer>;
  stop(): Promise<void>;
}

/** The bot with an app of its own: it is called with Teams' tokens and calls with its own, all of it on loopback. */
export async function startRegisteredBot(createSdk: CreateSdk): Promise<RegisteredBot> {
  const issuer = await startTokenIssuer();
  issuer.takeSignIns();
  const connector = await startConnector();
  // An SDK may remember tokens by app id for the whole process.
  const app = { id: randomUUID(), type: 'SingleTenant', tenantId, password: 'a-secret' } as const;
  const { log, lines } = recordLog();
  const putOff: (Job | null)[] = [];
  const edge = await startEdge({
    log,
    jobs: { hold: (job) => bot.hold(job) },
    // The mode in which a service URL may be one of this machine.
    config: { mode: 'local', servedTenants: [] },
    sdk: createSdk({ app, cloud: issuer.cloud }),
    answer: (said, turn) => bot.answer(said, turn),
  });
  const bot: RegisteredBot = {
    connector,
    lines,
    activities: createActivities(connector.serviceUrl),
    turns: edge.turns,
    putOff,
    finish: edge.finish,
    answer: async () => ({ kind: 'nothing' }),
    post: (activity) =>
      edge.post(activity, { authorization: issuer.authorize(createClaims(app.id, connector.serviceUrl)) }),
    async hold() {
      const place = putOff.push(null) - 1;
      return {
        async release(job) {
          putOff[place] = job;
        },
      };
    },
    async stop() {
      await edge.stop();
      await connector.stop();
      await issuer.stop();
    },
  };
  return bot;
}

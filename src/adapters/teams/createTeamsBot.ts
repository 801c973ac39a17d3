import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Config } from '../../config.ts';
import type { Answer } from '../../conversation/answer.ts';
import type { Said, Turn } from '../../conversation/turn.ts';
import { type Activity, activitySchema, findWrongField } from './activity.ts';
import { type Caller, createAdapter } from './createAdapter.ts';
import type { Cloud } from './createAuthentication.ts';
import { createTurn, findTenant } from './createTurn.ts';
import { decodeActivity } from './decodeActivity.ts';
import { deliver, showTyping } from './deliver.ts';
import { showError } from './invokeReply.ts';
import { isAllowedServiceUrl } from './isAllowedServiceUrl.ts';
import { lookUpAudience } from './lookUpAudience.ts';
import { lookUpMembership } from './lookUpMembership.ts';
import { lookUpMentioned } from './lookUpMentioned.ts';
import type { Tell } from './tell.ts';

export interface TeamsBotParts {
  readonly config: Pick<Config, 'mode' | 'app' | 'servedTenants'>;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** The conversation. What it throws becomes a calm sentence to the person. */
  answer(said: Said, turn: Turn): Promise<Answer>;
  readonly tell: Tell;
  /** Where the Bot Framework is, if not in the public cloud. */
  readonly cloud?: Cloud | undefined;
}

export interface TeamsBot {
  /** Takes what was posted to the bot, of any shape and from anyone, and says what to answer. */
  receive(authorization: string, body: unknown): Promise<{ status: number; body?: unknown }>;
}

export function createTeamsBot({ config, log, now, answer, tell, cloud }: TeamsBotParts): TeamsBot {
  const { mode, app, servedTenants } = config;
  const adapter = createAdapter({ app, log, tell, cloud });

  return {
    async receive(authorization, body) {
      const parsed = activitySchema.safeParse(body);
      if (!parsed.success) return refuse(400, `This is no activity: "${findWrongField(parsed.error)}" is wrong.`);
      const activity = parsed.data;
      if (mode === 'teams' && authorization === '') return refuse(401, 'A token of the Bot Framework is needed.');
      if (mode === 'teams' && activity.channelId !== 'msteams') return refuse(403, 'Only Microsoft Teams is served.');
      if (!isAllowedServiceUrl(activity.serviceUrl, mode)) return refuse(403, 'The service URL is not allowed.');

      const authentication = await adapter.authenticate(authorization, activity);
      switch (authentication.kind) {
        case 'refused':
          return refuse(401, 'The token is not valid here.');
        case 'unavailable':
          return refuse(503, 'The token cannot be checked just now.');
        case 'authenticated':
          if (!isServed(activity)) return { status: 200 };
          return take(authentication.caller, activity);
      }
    },
  };

  /** Other tenants are met with silence: they see an app that is not theirs, and whoever runs the bot sees the log. */
  function isServed(activity: Activity): boolean {
    const tenantId = findTenant(activity, mode);
    const isOurs = mode === 'local' || (tenantId !== null && servedTenants.includes(tenantId));
    if (!isOurs) log.warn({ tenantId }, 'Ignored a tenant that ALLOWED_TENANTS does not name');
    return isOurs;
  }

  async function take(caller: Caller, activity: Activity) {
    const decoded = decodeActivity(activity, { mode, log });
    switch (decoded.kind) {
      case 'notForUs':
        // An invoke is a question; to one that it does not know, a bot says 501.
        return { status: activity.type === 'invoke' ? 501 : 200 };
      case 'brokenPress':
        return { status: 200, body: showError(400, tell(activity.locale, 'edge.brokenPress')) };
      case 'said':
        return runTurn(caller, activity, decoded.said);
    }
  }

  async function runTurn(caller: Caller, activity: Activity, said: Said) {
    const response = await adapter.runTurn(caller, activity, async (context) => {
      const turn = createTurn(activity, {
        mode,
        now: now(),
        lookUps: (tenantId) => ({
          lookUpMembership: () => lookUpMembership(context, { tenantId, mode, log }),
          lookUpAudience: () => lookUpAudience(context, activity, { tenantId, mode, log }),
          lookUpMentioned: (id) => lookUpMentioned(context, id, { tenantId, mode, log }),
        }),
      });
      if (turn === null) return log.info({ activityType: activity.type }, 'Ignored an activity without a known sender');
      const isAwaited =
        said.kind === 'text' || said.kind === 'file' || (said.kind === 'press' && said.via === 'submit');
      const work = () => answer(said, turn);
      await deliver(context, said, await (isAwaited ? showTyping(context, work) : work()), { mode, log, tell });
    });
    return { status: response?.status ?? 200, body: response?.body };
  }
}

function refuse(status: number, sentence: string) {
  return { status, body: { error: sentence } };
}

import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { Config } from '../../config.ts';
import type { Answer, Progress, Said, Turn } from '../../conversation/index.ts';
import type { Jobs } from '../../jobs/index.ts';
import { StorageAway } from '../../partner/store.ts';
import { LONG_LIMIT_MS, SHORT_LIMIT_MS } from './files/transferFile.ts';
import { type Activity, activitySchema, findWrongField } from './incoming/activity.ts';
import { createTurn, findTenant } from './incoming/createTurn.ts';
import { decodeActivity } from './incoming/decodeActivity.ts';
import { isAllowedServiceUrl } from './isAllowedServiceUrl.ts';
import { lookUpAudience } from './members/lookUpAudience.ts';
import { lookUpMembership } from './members/lookUpMembership.ts';
import { lookUpMentioned } from './members/lookUpMentioned.ts';
import { apologise } from './outgoing/apologise.ts';
import { deliverAnswer } from './outgoing/deliverAnswer.ts';
import { inPlaceOf } from './outgoing/inPlaceOf.ts';
import { answerInvoke, showError } from './outgoing/invokeReply.ts';
import { createTextMessage } from './outgoing/outgoingActivity.ts';
import { putOff } from './outgoing/putOff.ts';
import { showTyping } from './outgoing/showTyping.ts';
import type { Phrase } from './phrase.ts';
import type { TeamsBot } from './port.ts';
import type { Authentication, Chat, HttpReply, TeamsSdk } from './sdk.ts';

export interface TeamsBotParts {
  readonly config: Pick<Config, 'mode' | 'servedTenants'>;
  readonly sdk: TeamsSdk;
  readonly log: Logger;
  now(): Temporal.Instant;
  /** The conversation. What it throws becomes a calm sentence to the person. */
  answer(said: Said, turn: Turn): Promise<Answer>;
  /** Where a turn is put off to that takes longer than Teams waits. */
  readonly jobs: Pick<Jobs, 'hold'>;
  readonly phrase: Phrase;
}

// Each time an instance died over it, or storage was away.
const MOST_TIMES = 3;

export function createTeamsBot({ config, sdk, log, now, answer, jobs, phrase }: TeamsBotParts): TeamsBot {
  const { mode, servedTenants } = config;

  return {
    async receive(authorization, body) {
      const parsed = activitySchema.safeParse(body);
      if (!parsed.success) return refuse(400, `This is no activity: "${findWrongField(parsed.error)}" is wrong.`);
      const activity = parsed.data;
      if (mode === 'teams' && authorization === '') return refuse(401, 'A token of the Bot Framework is needed.');
      if (mode === 'teams' && activity.channelId !== 'msteams') return refuse(403, 'Only Microsoft Teams is served.');
      if (!isAllowedServiceUrl(activity.serviceUrl, mode)) return refuse(403, 'The service URL is not allowed.');

      const authentication = await sdk.authenticate(authorization, activity);
      switch (authentication.kind) {
        case 'refused':
          return refuse(401, 'The token is not valid here.');
        case 'unavailable':
          log.error({ err: authentication.error }, 'The token of a request could not be checked');
          return refuse(503, 'The token cannot be checked just now.');
        case 'authenticated':
          return isServed(activity) ? answerActivity(authentication, activity) : { status: 200 };
      }
    },

    async finish({ activity: kept, messageId }, times) {
      const activity = activitySchema.parse(kept);
      const decoded = decodeActivity(activity, { mode, log, limitMs: LONG_LIMIT_MS });
      if (decoded.kind !== 'said' || !isAllowedServiceUrl(activity.serviceUrl, mode) || !isServed(activity)) return;
      const { said } = decoded;
      await sdk.resumeTurn(activity, async (chat) => {
        const { progress, chat: into } = inPlaceOf(messageId, chat, log);
        if (times > MOST_TIMES) {
          log.error({ activityId: activity.id, alarm: true }, 'A job was given up, because instances died over it');
          await into.send(createTextMessage(phrase(activity.locale, 'edge.gaveUp')));
          return;
        }
        try {
          await takeTurn(into, activity, { said, progress });
        } catch (error) {
          if (error instanceof StorageAway && times < MOST_TIMES) throw error;
          await apologise(into, activity, error, { log, phrase });
        }
      });
    },
  };

  /** Other tenants are met with silence: they see an app that is not theirs, and whoever runs the bot sees the log. */
  function isServed(activity: Activity): boolean {
    const tenantId = findTenant(activity, mode);
    const isOurs = mode === 'local' || (tenantId !== null && servedTenants.includes(tenantId));
    if (!isOurs) log.warn({ tenantId }, 'Ignored a tenant that ALLOWED_TENANTS does not name');
    return isOurs;
  }

  async function answerActivity({ runTurn }: Authenticated, activity: Activity): Promise<HttpReply> {
    const decoded = decodeActivity(activity, { mode, log, limitMs: SHORT_LIMIT_MS });
    switch (decoded.kind) {
      case 'notForUs':
        return passOver(activity);
      case 'brokenPress':
        return answerInvoke(showError(400, phrase(activity.locale, 'edge.brokenPress')));
      case 'said':
        return runTurn(async (chat) => {
          try {
            return await takeTurn(chat, activity, { said: decoded.said });
          } catch (error) {
            return apologise(chat, activity, error, { log, phrase });
          }
        });
    }
  }

  async function takeTurn(
    chat: Chat,
    activity: Activity,
    { said, progress = null }: { readonly said: Said; readonly progress?: Progress | null },
  ): Promise<HttpReply> {
    const turn = createTurn(activity, {
      ...{ mode, now: now(), progress },
      lookUps: (tenantId) => ({
        lookUpMembership: () => lookUpMembership(chat, activity.from.id, { tenantId, mode, log }),
        lookUpAudience: () => lookUpAudience(chat, activity, { tenantId, mode, log }),
        lookUpMentioned: (id) => lookUpMentioned(chat, id, { tenantId, mode, log }),
      }),
    });
    if (turn === null) {
      log.info({ activityType: activity.type }, 'Ignored an activity without a known sender');
      return passOver(activity);
    }
    const isAwaited =
      said.kind === 'text' ||
      said.kind === 'file' ||
      said.kind === 'files' ||
      (said.kind === 'press' && said.via === 'submit');
    const work = () => answer(said, turn);
    const answered = await (isAwaited && progress === null ? showTyping(chat, work) : work());
    return deliverAnswer(answered, said, {
      ...{ chat, activity, mode, log, phrase },
      async putOff(message) {
        if (!(await putOff(message, { chat, activity, jobs, log }))) await finishNow(chat, activity);
      },
    });
  }

  /** So many files that no queue takes their addresses, or no queue at all: better late than never. */
  async function finishNow(chat: Chat, activity: Activity): Promise<void> {
    const decoded = decodeActivity(activity, { mode, log, limitMs: LONG_LIMIT_MS });
    const { progress, chat: into } = inPlaceOf(null, chat, log);
    if (decoded.kind === 'said') await takeTurn(into, activity, { said: decoded.said, progress });
  }
}

type Authenticated = Extract<Authentication, { kind: 'authenticated' }>;

/** An invoke is a question; to one that it does not know, a bot says 501. */
function passOver({ type }: Activity): HttpReply {
  return { status: type === 'invoke' ? 501 : 200 };
}

function refuse(status: number, sentence: string): HttpReply {
  return { status, body: { error: sentence } };
}

import { randomUUID } from 'node:crypto';
import {
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type Activity as SdkActivity,
  type TurnContext,
} from 'botbuilder';
import type { Logger } from 'pino';
import type { Activity } from './activity.ts';
import { createAuthentication, type Registration } from './createAuthentication.ts';
import { respondToInvoke } from './deliver.ts';
import { showError } from './invokeReply.ts';
import type { Tell } from './tell.ts';

export type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

type Authentication =
  | { readonly kind: 'authenticated'; readonly caller: Caller }
  | { readonly kind: 'refused' }
  /** The keys to check the token with could not be had. */
  | { readonly kind: 'unavailable' };

export interface Adapter {
  authenticate(authorization: string, activity: Activity): Promise<Authentication>;
  /** Rejects only where even the apology for an error could not be worked out. */
  runTurn(
    caller: Caller,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
}

/** Without an app everybody is let in; the server's own door must then be closed to other machines. */
export interface AdapterOptions extends Registration {
  readonly log: Logger;
  readonly tell: Tell;
}

// CloudAdapter.process prints whole errors, tokens included, and answers with their text. Its inner step does neither,
// but is reserved to subclasses.
class QuietAdapter extends CloudAdapter {
  runTurn(caller: Caller, activity: SdkActivity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(caller, activity, logic);
  }
}

export function createAdapter({ log, tell, ...registration }: AdapterOptions): Adapter {
  const authentication = createAuthentication(registration);
  const adapter = new QuietAdapter(authentication);
  adapter.onTurnError = (context, error) => apologise(context, error, { log, tell });

  return {
    async authenticate(authorization, activity) {
      try {
        return {
          kind: 'authenticated',
          caller: await authentication.authenticateRequest(toSdk(activity), authorization),
        };
      } catch (error) {
        if (isBadToken(error)) return { kind: 'refused' };
        log.error({ err: error }, 'The token of a request could not be checked');
        return { kind: 'unavailable' };
      }
    },
    runTurn: (caller, activity, logic) => adapter.runTurn(caller, toSdk(activity), logic),
  };
}

function toSdk(activity: Activity): SdkActivity {
  // The SDK's type demands fields that Teams itself leaves out; those that the SDK reads have been checked.
  return activity as unknown as SdkActivity;
}

function isBadToken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('statusCode' in error) return error.statusCode === 401;
  return ['JsonWebTokenError', 'NotBeforeError', 'SyntaxError'].includes(error.name);
}

async function apologise(
  context: TurnContext,
  error: unknown,
  { log, tell }: Pick<AdapterOptions, 'log' | 'tell'>,
): Promise<void> {
  const reference = randomUUID().slice(0, 8);
  const { type, id, name, locale } = context.activity;
  log.error({ err: error, reference, activityType: type, activityId: id }, 'A turn failed');
  const sentence = tell(locale, 'edge.failed', { reference });
  try {
    if (type === 'invoke') await respondToInvoke(context, showError(500, sentence));
    if (type === 'message' || name === 'fileConsent/invoke') await context.sendActivity(sentence);
  } catch (second) {
    log.error({ err: second, reference }, 'The person could not be told that the turn failed');
  }
}

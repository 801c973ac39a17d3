import type { Temporal } from 'temporal-polyfill';
import type { Outcome } from '../../../reminders/index.ts';
import type { CallFailure, SignInFailure } from '../sdk.ts';

// Teams tells the cause now as the code, now as a subCode in JSON inside the message, so the whole body is looked at;
// what is told beside something more general comes first.
const CAUSES_OF_403 = [
  ['MessageWritesBlocked', 'blocked'],
  ['ConversationBlockedByUser', 'blocked'],
  ['BotDisabledByAdmin', 'disabled'],
  ['BotNotInConversationRoster', 'gone'],
  ['ForbiddenOperationException', 'gone'],
] as const;
const CAUSES_OF_404 = ['ConversationNotFound', 'ActivityNotFound'];

/** What a call to the connector came to that failed. `sent` only where the answer was a 2xx that could not be read. */
export function readCallOutcome(failure: CallFailure, now: Temporal.Instant): Outcome {
  switch (failure.kind) {
    case 'answered':
      return readAnswer(failure, now);
    case 'not connected':
      return { kind: 'busy', reason: joinReason('no connection', failure.code) };
    case 'connection lost':
      return { kind: 'unknown', reason: joinReason('connection lost', failure.code) };
    case 'aborted':
      return { kind: 'unknown', reason: 'no answer in time' };
    case 'not sent':
      return { kind: 'failed', reason: `not sent: ${failure.name}` };
  }
}

/** What a call came to that could not be begun, because the bot did not get its own token. */
export function readSignInOutcome({ status, code }: SignInFailure): Outcome {
  const reason = joinReason('sign-in', status, code);
  // Too many questions or a fault over there is answered with an AADSTS code, too.
  const isRefused = status !== null && status >= 400 && status < 500 && status !== 408 && status !== 429;
  return { kind: isRefused ? 'unauthorised' : 'busy', reason };
}

type Answered = Extract<CallFailure, { kind: 'answered' }>;

function readAnswer({ status, code, body, retryAfter }: Answered, now: Temporal.Instant): Outcome {
  const reason = joinReason(status, code);
  if (status >= 200 && status < 300) return { kind: 'sent' };
  switch (status) {
    case 401:
      return { kind: 'unauthorised', reason };
    case 403: {
      const cause = CAUSES_OF_403.find(([name]) => body.includes(name));
      // What nobody knows may be a proxy's, and a person is not given up for that.
      return cause === undefined ? { kind: 'failed', reason } : { kind: cause[1], reason: `403 ${cause[0]}` };
    }
    case 404: {
      const cause = CAUSES_OF_404.find((name) => body.includes(name));
      return cause === undefined ? { kind: 'failed', reason } : { kind: 'stale', reason: `404 ${cause}` };
    }
    case 413:
      return { kind: 'tooLarge' };
    case 429:
      return { kind: 'throttled', retryAfterMs: readRetryAfter(retryAfter, now) };
    case 412:
    case 503:
      return { kind: 'busy', reason };
    case 500:
    case 502:
    case 504:
      return { kind: 'unknown', reason };
    default:
      return { kind: 'failed', reason };
  }
}

/** Milliseconds, from seconds or from an HTTP date; null where neither was told. */
function readRetryAfter(value: string | null, now: Temporal.Instant): number | null {
  if (value === null || value.trim() === '') return null;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.epochMilliseconds;
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null;
}

/** Codes are single words; whatever else stands in place of one is kept from the eyes of an owner. */
function joinReason(what: string | number, ...codes: readonly (string | number | null)[]): string {
  return [what, ...codes.filter((code) => code !== null && /^\w{1,60}$/.test(String(code)))].join(' ');
}

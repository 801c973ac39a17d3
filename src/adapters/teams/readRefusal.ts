import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Outcome } from '../../reminders/index.ts';

/** What the SDK throws where the connector did not answer with 2xx or did not answer at all. */
const refusalSchema = z.object({
  name: z.string(),
  message: z.string(),
  // A time limit's own error has a number here.
  code: z.string().optional().catch(undefined),
  statusCode: z.number().optional(),
  response: z
    .object({
      bodyAsText: z.string().nullish(),
      headers: z.custom<{ get(name: string): string | undefined }>(
        (headers) => typeof headers === 'object' && headers !== null && 'get' in headers,
      ),
    })
    .optional(),
});

type Refusal = z.infer<typeof refusalSchema>;

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

// The request never left: no address, nobody there, or no certificate to trust.
const NOT_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** What a call came to that the SDK rejected. `sent` only where the answer was a 2xx that the SDK could not read. */
export function readRefusal(error: unknown, now: Temporal.Instant): Outcome {
  const refusal = refusalSchema.safeParse(error).data;
  if (refusal === undefined) return { kind: 'failed', reason: 'unreadable error' };
  const { statusCode: status } = refusal;
  return status === undefined ? readSilence(refusal) : readAnswer(status, refusal, now);
}

function readAnswer(status: number, refusal: Refusal, now: Temporal.Instant): Outcome {
  const body = refusal.response?.bodyAsText ?? '';
  const reason = [status, shortCode(refusal.code)].join(' ').trim();
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
      return { kind: 'throttled', retryAfterMs: readRetryAfter(refusal.response?.headers.get('retry-after'), now) };
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

function readSilence({ name, code = '', message }: Refusal): Outcome {
  if (name === 'AbortError') return { kind: 'unknown', reason: 'no answer in time' };
  // Only the SDK's own kind of error tells of the network; anything else was thrown before there was a request.
  if (name !== 'RestError') return { kind: 'failed', reason: `not sent: ${name}` };
  const isConnected = !NOT_CONNECTED.test(code) && !(code === 'ETIMEDOUT' && /^connect |^$/.test(message));
  return isConnected
    ? { kind: 'unknown', reason: `connection lost ${shortCode(code)}`.trim() }
    : { kind: 'busy', reason: `no connection ${shortCode(code)}`.trim() };
}

/** Milliseconds, from seconds or from an HTTP date; null where neither was told. */
function readRetryAfter(value: string | undefined, now: Temporal.Instant): number | null {
  if (value === undefined || value.trim() === '') return null;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * 1_000 : Date.parse(value) - now.epochMilliseconds;
  return Number.isFinite(ms) ? Math.max(0, Math.round(ms)) : null;
}

/** Codes are single words; whatever else stands there is kept from the eyes of an owner. */
function shortCode(code = ''): string {
  // The SDK's own code for an answer that is no JSON says nothing that the status does not.
  return /^\w{1,60}$/.test(code) && code !== 'PARSE_ERROR' ? code : '';
}

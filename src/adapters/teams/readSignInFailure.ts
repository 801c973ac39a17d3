import { z } from 'zod';
import type { Outcome } from '../../reminders/index.ts';

/** What the SDK's two sign-in libraries throw: with a password `status` tells the answer, with an identity `statusCode`. */
const failureSchema = z.object({
  message: z.string(),
  errorCode: z.string().nullish(),
  status: z.number().nullish(),
  statusCode: z.number().nullish(),
});

/** What a call came to that could not be begun, because the bot did not get its own token. */
export function readSignInFailure(error: unknown): Outcome {
  if (error instanceof DOMException) return { kind: 'busy', reason: 'sign-in no answer in time' };
  const failure = failureSchema.safeParse(error).data;
  const status = failure?.status ?? failure?.statusCode ?? 0;
  const code = /AADSTS\d+/.exec(failure?.message ?? '')?.[0] ?? failure?.errorCode ?? '';
  const reason = ['sign-in', status || '', /^\w{1,60}$/.test(code) ? code : ''].filter(Boolean).join(' ');
  // Too many questions or a fault over there is answered with an AADSTS code, too.
  const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return { kind: isRefused ? 'unauthorised' : 'busy', reason };
}

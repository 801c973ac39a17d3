import { z } from 'zod';
import type { CallFailure, SignInFailure } from '../sdk.ts';

/** Whether a token was refused, rather than not checked. */
export function isBadToken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('statusCode' in error) return error.statusCode === 401;
  return ['JsonWebTokenError', 'NotBeforeError', 'SyntaxError'].includes(error.name);
}

/** What the SDK throws where the connector did not answer with 2xx or did not answer at all. */
const callErrorSchema = z.object({
  name: z.string(),
  message: z.string(),
  // A time limit's own error has a number here.
  code: z.string().nullish().catch(null),
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

// The request never left: no address, nobody there, or no certificate to trust.
const NOT_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

export function readCallFailure(error: unknown): CallFailure {
  const read = callErrorSchema.safeParse(error).data;
  if (read === undefined) return { kind: 'not sent', name: 'unreadable error' };
  const { name, message, statusCode: status, response } = read;
  // The SDK's own code for an answer that is no JSON says nothing that the status does not.
  const code = read.code === 'PARSE_ERROR' ? null : (read.code ?? null);
  if (status !== undefined) {
    const retryAfter = response?.headers.get('retry-after') ?? null;
    return { kind: 'answered', status, code, body: response?.bodyAsText ?? '', retryAfter };
  }
  if (name === 'AbortError') return { kind: 'aborted' };
  // Only the SDK's own kind of error tells of the network; anything else was thrown before there was a request.
  if (name !== 'RestError') return { kind: 'not sent', name };
  const isConnected = !NOT_CONNECTED.test(code ?? '') && !(code === 'ETIMEDOUT' && /^connect |^$/.test(message));
  return { kind: isConnected ? 'connection lost' : 'not connected', code };
}

/** What the SDK's two sign-in libraries throw: with a password `status` tells the answer, with an identity `statusCode`. */
const signInErrorSchema = z.object({
  message: z.string(),
  errorCode: z.string().nullish(),
  status: z.number().nullish(),
  statusCode: z.number().nullish(),
});

export function readSignInFailure(error: unknown): SignInFailure {
  const read = signInErrorSchema.safeParse(error).data;
  return {
    status: read?.status ?? read?.statusCode ?? null,
    code: /AADSTS\d+/.exec(read?.message ?? '')?.[0] ?? read?.errorCode ?? null,
  };
}

import type { ServerResponse } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly retryAfter?: string | undefined;
  /** How long it takes. */
  readonly afterMs?: number;
  /** What it waits for. */
  readonly after?: Promise<void>;
}

/** A refusal as Teams words it; a `subCode` comes as JSON inside the message. */
export function refuse(refusal: {
  status: number;
  code?: string | undefined;
  subCode?: string | undefined;
  retryAfter?: string | undefined;
}): Reply {
  const { status, code, subCode, retryAfter } = refusal;
  const message = subCode === undefined ? 'Refused.' : JSON.stringify({ subCode, details: null });
  return { status, retryAfter, body: code === undefined ? undefined : { error: { code, message } } };
}

export function write(response: ServerResponse, { status, body, retryAfter, afterMs, after }: Reply): void {
  if (after !== undefined) {
    void after.then(() => write(response, { status, body, retryAfter }));
    return;
  }
  if (afterMs !== undefined) {
    setTimeout(() => write(response, { status, body, retryAfter }), afterMs);
    return;
  }
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter);
  // restify, loaded beside this, takes the return value away from writeHead, so nothing can be chained to it.
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

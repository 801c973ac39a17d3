import { type Logger, pino, stdTimeFunctions } from 'pino';
import { z } from 'zod';

const HIDDEN = '[hidden]';
const BEARER = /\bBearer\s+[\w.~+/=-]+/gi;

export interface LogOptions {
  readonly level: string;
  /** `lines` are for a person at a terminal, `json` for a machine. */
  readonly format: 'lines' | 'json';
  /** Texts that must not appear, wherever they turn up. */
  readonly secrets: readonly string[];
  write(text: string): void;
}

export function createLog({ level, format, secrets, write }: LogOptions): Logger {
  // In the written line a secret stands as JSON wrote it, quotes and backslashes escaped.
  const writtenSecrets = secrets.map((secret) => JSON.stringify(secret).slice(1, -1));
  return pino(
    { level, base: null, timestamp: stdTimeFunctions.isoTime, serializers: { err: describeError } },
    {
      write(json: string) {
        const safe = writtenSecrets
          .reduce((line, secret) => line.replaceAll(secret, HIDDEN), json)
          .replace(BEARER, `Bearer ${HIDDEN}`);
        write(format === 'json' ? safe : formatLine(safe));
      },
    },
  );
}

const codesSchema = z.object({ code: z.unknown().optional(), statusCode: z.unknown().optional() });

/** The errors of the SDKs carry whole requests with their Authorization header; only these fields are ever logged. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  return {
    name: error.name,
    message: error.message,
    ...codesSchema.parse(error),
    stack: error.stack,
    cause: error.cause === undefined ? undefined : String(error.cause),
  };
}

const entrySchema = z.looseObject({
  level: z.number(),
  time: z.string(),
  msg: z.string().default(''),
  err: z.looseObject({ stack: z.string().optional() }).optional(),
});

function formatLine(json: string): string {
  const { level, time, msg, err, ...details } = entrySchema.parse(JSON.parse(json));
  const hhmmss = time.slice(11, 19);
  const parts = [hhmmss, pino.levels.labels[level], msg];
  if (Object.keys(details).length > 0) parts.push(JSON.stringify(details));
  return `${parts.join(' ')}\n${err?.stack === undefined ? '' : `${err.stack}\n`}`;
}

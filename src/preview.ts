import type { Logger } from 'pino';
import type { Server } from 'restify';
import type { Temporal } from 'temporal-polyfill';

/**
 * What the bot asks of its preview, the workspace `preview/`: a toy Teams with a clock that can be moved, and a storage
 * without Azure. `loadPreview.ts` loads it.
 */
export interface Preview {
  /** Storage with its files in `dataDir`, for one bot at a time. */
  startStorage(dataDir: string, log: Logger): Promise<LocalStorage>;
  /** The connection string of the storage that a bot has started on `dataDir`, which may have stopped since; else null. */
  findStorage(dataDir: string): string | null;
  /** Resolves once storage has told how far the clock is moved, or does not answer: then it is not, until storage does. */
  start(parts: PreviewParts): Promise<RunningPreview>;
}

export type LocalStorage =
  | {
      readonly kind: 'started';
      readonly connectionString: string;
      /** Resolves when everything is written and the storage is gone. */
      stop(): Promise<void>;
    }
  /** `reason` is for the person who started the bot. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Where all instances keep how far the clock is moved: milliseconds, negative into the past. */
interface ClockShift {
  read(): Promise<number>;
  write(shiftMs: number): Promise<void>;
}

export interface PreviewParts {
  readonly shift: ClockShift;
  readonly log: Logger;
}

export interface RunningPreview {
  /** The bot's only clock: it goes as fast as any, from wherever somebody has moved it. */
  now(): Temporal.Instant;
  /** Tells whenever the clock has jumped, here or in another instance; the result ends that. */
  onMoved(listener: () => void): () => void;
  /**
   * Serves a page to chat in and the connector that it plays; `botUrl` is where the bot takes activities. It asks nobody
   * for a password, so `server` must listen on loopback.
   */
  mountPage(server: Server, botUrl: () => string): void;
  /** Ends the streams to open pages, which would keep the server from closing. */
  closePages(): void;
  /** Resolves when nothing more is asked of storage. */
  stop(): Promise<void>;
}

import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';

/** Teams lets an app make 50 calls a second in a tenant; some are left for answers. Source: Teams' rate limits for bots. */
const CALLS_A_SECOND = 45;
/** What waited can be late and go closer together than that, but never beyond this. */
const MOST_IN_A_SECOND = 48;
const SECOND_MS = 1_000;
/** Teams lets a bot write 7 messages a second into one conversation, 60 in 30 seconds, 1,800 in an hour: no more than one each two seconds. */
const PAUSE_OF_A_PLACE_MS = 2_000;

/** How fast one instance calls Teams in one tenant. */
export interface Pace {
  /** Waits for the next call's turn; `place` where it writes to a chat. */
  takeTurn(place: string | null): Promise<void>;
  /**
   * Makes a call within the limit, after its turn: storage or a busy machine may have held up several until the same
   * moment. It counts from its beginning to a second after its answer, because Teams may have counted it at any time between.
   */
  withinLimit<Answer>(call: () => Promise<Answer>): Promise<Answer>;
  /** Everybody who has no turn yet waits so long. */
  holdFor(ms: number): void;
}

export function createPace(monotonicMs: () => number): Pace {
  let next = 0;
  const nextOfPlaces = new Map<string, number>();
  const limit = pLimit(MOST_IN_A_SECOND);

  async function waitUntil(at: number, options?: { readonly ref: false }): Promise<void> {
    // Timers may be early by this clock.
    for (let ms = at - monotonicMs(); ms > 0; ms = at - monotonicMs()) await wait(ms, undefined, options);
  }

  return {
    async takeTurn(place) {
      // First for the place and then for the tenant, or those that wait for their places would come on top of the others.
      while (place !== null) {
        const ready = nextOfPlaces.get(place) ?? 0;
        if (ready <= monotonicMs()) break;
        await waitUntil(ready);
      }
      // Spaced evenly: a burst after a pause would add to one that another instance just made.
      const turn = Math.max(monotonicMs(), next);
      next = turn + SECOND_MS / CALLS_A_SECOND;
      if (place !== null) nextOfPlaces.set(place, turn + PAUSE_OF_A_PLACE_MS);
      await waitUntil(turn);
    },
    withinLimit: (call) =>
      new Promise((resolve, reject) => {
        void limit(async () => {
          await call().then(resolve, reject);
          // Nobody is told when it is over, so it keeps no process up.
          await waitUntil(monotonicMs() + SECOND_MS, { ref: false });
        });
      }),
    holdFor(ms) {
      next = Math.max(next, monotonicMs() + ms);
    },
  };
}

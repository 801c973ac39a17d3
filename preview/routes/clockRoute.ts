import type { Logger } from 'pino';
import type { RequestHandler, Server } from 'restify';
import type { MovableClock } from '../clock/movableClock.ts';
import { moveClock } from '../clock/moveClock.ts';
import type { WireClock } from '../wire/events.ts';
import { moveClockSchema } from '../wire/requests.ts';

interface ClockRouteOptions {
  readonly clock: MovableClock;
  readonly readJson: RequestHandler[];
  readonly log: Logger;
}

/** Lets the page move the clock. What it may not do is answered with a sentence that the page shows beside the field. */
export function mountClockRoute(server: Server, path: string, { clock, readJson, log }: ClockRouteOptions): void {
  server.post(path, readJson, async (req, res) => {
    const input = moveClockSchema.safeParse(req.body);
    if (!input.success) {
      res.json(400, { error: input.error.issues[0]?.message });
      return;
    }
    try {
      const moved = await moveClock(clock, input.data);
      if (moved.kind === 'moved') res.json(200, {});
      else if (moved.kind === 'nobody') res.json(404, { error: `Nobody here is called "${input.data.as}".` });
      else res.json(400, { error: moved.reason });
    } catch (error) {
      log.warn({ err: error }, 'The clock could not be moved');
      res.json(503, { error: 'The clock was not moved, because the storage does not answer. Try again in a moment.' });
    }
  });
}

export function describeClock(clock: MovableClock): WireClock {
  return { at: clock.now().toString(), shiftMs: clock.shiftMs() };
}

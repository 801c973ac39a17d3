import type { PreviewParts, RunningPreview } from '../src/preview.ts';
import { startMovableClock } from './clock/movableClock.ts';
import { mountPage, type Page } from './routes/mountPage.ts';

/** Starts the clock; the page comes when there is a server to mount it on. */
export async function startPreview({ shift, log }: PreviewParts): Promise<RunningPreview> {
  const clock = await startMovableClock({ shift, log });
  let page: Page | null = null;
  return {
    now: clock.now,
    onMoved: clock.onMoved,
    mountPage(server, botUrl) {
      page = mountPage(server, { botUrl, clock, log });
    },
    closePages: () => page?.close(),
    stop: clock.stop,
  };
}

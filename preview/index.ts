/**
 * The preview: all that a bot without accounts needs on one machine. `storage/` supervises Azurite, `clock/` is a clock
 * that can be moved, `teams/` plays Teams (people, chats, the connector), `routes/` serves that and `page/`, which runs in
 * the browser; `wire/` is what the two tell each other. `src/preview.ts` says what the bot asks of all this.
 */
import type { Preview } from '../src/preview.ts';
import { findStorage } from './storage/azuriteAddress.ts';

// A production install leaves these out. Whoever loads the preview learns it here, and not in the midst of a start.
for (const library of ['adaptivecards', 'azurite', 'markdown-it']) import.meta.resolve(library);

export const preview: Preview = {
  async startStorage(dataDir, log) {
    const { startStorage } = await import('./storage/startStorage.ts');
    return startStorage(dataDir, log);
  },
  findStorage,
  // Apart from the storage: what speaks for anyone is not even loaded where a bot asks for storage alone.
  async start(parts) {
    const { startPreview } = await import('./startPreview.ts');
    return startPreview(parts);
  },
};

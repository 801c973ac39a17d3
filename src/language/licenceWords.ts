import { TRACKS, type Track } from '../scoring/designations.ts';
import type { Words } from './words.ts';

/** Customers by their licences, as far as they may be named. */
interface Licences {
  readonly near: Readonly<Record<Track, readonly { readonly name: string; readonly licences: number }[]>>;
  readonly unused: readonly {
    readonly name: string;
    readonly workload: string;
    readonly more: number;
    readonly active: number;
  }[];
}

/**
 * Whom a figure of Modern Work waits for: who nearly is on the track, or who has licences that nobody uses yet. Null where
 * there is nobody, or the figure is of something else.
 */
export function nearByLicences(words: Words, figure: string, { near, unused }: Licences) {
  const track = TRACKS.find((each) => figure.startsWith(`${each}.`));
  if (track === undefined) return null;
  if (figure === `${track}.netCustomerAdds`) {
    const names = near[track].map(({ name, licences }) => words.say('usage.near.licences', { name, count: licences }));
    return names.length === 0 ? null : { key: 'usage.near', values: { names: words.list(names) } };
  }
  const [most] = unused;
  if (most === undefined || !figure.startsWith(`${track}.usageGrowth.`)) return null;
  return { key: 'usage.office.unused', values: { ...most } };
}

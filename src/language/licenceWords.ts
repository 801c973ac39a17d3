import { TRACKS, type Track } from '../scoring/designations.ts';
import type { Words } from './words.ts';

/** Customers by their licences, as far as they may be named. */
interface Licences {
  readonly near: Readonly<Record<Track, readonly { readonly name: string; readonly licences: number }[]>>;
  readonly leaving: readonly string[];
  readonly unused: readonly {
    readonly figure: string;
    readonly name: string;
    readonly workload: string;
    readonly more: number;
    readonly active: number;
  }[];
}

/**
 * Whom a figure of Modern Work waits for: who nearly is on the track, or who has licences that nobody uses yet; and who is
 * about to leave it. Nothing where there is nobody, or the figure is of something else.
 */
export function nearByLicences(words: Words, figure: string, { near, leaving, unused }: Licences) {
  const track = TRACKS.find((each) => figure === `${each}.netCustomerAdds`);
  const names = (track === undefined ? [] : near[track]).map(({ name, licences }) =>
    words.say('usage.near.licences', { name, count: licences }),
  );
  const outgrown = track === 'smb' ? leaving : [];
  return [
    ...(names.length === 0 ? [] : [{ key: 'usage.near', values: { names: words.list(names) } }]),
    ...(outgrown.length === 0
      ? []
      : [{ key: 'usage.near.outgrown', values: { names: words.list(outgrown), count: outgrown.length } }]),
    ...unused
      .filter((each) => each.figure === figure)
      .map(({ name, workload, more, active }) => ({
        key: 'usage.office.unused',
        values: { name, workload, more, active },
      })),
  ];
}

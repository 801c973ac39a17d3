import { isPeople } from '../../language/missingWords.ts';
import { type AreaId, TRACKS } from '../../scoring/designations.ts';
import type { Button } from '../reply.ts';

/** A button to where each missing thing can be given: figures in the form, people as totals or a list, the track by a choice. */
export function offerMissing(area: AreaId, missing: readonly string[]): readonly Button[] {
  const hasFigures = missing.some((key) => key !== 'track' && !isPeople(key));
  return [
    ...(hasFigures ? [{ label: 'button.tellMissing', action: { a: 'say', say: `update ${area}` } } as const] : []),
    ...(missing.some(isPeople)
      ? [{ label: 'button.tellPeople', action: { a: 'say', say: `set ${area} people` } } as const]
      : []),
    ...(missing.includes('track')
      ? TRACKS.map(
          (track): Button => ({
            label: `button.track.${track}`,
            action: { a: 'say', say: `set ${area} track ${track}` },
          }),
        )
      : []),
  ];
}

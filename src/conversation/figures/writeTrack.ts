import { figureOwner } from '../../partner/facts.ts';
import type { PartnerRecord, Settings } from '../../partner/record.ts';
import { type AreaId, AZURE_AREAS, type Track } from '../../scoring/designations.ts';

/**
 * The tracks once somebody tells that of an area. Areas that share its figures share the track too, unless somebody has
 * told theirs.
 */
export function writeTrack(record: PartnerRecord, area: AreaId, track: Track | 'unknown'): Settings['tracks'] {
  const { [area]: before, ...others } = record.settings.tracks;
  if (track === 'unknown') return others;
  const sharing = figureOwner(record, area) === 'azure' && before === undefined ? AZURE_AREAS : [];
  return { ...Object.fromEntries(sharing.map((each) => [each, track])), ...others, [area]: track };
}

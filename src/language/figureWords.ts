import { type AreaId, isAzureArea, TRACKS } from '../scoring/designations.ts';
import type { Words } from './words.ts';

/** The catalogue's name of a figure: areas that share figures share their words, and both paths use the same. */
export function figureName(area: AreaId, figure: string): string {
  const group = isAzureArea(area) ? 'azure' : area;
  return `${group}.${figure.replace(/^(enterprise|smb)\./, '')}`;
}

/** Where a figure belongs: "Modern Work, SMB"; null for what the three Azure areas share. */
export function placeOf(words: Words, owner: AreaId | 'azure', figure: string): string | null {
  if (owner === 'azure') return null;
  const track = TRACKS.find((each) => figure.startsWith(`${each}.`));
  return [words.say(`area.${owner}`), ...(track === undefined ? [] : [words.say(`track.${track}`)])].join(', ');
}

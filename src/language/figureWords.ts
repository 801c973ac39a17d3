import { type AreaId, isAzureArea } from '../scoring/designations.ts';

/** The catalogue's name of a figure: areas that share figures share their words, and both paths use the same. */
export function figureName(area: AreaId, figure: string): string {
  const group = isAzureArea(area) ? 'azure' : area;
  return `${group}.${figure.replace(/^(enterprise|smb)\./, '')}`;
}

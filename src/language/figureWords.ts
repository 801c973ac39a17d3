import { type AreaId, isAzureArea, TRACKS, type Track } from '../scoring/designations.ts';
import type { MetricScore } from '../scoring/metrics.ts';
import type { Words } from './words.ts';

/** The catalogue's name of a figure: areas that share figures share their words, and both paths use the same. */
export function figureName(area: AreaId, figure: string): string {
  const group = isAzureArea(area) ? 'azure' : area;
  return `${group}.${figure.replace(/^(enterprise|smb)\./, '')}`;
}

/** The path that a figure belongs to; null in areas where both paths use the same figures. */
export function trackOf(figure: string): Track | null {
  return TRACKS.find((each) => figure.startsWith(`${each}.`)) ?? null;
}

/** A figure with the path that it belongs to, where each has its own: "SMB: Net new customers". */
export function sayFigureOfPath(words: Words, area: AreaId, key: string): string {
  const figure = words.say(`figure.${figureName(area, key)}`);
  const track = trackOf(key);
  return track === null ? figure : words.say('audit.place', { place: words.say(`track.${track}`), figure });
}

/** Where a figure belongs: "Modern Work, SMB"; null for what the three Azure areas share. */
export function placeOf(words: Words, owner: AreaId | 'azure', figure: string): string | null {
  if (owner === 'azure') return null;
  const track = trackOf(figure);
  return [words.say(`area.${owner}`), ...(track === null ? [] : [words.say(`track.${track}`)])].join(', ');
}

/** The name of a metric. An area may have one of its own, as Azure's deployments are services in use. */
export function sayMetric(
  words: Words,
  area: AreaId,
  { id, category }: MetricScore,
  all: readonly MetricScore[],
): string {
  const isOnlySkill = category === 'skilling' && all.filter((each) => each.category === 'skilling').length === 1;
  if (isOnlySkill) return words.say('card.metric.people');
  const own = `card.metric.${figureName(area, id)}`;
  return words.say(words.has(own) ? own : `card.metric.${id}`);
}

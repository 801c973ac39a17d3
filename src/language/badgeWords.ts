import { badgeOf } from '../scoring/badges.ts';
import type { AreaId } from '../scoring/designations.ts';
import type { Words } from './words.ts';

/** "Microsoft shows it as “AI Business Solutions”.", beside what is told of winning or losing a designation; null where the badge is called as the area is. */
export function sayBadge(words: Words, area: AreaId, day: string): string | null {
  const badge = findBadgeName(area, day);
  return badge === null ? null : words.say('badge.shownAs', { badge });
}

/** The name of the badge, where several areas share it; null where it is called as the area is. */
export function findBadgeName(area: AreaId, day: string): string | null {
  const badge = badgeOf(area, day);
  return badge === null || badge.areas.length === 1 ? null : badge.name;
}

import type { AreaReport } from '../conversation/index.ts';
import type { Words } from '../language/words.ts';
import { PROGRAMME_FEES } from '../scoring/programmeFees.ts';
import { renewableUntil } from '../scoring/qualificationWindow.ts';

/** When the designation is to be renewed; null where the anniversary is not known. */
export function sayRenewal(words: Words, { anniversary }: AreaReport, day: string): string | null {
  if (anniversary === null) return null;
  const until = words.day(renewableUntil(anniversary), day);
  return words.say('anniversary.mark', { day: words.day(anniversary, day), until });
}

/** What the programme costs, and who says so, for those whose renewal is coming. */
export function listFees(words: Words, { anniversary }: AreaReport): readonly string[] {
  if (anniversary === null) return [];
  const { now, before } = PROGRAMME_FEES;
  return [
    words.say('anniversary.fee', {
      now: now.usdPerYear,
      certainty: now.certainty,
      source: words.pick(now.source),
      formerly: before.usdPerYear,
      sourceFormerly: words.pick(before.source),
    }),
  ];
}

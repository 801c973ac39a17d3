import { nameWithCode } from '../scoring/certifications.ts';
import type { AreaId } from '../scoring/designations.ts';
import type { Gap, Unreachable } from '../scoring/gaps.ts';
import { figureName } from './figureWords.ts';
import type { Words } from './words.ts';

/** "1 more Azure Solutions Architect Expert (AZ-305)": so many units of a gap, in the programme's words. */
export function sayNeed(words: Words, area: AreaId, gap: Gap, units = 1): string {
  switch (gap.kind) {
    case 'people': {
      const [only, ...others] = gap.choices;
      if (only !== undefined && others.length === 0) {
        return words.say('need.holder', { count: units, certification: nameWithCode(only) });
      }
      const codes = gap.choices.map(({ code, title }) => code ?? title).join(', ');
      return words.say('need.oneOf', { count: units, codes });
    }
    case 'figure':
      return words.say(`need.${figureName(area, gap.figure)}`, { count: gap.unit * units });
    case 'minimum':
      return words.say(`need.${figureName(area, gap.figure)}`, { count: gap.unit, atLeast: gap.atLeast });
  }
}

/** Why nothing can qualify the area, in one sentence. */
export function sayUnreachable(words: Words, area: AreaId, reason: Unreachable): string {
  switch (reason.kind) {
    case 'figure of a year ago':
      return words.say(`unreachable.${figureName(area, reason.figure)}`, { atLeast: reason.atLeast });
    case 'nothing to earn':
      return words.say('unreachable.nothingToEarn', {
        area: words.say(`area.${area}`),
        step: words.say(`step.${reason.step}`),
        until: words.day(reason.until),
      });
  }
}

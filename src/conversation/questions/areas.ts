import { followedAreas } from '../../partner/facts.ts';
import type { Named } from '../../reading/named.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import type { RuleSet } from '../../scoring/ruleSet.ts';
import type { Telling } from '../asking/telling.ts';
import type { Button } from '../reply.ts';

/** The areas that are meant: those named, else those followed, else all. */
export function areasMeant({ record }: Telling, named: Pick<Named, 'areas'>): readonly AreaId[] {
  if (named.areas.length > 0) return named.areas;
  const followed = followedAreas(record);
  return followed.length > 0 ? followed : AREA_IDS;
}

/** The rule set in force of the partner's book, or of the one that is named. */
export function ruleSetOf({ record, ruleSets, day }: Telling, area: AreaId, named?: Pick<Named, 'book'>): RuleSet {
  return ruleSetInForce(ruleSets, named?.book ?? record.settings.ruleBook, area, day).ruleSet;
}

/** The tracks of a rule set that may be meant: the one named or chosen, else both. */
export function tracksMeant({ record }: Telling, ruleSet: RuleSet, named: Pick<Named, 'track'>): RuleSet['tracks'] {
  const track = named.track ?? record.settings.tracks[ruleSet.area];
  const chosen = ruleSet.tracks.filter((each) => each.track === null || each.track === track);
  return chosen.length > 0 ? chosen : ruleSet.tracks;
}

export const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

export function say(label: string, command: string, values?: Button['values']): Button {
  return { label, action: { a: 'say', say: command }, ...(values === undefined ? {} : { values }) };
}

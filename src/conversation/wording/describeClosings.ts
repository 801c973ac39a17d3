import { listUnknown, sayClosing } from '../../language/closingWords.ts';
import { sayRevisedOfArea } from '../../language/pageWords.ts';
import { factsOf } from '../../partner/facts.ts';
import { type Closing, findClosings } from '../../scoring/closingLists.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { scoreArea } from '../../scoring/score.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line } from '../reply.ts';

/** The lists of an area that are closed or close within so many days; the area must be one that can be scored. */
export function findAreaClosings({ record, day, ruleSets }: Telling, area: AreaId, days: number) {
  const score = scoreArea(area, factsOf(record, area, day), record.settings.ruleBook, ruleSets);
  return { ruleSet: score.ruleSet, closings: findClosings(score, day).filter(({ daysLeft }) => daysLeft <= days) };
}

/** What closes or closed in an area, what can be done, and what is not known of it. */
export function describeClosings(telling: Telling, area: AreaId, days: number): readonly Line[] {
  const { words, day } = telling;
  const { ruleSet, closings } = findAreaClosings(telling, area, days);
  const revised = sayRevisedOfArea(words, ruleSet, day);
  return [
    ...closings.flatMap((closing: Closing) => [
      tell(sayClosing(words, ruleSet, closing, day), 'warning'),
      ...listUnknown(words, closing).map((text) => tell(text, 'detail')),
    ]),
    ...(revised === null ? [] : [tell(revised, 'detail')]),
  ];
}

function tell(text: string, rank: 'warning' | 'detail'): Line {
  return { key: 'closing.told', values: { text }, rank };
}

import { sayNeed } from '../../language/gapWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import { renewalOpens } from '../../planning/rescue.ts';
import { addDays } from '../../scoring/calendar.ts';
import { getCertification } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import type { ComingLoss } from '../reply.ts';
import { type Naming, sayRenewals } from './sayRescue.ts';

/** The last day (ISO) on which an area that will be lost still passes. */
export function lastDayOf({ day }: ComingLoss): string {
  return addDays(day, -1);
}

/** "Renew AZ-305 of Luis by 10 January": what keeps a pass that would else be lost. */
export function sayKeeping(context: Naming, area: AreaId, loss: ComingLoss): string {
  const { words, day } = context;
  const { rescue } = loss;
  const by = words.day(lastDayOf(loss), day);
  switch (rescue?.kind) {
    case undefined:
      return words.say('keep.several', { day: by, area: words.say(`word.${area}`) });
    case 'renew':
      return words.say('keep.renew', { renewals: sayRenewals(context, rescue.renewals) });
    case 'earn': {
      const { code, title } = getCertification(rescue.certification);
      return words.say('keep.earn', { certification: code ?? title, day: by });
    }
    case 'raise':
      return words.say('keep.raise', { need: sayNeed(words, area, rescue.gap, rescue.units), day: by });
  }
}

/** From when that can be done, and what becomes of the points otherwise. */
export function explainKeeping({ words, day }: Pick<Naming, 'words' | 'day'>, { rescue, ...loss }: ComingLoss): string {
  const opens = rescue?.kind === 'renew' ? rescue.renewals.map(({ expires }) => renewalOpens(expires)) : [];
  const [first] = opens.toSorted();
  const after = showAreaTotal(loss.after);
  const values = { total: sayTotal(words, after), day: words.day(loss.day, day), isSure: after.verdict === 'fails' };
  return [
    ...(first === undefined
      ? []
      : [words.say('keep.opens', { isOpen: first <= day, day: words.day(first, day), count: opens.length })]),
    words.say('keep.otherwise', values),
  ].join(' ');
}

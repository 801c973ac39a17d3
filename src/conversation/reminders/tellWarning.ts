import { findBadgeName } from '../../language/badgeWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import type { Loss } from '../../reminders/index.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';
import { nameIn } from '../wording/nameHolders.ts';
import { describeOtherBookOnceKept } from '../wording/otherBook.ts';
import { sayCauses } from '../wording/sayCauses.ts';
import { sayRescue } from '../wording/sayRescue.ts';

/** That a designation will be lost on a day if nobody does anything, why, and what would keep it. */
export function tellWarning(telling: Telling, loss: Loss): Reply {
  const { words, day } = telling;
  const area = words.say(`area.${loss.area}`);
  const badge = findBadgeName(loss.area, day);
  const causes = sayCauses(words, loss.after.causes, 'forecast', nameIn(telling));
  return {
    kind: 'text',
    title: { key: 'warning.title', values: { area, days: loss.daysLeft } },
    lines: [
      {
        key: 'warning.what',
        values: {
          ...{ area, causes, day: words.day(loss.day, day) },
          now: sayTotal(words, showAreaTotal(loss.today.score)),
          total: sayTotal(words, showAreaTotal(loss.after.score)),
        },
      },
      ...(badge === null ? [] : [{ key: 'badge.shownAs', values: { badge } }]),
      { key: 'warning.rescue', values: { rescue: sayRescue(telling, loss.area, loss.rescue) } },
      ...describeOtherBookOnceKept(words, loss.rescued),
      { key: 'warning.stop' },
    ],
    buttons: [
      { label: 'button.openArea', values: { area }, action: { a: 'say', say: `score ${loss.area}` } },
      { label: 'forecast.button.forecast', action: { a: 'say', say: `forecast ${loss.area}` } },
      { label: 'plan.button.plan', action: { a: 'say', say: `plan ${loss.area}` } },
      { label: 'remind.button.warningsOff', action: { a: 'say', say: 'remind warnings off' } },
    ],
  };
}

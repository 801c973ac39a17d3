import type { ClosingArea } from '../../reminders/index.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';
import { describeClosings } from '../wording/describeClosings.ts';

/** That a list of certifications closes soon, what that costs, and what can be done until then. */
export function tellClosing(telling: Telling, { area, daysLeft }: ClosingArea): Reply {
  const name = telling.words.say(`area.${area}`);
  return {
    kind: 'text',
    title: { key: 'closing.title', values: { area: name, days: daysLeft } },
    lines: [...describeClosings(telling, area, daysLeft), { key: 'warning.stop' }],
    buttons: [
      { label: 'button.openArea', values: { area: name }, action: { a: 'say', say: `score ${area}` } },
      { label: 'plan.button.plan', action: { a: 'say', say: `plan ${area}` } },
      { label: 'button.links', action: { a: 'say', say: 'links' } },
      { label: 'remind.button.warningsOff', action: { a: 'say', say: 'remind warnings off' } },
    ],
  };
}

import { type ChatKind, type Reply, undoPress } from '../conversation/index.ts';
import type { Buttons, CardAction } from './buttons.ts';

const MOST_ACTIONS = 6;

/** The view's own actions, and those that any reply may have: to take back what it confirms, to see it with names. */
export function addCommonActions(
  actions: readonly CardAction[],
  reply: Reply,
  buttons: Buttons,
  { chat, hidesNames }: { readonly chat: ChatKind; readonly hidesNames: boolean },
): readonly CardAction[] {
  const withNames = sayingFor(reply);
  const alone = hidesNames ? (withNames ?? reply.privately ?? null) : null;
  const common = [
    ...(reply.offersReminder === true ? [buttons.say(`remind.button.offer.${chat}`, 'remind on')] : []),
    ...(reply.undo === undefined
      ? []
      : [buttons.draw({ label: 'button.undo', action: undoPress.action({ change: reply.undo }) })]),
    ...(alone === null
      ? []
      : [
          buttons.draw({
            label: withNames === null ? 'button.answerMe' : 'button.showNames',
            action: { a: 'privately', say: alone },
            // Drawn so that Teams tells the presser that the answer is elsewhere.
            replaces: true,
          }),
        ]),
  ];
  return [...actions.slice(0, MOST_ACTIONS - common.length), ...common];
}

/** What to say for the same answer with names; null for an answer that has none. */
function sayingFor(reply: Reply): string | null {
  switch (reply.kind) {
    case 'area':
      return `score ${reply.report.score.area}`;
    case 'gaps':
      return reply.reports.length === 1 ? `gaps ${reply.reports[0]?.score.area ?? ''}` : 'gaps';
    case 'reminder':
      return reply.lapses.length > 0 ? 'expiring' : null;
    case 'people':
      return 'people';
    default:
      return reply.withNames ?? null;
  }
}

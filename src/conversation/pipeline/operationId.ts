import { createHash } from 'node:crypto';
import type { Press, PressAction } from '../press.ts';
import type { Turn } from '../turn.ts';

/** What a button says as if it were typed. */
export function sayingOf(action: PressAction): string | null {
  return action.a === 'say' || action.a === 'privately' ? action.say : null;
}

/**
 * A form or a question is carried out once, however often its card is pressed with the same values. A button that
 * says something does so at every press, like typing it, and once for each delivery of the same activity.
 */
export function operationId(press: Press | null, turn: Turn): string {
  const parts =
    press === null || sayingOf(press.action) !== null
      ? ['activity', turn.chat.id, turn.activityId]
      : ['card', press.operation, JSON.stringify(press.inputs)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

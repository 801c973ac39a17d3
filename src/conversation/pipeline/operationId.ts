import { createHash } from 'node:crypto';
import type { SentPress } from '../press.ts';
import type { Turn } from '../turn.ts';

/**
 * A form or a question is carried out once, however often its card is pressed with the same values. What is typed, or
 * said by a button (`press` is null), is done each time, and once for each delivery of the same activity.
 */
export function operationId(press: SentPress | null, turn: Turn): string {
  const parts =
    press === null
      ? ['activity', turn.chat.id, turn.activityId]
      : ['card', press.operation, JSON.stringify(press.inputs)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

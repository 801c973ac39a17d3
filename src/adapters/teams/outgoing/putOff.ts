import type { Logger } from 'pino';
import type { Message } from '../../../conversation/index.ts';
import type { Jobs } from '../../../jobs/index.ts';
import { droppedFileSchema } from '../files/fileCards.ts';
import type { Activity } from '../incoming/activity.ts';
import type { Chat } from '../sdk.ts';
import { createCardMessage } from './outgoingActivity.ts';

interface PutOffParts {
  readonly chat: Chat;
  readonly activity: Activity;
  readonly jobs: Pick<Jobs, 'hold'>;
  readonly log: Logger;
}

/**
 * Shows the message and leaves the turn to whoever takes it from the queue; false where no queue takes it. It is held from before
 * the message is sent: whoever dies in between leaves a job without a message, and not a message without a job.
 */
export async function putOff(message: Message, { chat, activity, jobs, log }: PutOffParts): Promise<boolean> {
  const kept = withoutWords(activity);
  const held = await jobs.hold({ activity: kept, messageId: null }).catch((error: unknown) => {
    log.warn({ err: error }, 'A turn could not be put off');
    return null;
  });
  if (held === null) return false;
  const messageId = await chat.send(createCardMessage(message));
  await held.release({ activity: kept, messageId });
  return true;
}

/** What a job needs: Teams names the files in attachments of their own, and once more in words. */
function withoutWords(activity: Activity): Activity {
  const files = (activity.attachments ?? []).filter((attachment) => droppedFileSchema.safeParse(attachment).success);
  return { ...activity, text: '', attachments: files };
}

import type { QueueClient } from '@azure/storage-queue';
import { z } from 'zod';
import type { Job, JobQueue } from '../../jobs/index.ts';
import { callQueue } from './callQueue.ts';
import { ownMessage } from './ownMessage.ts';

const FOR_EVER = -1;
// A queue takes 64 KiB, and what stands between the tags of XML is longer than the text.
const MOST_BYTES = 48 * 1024;

const messageSchema = z.strictObject({ v: z.literal(1), activity: z.unknown(), messageId: z.string().nullable() });

export interface JobQueueParts {
  readonly queue: QueueClient;
  /** Whole seconds. Whoever has taken a job extends this time; a dead instance's job is seen again after it. */
  readonly invisibleSeconds: number;
}

/** Jobs for any instance in an Azure Storage Queue, which need not exist. */
export function createJobQueue({ queue, invisibleSeconds }: JobQueueParts): JobQueue {
  return {
    invisibleMs: invisibleSeconds * 1_000,

    async hold(job) {
      const messageText = write(job);
      // Longer by then by the id of a message.
      if (Buffer.byteLength(messageText) > MOST_BYTES) return null;
      const { messageId, popReceipt } = await callQueue(queue, (abortSignal) =>
        queue.sendMessage(messageText, {
          visibilityTimeout: invisibleSeconds,
          messageTimeToLive: FOR_EVER,
          abortSignal,
        }),
      );
      const own = ownMessage(queue, { messageId, popReceipt, messageText });
      return {
        async release(released) {
          await own.hide(0, write(released));
        },
      };
    },

    async take() {
      const { receivedMessageItems } = await callQueue(queue, (abortSignal) =>
        queue.receiveMessages({ abortSignal, numberOfMessages: 1, visibilityTimeout: invisibleSeconds }),
      );
      const [message] = receivedMessageItems;
      if (message === undefined) return null;
      const own = ownMessage(queue, message);
      return {
        job: read(message.messageText),
        times: message.dequeueCount,
        extend: () => own.hide(invisibleSeconds),
        done: own.remove,
      };
    },
  };
}

function write({ activity, messageId }: Job): string {
  return JSON.stringify({ v: 1, activity, messageId });
}

function read(text: string): Job | null {
  try {
    const { activity, messageId } = messageSchema.parse(JSON.parse(text));
    return { activity, messageId };
  } catch {
    return null;
  }
}

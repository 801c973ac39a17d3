import type { QueueClient } from '@azure/storage-queue';
import { z } from 'zod';
import type { Taken, Work, WorkQueue } from '../../reminders/index.ts';
import { callQueue } from './callQueue.ts';
import { ownMessage } from './ownMessage.ts';

const FOR_EVER = -1;
const LONGEST_DELAY_SECONDS = 7 * 24 * 3600;
const MOST_OF_ONE_CALL = 32;

const messageSchema = z.strictObject({ v: z.literal(1), tenantId: z.string(), deliveries: z.array(z.string()) });

export interface WorkQueueParts {
  readonly queue: QueueClient;
  /** Where messages go that nobody can deal with. */
  readonly aside: QueueClient;
  /** Whole seconds. Whoever has taken work extends this time; a dead instance's work is seen again after it. */
  readonly invisibleSeconds: number;
}

/** Work for any instance in an Azure Storage Queue. The queues need not exist. */
export function createWorkQueue(parts: WorkQueueParts): WorkQueue {
  const { queue, aside, invisibleSeconds } = parts;
  return {
    invisibleMs: invisibleSeconds * 1_000,

    async put({ tenantId, deliveries }, delayMs) {
      const text = JSON.stringify({ v: 1, tenantId, deliveries });
      const visibilityTimeout = Math.min(LONGEST_DELAY_SECONDS, Math.max(0, Math.ceil(delayMs / 1000)));
      await callQueue(queue, (abortSignal) =>
        queue.sendMessage(text, { visibilityTimeout, messageTimeToLive: FOR_EVER, abortSignal }),
      );
    },

    async take(most) {
      const { receivedMessageItems } = await callQueue(queue, (abortSignal) =>
        queue.receiveMessages({
          abortSignal,
          numberOfMessages: Math.min(MOST_OF_ONE_CALL, most),
          visibilityTimeout: invisibleSeconds,
        }),
      );
      return receivedMessageItems.map(({ messageId, popReceipt, messageText, dequeueCount }) =>
        createTaken(parts, { messageId, popReceipt, messageText, dequeueCount }),
      );
    },

    count: () => count(queue),
    countAside: () => count(aside),
  };
}

async function count(queue: QueueClient): Promise<number> {
  const { approximateMessagesCount = 0 } = await callQueue(queue, (abortSignal) =>
    queue.getProperties({ abortSignal }),
  );
  return approximateMessagesCount;
}

interface Message {
  readonly messageId: string;
  readonly popReceipt: string;
  readonly messageText: string;
  readonly dequeueCount: number;
}

function createTaken({ queue, aside, invisibleSeconds }: WorkQueueParts, message: Message): Taken {
  const { messageText, dequeueCount } = message;
  const own = ownMessage(queue, message);
  return {
    work: readWork(messageText),
    times: dequeueCount,
    extend: () => own.hide(invisibleSeconds),
    done: own.remove,
    async setAside() {
      await callQueue(aside, (abortSignal) =>
        aside.sendMessage(messageText, { messageTimeToLive: FOR_EVER, abortSignal }),
      );
      await own.remove();
    },
  };
}

function readWork(text: string): Work | null {
  try {
    const { tenantId, deliveries } = messageSchema.parse(JSON.parse(text));
    return { tenantId, deliveries };
  } catch {
    return null;
  }
}

import { type QueueClient, RestError } from '@azure/storage-queue';
import { z } from 'zod';
import { StorageAway } from '../../partner/store.ts';
import type { Taken, Work, WorkQueue } from '../../reminders/index.ts';

const FOR_EVER = -1;
const LONGEST_DELAY_SECONDS = 7 * 24 * 3600;
const MOST_OF_ONE_CALL = 32;
// The client has no time limit of its own: a queue that accepts and stays silent would hold an instance for ever.
const LIMIT_MS = 8_000;

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
  const { messageId, messageText } = message;
  let { popReceipt } = message;
  const done = () =>
    unlessLost(callQueue(queue, (abortSignal) => queue.deleteMessage(messageId, popReceipt, { abortSignal })));
  return {
    work: readWork(messageText),
    times: message.dequeueCount,
    async extend() {
      const updated = await unlessLost(
        callQueue(queue, (abortSignal) =>
          queue.updateMessage(messageId, popReceipt, messageText, invisibleSeconds, { abortSignal }),
        ),
      );
      if (updated === null) return false;
      popReceipt = updated.popReceipt ?? popReceipt;
      return true;
    },
    async done() {
      await done();
    },
    async setAside() {
      await callQueue(aside, (abortSignal) =>
        aside.sendMessage(messageText, { messageTimeToLive: FOR_EVER, abortSignal }),
      );
      await done();
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

/** Null where the message is no longer ours: its time was over and somebody else took it. */
function unlessLost<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (error instanceof RestError && (error.statusCode === 404 || error.statusCode === 400)) return null;
    throw error;
  });
}

/** A queue that is missing is created first, whenever that is. Rejects with `StorageAway` when there was no answer. */
async function callQueue<T>(queue: QueueClient, call: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), LIMIT_MS);
  try {
    return await call(limit.signal).catch(async (error: unknown) => {
      if (!(error instanceof RestError) || error.code !== 'QueueNotFound') throw error;
      await queue.createIfNotExists({ abortSignal: limit.signal });
      return call(limit.signal);
    });
  } catch (error) {
    throw isAway(error) ? new StorageAway(error) : error;
  } finally {
    clearTimeout(timer);
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof RestError)) return error instanceof Error && error.name === 'AbortError';
  return error.statusCode === undefined || error.statusCode >= 500 || [408, 429].includes(error.statusCode);
}

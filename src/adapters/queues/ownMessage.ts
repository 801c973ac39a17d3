import { type QueueClient, RestError } from '@azure/storage-queue';
import { callQueue } from './callQueue.ts';

/** A message of a queue, as long as it is ours: until its time is over and somebody else takes it. */
export interface OwnMessage {
  /** Nobody else sees it for so long from now; with another text where one is given. False where it is no longer ours. */
  hide(seconds: number, text?: string): Promise<boolean>;
  remove(): Promise<void>;
}

interface Receipt {
  readonly messageId: string;
  readonly popReceipt: string;
  readonly messageText: string;
}

export function ownMessage(queue: QueueClient, { messageId, messageText, ...first }: Receipt): OwnMessage {
  let { popReceipt } = first;
  return {
    async hide(seconds, text = messageText) {
      const updated = await unlessLost(
        callQueue(queue, (abortSignal) => queue.updateMessage(messageId, popReceipt, text, seconds, { abortSignal })),
      );
      if (updated === null) return false;
      popReceipt = updated.popReceipt ?? popReceipt;
      return true;
    },
    async remove() {
      await unlessLost(callQueue(queue, (abortSignal) => queue.deleteMessage(messageId, popReceipt, { abortSignal })));
    },
  };
}

/** Null where the message is no longer ours: its time was over and somebody else took it. */
function unlessLost<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (error instanceof RestError && (error.statusCode === 404 || error.statusCode === 400)) return null;
    throw error;
  });
}

// Work for any instance, in an Azure Storage Queue: the `WorkQueue` of reminders/ports.ts.
// `createWorkQueue` takes the clients of two queues from the storage room.
export { createWorkQueue } from './createWorkQueue.ts';

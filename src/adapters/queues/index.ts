// What any instance may take up, in Azure Storage Queues: the `WorkQueue` of reminders and the `JobQueue` of jobs.
// Both take clients of queues from the storage room.
export { createJobQueue } from './createJobQueue.ts';
export { createWorkQueue } from './createWorkQueue.ts';

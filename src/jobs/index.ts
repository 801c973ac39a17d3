// What takes longer than Teams waits for an answer: reading large files. `createJobs` keeps such work in a queue (the port
// `JobQueue`) and does it, on whichever instance takes it.
export { createJobs, type Jobs } from './createJobs.ts';
export type { Job, JobQueue } from './jobQueue.ts';

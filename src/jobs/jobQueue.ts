/** A message whose files take longer to read than Teams waits for an answer. */
export interface Job {
  /** What was said, as Teams sent it and as it was let in. */
  readonly activity: unknown;
  /** The message that tells how far it is, and that the answer takes the place of; null where none is known. */
  readonly messageId: string | null;
}

/** A job that waits, seen by nobody before `release` or, where that never comes, before a while has passed. */
interface HeldJob {
  /** Lets any instance take it, as it is by now. */
  release(job: Job): Promise<void>;
}

/** A job that was taken: nobody else sees it until the time-out is over. */
export interface TakenJob {
  /** Null where the message cannot be read. */
  readonly job: Job | null;
  /** How often it was taken, this time included: each time before, its instance died over it or could not finish it. */
  readonly times: number;
  /** False when the time-out was over already and somebody else may have it. */
  extend(): Promise<boolean>;
  done(): Promise<void>;
}

/** Jobs of all instances. Rejects with `StorageAway` as the store does. */
export interface JobQueue {
  /** How long nobody else sees what was taken. */
  readonly invisibleMs: number;
  /** Null where the job is larger than a queue takes. */
  hold(job: Job): Promise<HeldJob | null>;
  take(): Promise<TakenJob | null>;
}

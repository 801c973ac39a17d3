/** Deliveries of one tenant that any instance may take up. */
export interface Work {
  readonly tenantId: string;
  readonly deliveries: readonly string[];
}

/** Work that was taken: nobody else sees it until the time-out is over. */
export interface Taken {
  /** Null where the message cannot be read. */
  readonly work: Work | null;
  /** How often it was taken, this time included. */
  readonly times: number;
  /** False when the time-out was over already and somebody else may have it. */
  extend(): Promise<boolean>;
  done(): Promise<void>;
  /** Away from the queue, to be looked at by people. */
  setAside(): Promise<void>;
}

export interface WorkQueue {
  /** How long nobody else sees what was taken. */
  readonly invisibleMs: number;
  put(work: Work, delayMs: number): Promise<void>;
  take(most: number): Promise<readonly Taken[]>;
  /** How many wait or are taken, roughly. */
  count(): Promise<number>;
  /** How many were set aside, roughly. */
  countAside(): Promise<number>;
}

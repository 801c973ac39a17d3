import type { Behaviour, When } from './behaviours.ts';
import type { Counts, Opened, Received } from './records.ts';

export interface Statistics extends Counts {
  /** The most calls in any one second, refused ones included. */
  readonly peakOfTenants: Readonly<Record<string, number>>;
  /** The same of the conversation that was called the most. */
  readonly peakOfConversations: number;
}

export interface Teams {
  readonly serviceUrl: string;
  behave(behaviour: Behaviour, when?: When): void;
  /** Takes all orders back. */
  behaveWell(): void;
  /** Answers what is held back. */
  letGo(): void;
  statistics(): Statistics;
  conversation(id: string): { readonly peak: number; readonly received: readonly Received[] };
  opened(): readonly Opened[];
  /** Begins records and limits anew; orders stay. */
  forget(): void;
  stop(): Promise<void>;
}

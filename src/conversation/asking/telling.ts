import type { Words } from '../../language/words.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { RuleSets } from '../../scoring/inForce.ts';

/** What it takes to tell of a partner's numbers, whether or not somebody asked. */
export interface Telling {
  readonly record: PartnerRecord;
  /** Today (ISO), where the reader is. */
  readonly day: string;
  readonly ruleSets: RuleSets;
  /** Names of people are for personal chats, and for chats in which an owner allows them. */
  readonly showNames: boolean;
  /** In the language of the reader. */
  readonly words: Words;
}

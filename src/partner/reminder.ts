import type { Language } from '../language/languages.ts';
import type { Colleague } from './record.ts';

/** The monthly reminder that a chat asked for. */
export interface Reminder {
  /** As in its address. */
  readonly place: string;
  /** 1 to 31; a day that a month lacks becomes its last. */
  readonly day: number;
  /** `HH:MM`, in the time zone. */
  readonly time: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Whether the chat is also warned before a designation would be lost or a list of certifications closes. */
  readonly warnings: boolean;
  /** Nothing comes after `from` (an instant, ISO) until `until` (a day, ISO), and then one reminder. */
  readonly snooze: { readonly from: string; readonly until: string } | null;
  /** Months (`2026-12`) that are left out, the first one first. */
  readonly skipped: readonly string[];
  /** Of a group chat or channel: that of whoever asked. */
  readonly language: Language;
  /** Who turned it on. */
  readonly by: Colleague;
  /** An instant, ISO: what was due before it is not made up for. */
  readonly since: string;
}

import type { Language } from '../language/languages.ts';
import type { FigureFact, RosterPerson, Settings } from '../partner/record.ts';
import type { OfficeSummary } from '../partner/reports/officeSource.ts';
import type { NearCustomer } from '../partner/reports/usageSource.ts';
import type { Rescue } from '../planning/rescue.ts';
import type { LanguageChoice } from '../reading/readLanguage.ts';
import type { Certification } from '../scoring/certifications.ts';
import type { Closing } from '../scoring/closingLists.ts';
import type { AreaId, Track } from '../scoring/designations.ts';
import type { Facts, HeldCertification } from '../scoring/facts.ts';
import type { FigureDefinition } from '../scoring/figures.ts';
import type { Gap, Gaps } from '../scoring/gaps.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import type { AreaScore } from '../scoring/score.ts';
import type { BusinessReport } from '../usage/businessApplications/businessPairs.ts';
import type { SecurityPartId } from '../usage/security/securityPart.ts';
import type { Message } from './answer.ts';
import type { Action } from './press.ts';
import type { ChatKind } from './turn.ts';

/** A text of the catalogue with what it speaks of. Values may hold what people typed. */
export interface Line {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  /** What it is to the lines around it: it begins a part, says more of the line above, or is the one not to miss. */
  readonly rank?: 'heading' | 'detail' | 'warning';
  /** It answers by itself, so a notification tells it, and no other that is not a warning. */
  readonly isAnswer?: boolean;
  /** Points of 100 that a bar before it draws. `mark`: those that pass, where they are known. */
  readonly bar?: { readonly points: number; readonly passes: boolean; readonly mark?: number };
  /**
   * What a press on a line with a bar opens; the same for lines that make one chart. Whoever hears the card read hears
   * this, and what the chart begins and ends with, in place of bars.
   */
  readonly opens?: Button;
}

/** `label` is a catalogue key. `replaces`: the pressed card makes way for the answer. */
export interface Button {
  readonly label: string;
  readonly values?: Line['values'];
  readonly action: Action;
  readonly replaces?: boolean;
}

/** How a pass of today ends by itself within the year ahead. */
export interface ComingLoss {
  /** The first day (ISO) on which it no longer surely passes. */
  readonly day: string;
  /** The score from that day on. */
  readonly after: AreaScore;
  /** What keeps it; null where that takes steps of several kinds. */
  readonly rescue: Rescue | null;
  /** The score from that day on with it done. */
  readonly rescued: AreaScore | null;
  /** Those whose renewals keep it. Empty where names are not to be shown. */
  readonly people: readonly RosterPerson[];
}

/** One scored area with all that a card tells of it. */
export interface AreaReport {
  /** The day (ISO) that is scored. */
  readonly day: string;
  readonly score: AreaScore;
  readonly gaps: Gaps;
  /** Lists of the path that counts on which nothing can be earned any more, now or soon. */
  readonly closings: readonly Closing[];
  /** Null where it does not pass today, or nothing takes that away within the year. */
  readonly loss: ComingLoss | null;
  /** Whether it passed before, as far as is known here: what passes no longer is told apart from what never did. */
  readonly hasPassed: boolean;
  /** Figures in force, with day and giver. */
  readonly figures: Readonly<Record<string, FigureFact>>;
  /** By how much they differ where another book or track counts usage in its own way. */
  readonly offsets: Facts['offsets'];
  /** The total that Partner Center last showed, as somebody told it. */
  readonly official: FigureFact | null;
  /** With everything earned that is planned; null where nothing is. */
  readonly withPlans: AreaScore | null;
  /** The next one, or one whose renewal is still open; null where none was told. */
  readonly anniversary: string | null;
  /** What the people's steps were counted from. */
  readonly peopleFrom: 'roster' | 'typed' | 'nothing';
  /** What usage by customer tells of the area; null where its figures were typed. No names where they are not to be shown. */
  readonly usage: {
    /** As of which its figures are, as an ISO day of it. */
    readonly month: string;
    /** The months that its figures lack, likewise; the reports give none of them then. */
    readonly lacking: readonly string[];
    readonly nearest: readonly NearCustomer[];
    readonly leaving: readonly string[];
    /** Of licences and users; absent where the area's figures are of another report. Empty where names are not to be shown. */
    readonly licences?: Pick<OfficeSummary, 'near' | 'leaving' | 'unused'>;
    /** Services that do not count yet; null where their number was typed or lacks months. */
    readonly services: readonly string[] | null;
    /** By report, where the area's figures are of two. */
    readonly parts: readonly {
      readonly id: SecurityPartId | BusinessReport;
      readonly month: string;
      readonly lacking: readonly string[];
    }[];
  } | null;
  /** For a gap: who on the roster already holds the step before. Empty where names are not to be shown. */
  readonly nearest: ReadonlyMap<Gap, readonly string[]>;
}

export interface FormField {
  readonly definition: FigureDefinition;
  /** What the input shows: the stored value, or what was typed and refused. */
  readonly value: string;
  readonly base: number | null;
  /** How the rule set in force defines the figure, in the reader's language. */
  readonly definedAs: string;
  readonly error: Line | null;
}

export interface RosterEntry {
  readonly person: RosterPerson;
  readonly certifications: readonly {
    readonly certification: Certification;
    readonly held: HeldCertification;
    readonly state: 'counts' | 'expired' | 'not yet earned' | 'retired';
  }[];
}

/** What the bot answers, as meaning: a view turns it into a card. `notices` come first: what was just done, or what to know. */
export type Reply = {
  readonly notices?: readonly Line[];
  /** Two or three sentences, in the reader's language, one of which is probably meant: what a chip shows is what it says. */
  readonly chips?: readonly string[];
  /** The change that this confirms, which a button takes back. */
  readonly undo?: string;
  /** What to say for the same answer with names, which a group gets as a button. */
  readonly withNames?: string;
  /** What to say for the answer that a group cannot have, which it gets as a button. */
  readonly privately?: string;
  /** The chat has no monthly reminder yet, which a button offers. */
  readonly offersReminder?: boolean;
  /** Whose numbers it tells, where those are others than were asked about. */
  readonly about?: 'partner' | 'sample';
} & (
  | {
      readonly kind: 'text';
      readonly title: Line;
      readonly lines: readonly Line[];
      readonly buttons: readonly Button[];
    }
  | {
      readonly kind: 'overview';
      readonly reports: readonly AreaReport[];
      readonly notSetUp: readonly AreaId[];
      readonly day: string;
    }
  | { readonly kind: 'area'; readonly report: AreaReport; readonly day: string }
  | { readonly kind: 'gaps'; readonly reports: readonly AreaReport[]; readonly day: string }
  | {
      readonly kind: 'form';
      readonly area: AreaId;
      readonly ruleSet: RuleSet;
      readonly fields: readonly FormField[];
      /** Totals of certified people, where there is no roster. */
      readonly people: readonly {
        readonly step: string;
        readonly value: string;
        readonly base: number | null;
        readonly error: Line | null;
      }[];
      /** `none` where the area has no track to choose. */
      readonly track: Track | 'unknown' | 'none';
      /** Whether the numbers that were not edited are said to be checked; null where there are none. */
      readonly checked: boolean | null;
      /** Numbers that were asked once more, and are saved as they are. */
      readonly sure?: Readonly<Record<string, number>>;
    }
  | {
      readonly kind: 'people';
      /** Null where names are not shown: in group chats and channels. */
      readonly roster: readonly RosterEntry[] | null;
      /** How many come before these. */
      readonly skipped: number;
      readonly peopleCount: number;
      readonly certificationCount: number;
    }
  | {
      readonly kind: 'rules';
      readonly ruleBook: Settings['ruleBook'];
      readonly ruleSets: readonly RuleSet[];
    }
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly areas: readonly AreaId[];
      readonly language: LanguageChoice;
    }
  | { readonly kind: 'links' }
  | {
      readonly kind: 'reminder';
      /** `trial`: asked for, to see what it looks like. */
      readonly notice: 'monthly' | 'snoozed' | 'trial';
      readonly day: string;
      /** The day on which it should have come; null where it is on time. */
      readonly lateFrom: string | null;
      readonly reports: readonly AreaReport[];
      /** What the last reminder told, unrounded. */
      readonly previous: { readonly day: string; readonly totals: Readonly<Partial<Record<AreaId, number>>> } | null;
      /** What moved the points of each area since then. */
      readonly moved?: ReadonlyMap<AreaId, readonly Line[]>;
      readonly lapses: readonly Line[];
      readonly overdue: readonly Line[];
      /** Customers who are about to count, or to stop. */
      readonly customers: readonly Line[];
      /** Null where the chat has no reminder. */
      readonly schedule: { readonly day: number; readonly time: string } | null;
      /** The month (`2027-01`) after this one, which can be skipped. */
      readonly nextMonth: string;
      /** No more than the essentials. */
      readonly compact: boolean;
    }
  | {
      readonly kind: 'remind';
      readonly chat: ChatKind;
      readonly isOn: boolean;
      /** Who turned it on; null in a personal chat, and where it is off. */
      readonly by: string | null;
      readonly next: { readonly day: string; readonly time: string } | null;
      readonly timeZone: string;
      /** What the inputs show. */
      readonly form: {
        readonly day: number;
        readonly time: string;
        readonly timeZone: string;
        readonly warnings: boolean;
      };
      readonly zoneError: Line | null;
      /** The month that can be skipped; null where the reminder is off. */
      readonly nextMonth: string | null;
    }
);

/** Whom a reply is for: `partner` tells real numbers from the chat's sample; `day` is the reader's today (ISO). */
export interface Reader {
  readonly partner: 'partner' | 'sample';
  readonly chat: ChatKind;
  readonly day: string;
  readonly language: Language;
  /** Else the words are discreet: without names of people and amounts of money. */
  readonly showNames: boolean;
}

export type Render = (reply: Reply, reader: Reader) => Message;

/** The reply with what was just done or found said first. */
export function withNotices(reply: Reply, ...notices: readonly Line[]): Reply {
  return { ...reply, notices: [...notices, ...(reply.notices ?? [])] };
}

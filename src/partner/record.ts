import type { AreaId, RuleBook, Track } from '../scoring/designations.ts';
import type { Efforts } from '../scoring/effort.ts';
import type { HeldCertification } from '../scoring/facts.ts';
import type { ActivitySource, RevenueSource } from './reports/businessSource.ts';
import type { EmsSource } from './reports/emsSource.ts';
import type { OfficeSource } from './reports/officeSource.ts';
import { NO_MONTHS, type UsageSource } from './reports/usageSource.ts';

/** A colleague, by Entra object id. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** A figure as Partner Center shows it, with its day (ISO) and who gave it. */
export interface FigureFact {
  readonly value: number;
  readonly day: string;
  readonly by: Colleague;
}

/** Keyed as in `FIGURES`; typed totals of certified people are keyed `certifiedPeople.<step>`, Partner Center's total `official`. */
export type FigureFacts = Readonly<Record<string, FigureFact>>;

/** The three Azure areas share one set of figures unless the partner says that they differ. */
export type FigureOwner = AreaId | 'azure';

/** `names`: of people, and amounts, too. `totals`: totals and counts, though guests or other companies are there. */
export type ChatPermission = 'names' | 'totals';

export interface Settings {
  readonly ruleBook: RuleBook;
  /** Areas the overview leaves out. */
  readonly hiddenAreas: readonly AreaId[];
  readonly tracks: Readonly<Partial<Record<AreaId, Track>>>;
  readonly azureFigures: 'shared' | 'separate';
  readonly owners: readonly Colleague[];
  /** Who may change numbers and people, besides the owners. */
  readonly editors: readonly Colleague[];
  /** What an owner lets the bot say in a group chat or channel, by its id. */
  readonly chats: Readonly<Record<string, ChatPermission>>;
  /** What this company finds easier or harder than the defaults say. */
  readonly efforts: Partial<Efforts>;
  /** Who is to do what. Kept beside what is earned, so that nobody has to hold anything to be planned for. */
  readonly assignments: readonly Assignment[];
  /** A day (ISO) on which the designations are to be renewed; those of other years follow from it. */
  readonly anniversary: string | null;
  /** Azure's, by customer and service. */
  readonly usage: UsageSource;
  /** Licences and users of Microsoft 365, by customer and workload. */
  readonly officeUsage: OfficeSource;
  /** The same of the security workloads. */
  readonly emsUsage: EmsSource;
  /** Revenue of Business Applications, by customer and workload. */
  readonly businessRevenue: RevenueSource;
  /** Their users and capacity, likewise. */
  readonly businessUsage: ActivitySource;
}

/** Somebody who is not on the roster: whoever wins a customer need not be certified. */
export interface Outsider {
  readonly name: string;
  readonly mail: string | null;
}

/** What one person is to do by a day (ISO): to earn a certification, or to raise a figure by so many. */
export type Assignment = { readonly id: string; readonly by: string } & (
  | { readonly person: string; readonly certification: string }
  | {
      readonly person: string | Outsider;
      readonly area: AreaId;
      /** Keyed as in `FIGURES`. */
      readonly figure: string;
      readonly more: number;
    }
);

export interface RosterPerson {
  /** The mail in lower case, else the Entra object id, else the name as `identifyByName` writes it. */
  readonly id: string;
  readonly name: string;
  readonly mail: string | null;
  /** The Entra object id that reports name them by, once somebody said whose it is. */
  readonly userId?: string | undefined;
  readonly certifications: readonly HeldCertification[];
}

/** What is kept of one partner company. */
export interface PartnerRecord {
  readonly settings: Settings;
  readonly figures: Readonly<Partial<Record<FigureOwner, FigureFacts>>>;
  readonly people: readonly RosterPerson[];
}

export const NEW_SETTINGS: Settings = {
  ruleBook: 'brief',
  hiddenAreas: [],
  tracks: {},
  azureFigures: 'shared',
  owners: [],
  editors: [],
  chats: {},
  efforts: {},
  assignments: [],
  anniversary: null,
  usage: NO_MONTHS,
  officeUsage: NO_MONTHS,
  emsUsage: NO_MONTHS,
  businessRevenue: NO_MONTHS,
  businessUsage: NO_MONTHS,
};

export const EMPTY_RECORD: PartnerRecord = { settings: NEW_SETTINGS, figures: {}, people: [] };

import { z } from 'zod';
import type { MonthsRead, OpenReport, Report } from '../../../imports/readReports.ts';
import { coverMonths } from '../../../imports/usageRows/joinMonths.ts';
import { USAGE_REASONS } from '../../../imports/usageRows/rows.ts';
import {
  type CustomerOf,
  MONTHS_KINDS,
  type MonthsKind,
  type UsageMonths,
} from '../../../partner/reports/monthsKinds.ts';
import type { Asking, Keeping, Metering } from '../../asking/asking.ts';
import type { Reply } from '../../reply.ts';
import { azureReport } from '../azure/usageImport.ts';
import { activityReport, revenueReport } from '../businessApplications/businessImport.ts';
import { officeReport } from '../modernWork/officeImport.ts';
import { emsReport } from '../security/emsImport.ts';
import { shortenProblems } from '../waiting/describeReads.ts';
import type { Dropped } from '../waiting/monthsInWaiting.ts';
import { type MonthsReport, tryReport } from '../waiting/monthsReport.ts';

type Offering = Asking & Keeping & Metering;
type Names = Readonly<Record<string, string>>;

/** What the chat does with reports of one kind. */
interface MonthsOffer {
  readonly reads: MonthsRead['kind'];
  /** A dry run of a set. */
  offer(context: Offering, dropped: Dropped, reports: readonly Report[]): Promise<Reply>;
  /** Keeps the months of a set, and gives their names. */
  keep(context: Offering, reports: readonly Report[]): Promise<Names>;
  /** The dry run of a set of which the months were kept, and all else written by `writeFacts`. */
  offerKept(context: Offering, dropped: Dropped, months: Names, facts: unknown): Promise<Reply>;
}

function createOffer<
  Kind extends MonthsKind,
  Read extends MonthsRead & { readonly months: UsageMonths<CustomerOf[Kind]> },
>(
  report: MonthsReport<Kind, Read>,
  reads: Read['kind'],
  /** A read of the months, with what was written of it. Throws where that is damaged. */
  revive: (facts: unknown, months: UsageMonths<CustomerOf[Kind]>) => Read,
): MonthsOffer {
  const { kind, join } = report;
  const isOf = (read: Report): read is Extract<Report, Read> => read.kind === reads;
  return {
    reads,
    offer: (context, dropped, reports) => tryReport(context, report, dropped, reports.filter(isOf)),
    keep: (context, reports) => {
      const months = reports.filter(isOf).map((read) => read.months);
      return context.usage[kind].keep(coverMonths(months, join));
    },
    async offerKept(context, dropped, names, written) {
      const months = await context.usage[kind].read({ imports: [{ ...NO_IMPORT, months: names }] });
      // The first stands for the months of all: which of them are covered was settled before they were kept.
      const facts = z.array(z.unknown()).parse(written);
      const revived = facts.map((each, index) => revive(each, index === 0 ? months : new Map()));
      return tryReport(context, report, dropped, revived);
    },
  };
}

const NO_IMPORT = { id: '', file: '', bytes: 0, hash: '', day: '' };

const factsSchema = z.object({
  rows: z.int(),
  duplicates: z.int(),
  problems: z.array(
    z.object({
      row: z.int(),
      column: z.string().nullable(),
      reason: z.enum(USAGE_REASONS),
      text: z.string(),
      file: z.string().optional(),
    }),
  ),
  problemCount: z.int(),
});

const leftOutFactsSchema = factsSchema.extend({
  leftOut: z.object({
    unlinked: z.int(),
    otherWorkloads: z.int(),
    otherNames: z.array(z.string()).transform((names) => new Set(names)),
  }),
});

const emsFactsSchema = factsSchema.extend({ unlinked: z.int() });

/** Of every kind; a new one is its line here. */
export const MONTHS_OFFERS: Readonly<Record<MonthsKind, MonthsOffer>> = {
  azure: createOffer(azureReport, 'usage', (facts, months) => {
    return { kind: 'usage', ...factsSchema.parse(facts), months };
  }),
  office: createOffer(officeReport, 'office', (facts, months) => {
    return { kind: 'office', ...leftOutFactsSchema.parse(facts), months };
  }),
  ems: createOffer(emsReport, 'ems', (facts, months) => {
    return { kind: 'ems', ...emsFactsSchema.parse(facts), months };
  }),
  businessRevenue: createOffer(revenueReport, 'businessRevenue', (facts, months) => {
    return { kind: 'businessRevenue', ...leftOutFactsSchema.parse(facts), months };
  }),
  businessUsage: createOffer(activityReport, 'businessUsage', (facts, months) => {
    return { kind: 'businessUsage', ...leftOutFactsSchema.parse(facts), months };
  }),
};

/** Null where it tells of no customers month by month. */
export function kindOf({ kind: reads }: OpenReport): MonthsKind | null {
  return MONTHS_KINDS.find((kind) => MONTHS_OFFERS[kind].reads === reads) ?? null;
}

/** All that reports say but their months, as JSON. */
export function writeFacts(reports: readonly Report[]): z.infer<ReturnType<typeof z.json>> {
  const facts = reports
    .filter((report): report is MonthsRead => report.kind !== 'people')
    .map(({ months: _, ...read }) => ({ ...read, problems: shortenProblems(read.problems) }));
  return z.json().parse(JSON.parse(JSON.stringify(facts, (_, value) => (value instanceof Set ? [...value] : value))));
}

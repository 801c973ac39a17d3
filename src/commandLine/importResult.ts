import { joinUsage } from '../imports/azureUsage/readUsage.ts';
import type { PeopleProblem } from '../imports/people/createRows.ts';
import type { NamedReport, Report } from '../imports/readReports.ts';
import { coverMonths } from '../imports/usageRows/joinMonths.ts';
import type { UsageProblem } from '../imports/usageRows/rows.ts';
import type { Words } from '../language/words.ts';
import { planPaste } from '../partner/pasted.ts';
import { EMPTY_RECORD } from '../partner/record.ts';
import { getCertification } from '../scoring/certifications.ts';
import type { Counting } from '../scoring/facts.ts';
import { computeAzure } from '../usage/azure/azureFigures.ts';
import type { Counts } from '../usage/azure/customerAdds.ts';
import { type CustomerStanding, listCustomers } from '../usage/azure/customers.ts';
import { listServices } from '../usage/azure/trailingYear.ts';
import type { MonthUsage, UsageHistory } from '../usage/azure/usageHistory.ts';
import { lastWholeMonth, type Month, monthsBetween, monthsUntil } from '../usage/months.ts';
import { roundUpUsd, roundUsd } from '../usage/usd.ts';
import { writeBusiness } from './businessResult.ts';
import { writeModernWork } from './modernWorkResult.ts';
import { writeSecurity } from './securityResult.ts';

/** No points are given for either, and the contract tells them alike. */
const NOT_COUNTED: ReadonlySet<PeopleProblem['reason']> = new Set(['unknown certification', 'counts nowhere']);

const REPORT_NAMES = {
  usage: 'azure-usage',
  office: 'office-usage',
  ems: 'ems-usage',
  businessRevenue: 'business-apps-revenue',
  businessUsage: 'business-apps-usage',
} as const satisfies Record<Exclude<Report['kind'], 'people'>, string>;

/** A file that was read, with the hash of its bytes: one that is given twice counts once. */
export interface ReadFile extends NamedReport {
  readonly hash: string;
}

/** What several files say together, as `npm run import` prints it. `on` is the day (ISO) that it is asked for. */
export function createImportResult(files: readonly ReadFile[], on: string, words: Words) {
  const isAgain = (file: ReadFile) => files.find(({ hash }) => hash === file.hash) !== file;
  const fresh = files.filter((file) => !isAgain(file)).map(({ report }) => report);
  return {
    on,
    files: files.map((file) => writeFile(file, isAgain(file), words)),
    ...writeUsage(
      fresh.flatMap((report) => (report.kind === 'usage' ? [report.months] : [])),
      on,
    ),
    ...writeModernWork(
      fresh.flatMap((report) => (report.kind === 'office' ? [report.months] : [])),
      on,
    ),
    ...writeSecurity(
      {
        azure: fresh.flatMap((report) => (report.kind === 'usage' ? [report.months] : [])),
        m365: fresh.flatMap((report) => (report.kind === 'ems' ? [report.months] : [])),
      },
      on,
    ),
    ...writeBusiness(fresh, on),
    ...writePeople(fresh),
  };
}

/** Whether every row was understood. */
export function isAllUnderstood(files: readonly ReadFile[]): boolean {
  return files.every(({ report }) => countProblems(report) === 0);
}

function countProblems(report: Report): number {
  return report.kind === 'people' ? report.read.problems.filter(isProblem).length : report.problemCount;
}

/** Courses and lapsed certifications are understood, and left out. */
function isProblem({ reason }: PeopleProblem): boolean {
  return reason !== 'other training' && reason !== 'not active';
}

function writeFile({ name, report }: ReadFile, isAgain: boolean, words: Words) {
  if (report.kind === 'people') {
    const problems = report.read.problems.filter(isProblem);
    return {
      ...{ name, report: report.isTraining ? 'training' : 'people', rows: report.read.rowCount },
      duplicates: isAgain ? report.read.rowCount : 0,
      problems: problems.map(({ line, reason, text }) => {
        return {
          row: line,
          column: null,
          why: sayPeopleProblem(words, reason.replaceAll(' ', '-'), text),
        };
      }),
    };
  }
  const { rows, duplicates, problems, problemCount } = report;
  const leftOut = problemCount - problems.length;
  return {
    ...{ name, report: REPORT_NAMES[report.kind], rows, duplicates: isAgain ? rows : duplicates },
    problems: problems.map((problem) => ({
      row: problem.row,
      column: problem.column,
      why: sayUsageProblem(words, problem),
    })),
    ...(leftOut > 0 ? { problemsLeftOut: leftOut } : {}),
  };
}

function sayPeopleProblem(words: Words, reason: string, text: string): string {
  const own = `import.problem.${reason}`;
  return words.has(own) ? words.say(own, { text }) : words.say(`paste.why.${reason}`, { text, isShown: true });
}

function sayUsageProblem(words: Words, { reason, text }: UsageProblem): string {
  return words.say(`import.problem.${reason}`, { text });
}

function writeUsage(reports: readonly ReadonlyMap<Month, MonthUsage>[], on: string) {
  if (reports.length === 0) return {};
  const history = coverMonths(reports, joinUsage);
  const last = lastWholeMonth(history, on);
  if (last === null) return {};
  const { figures, missing, smbSharePercent, track } = computeAzure(history, last);
  const [first = last] = history.keys();
  const gaps = monthsBetween(first, last).filter((month) => !history.has(month));
  const ways = { brief: 'brief', microsoft: track ?? 'enterprise' } as const;
  const write = (way: Counting) =>
    Object.fromEntries(Object.entries(figures[way]).map(([key, figure]) => [key, figure.value]));
  const isYearKnown = monthsUntil(last, 12).every((month) => history.has(month));
  return {
    months: { first, last, missing: [...new Set([...gaps, ...missing])].toSorted() },
    azure: {
      smbSharePercent,
      books: {
        brief: { track: null, ...write(ways.brief) },
        microsoft: { track, ...write(ways.microsoft) },
      },
      customers: listCustomers(history, last).map((customer) => writeCustomer(customer, ways)),
      services: isYearKnown ? writeServices(history, last) : null,
    },
  };
}

function writeServices(history: UsageHistory, last: Month) {
  return listServices(history, last).map(({ name, acr }) => ({ name, usd: roundUsd(acr) }));
}

function writeCustomer(customer: CustomerStanding, ways: Readonly<Record<'brief' | 'microsoft', Counting>>) {
  const { tenantId, name, segment, acr, counts, countedAYearAgo, shortBy } = customer;
  const each = <T>(tell: (way: Counting) => T) => ({ brief: tell(ways.brief), microsoft: tell(ways.microsoft) });
  return {
    ...{ tenantId, name, segment },
    lastMonthUsd: acr === null ? null : roundUsd(acr),
    shortByUsd: each((way) => roundUpUsd(shortBy[way])),
    counts: each((way) => told(counts[way])),
    countedAYearAgo: each((way) => told(countedAYearAgo[way])),
  };
}

/** Null where a month that it hangs on is missing. */
function told(counts: Counts): boolean | null {
  return counts === 'unknown' ? null : counts === 'yes';
}

function writePeople(reports: readonly Report[]) {
  const reads = reports.flatMap((report) => (report.kind === 'people' ? [report.read] : []));
  if (reads.length === 0) return {};
  const { people } = planPaste(
    EMPTY_RECORD,
    // Nobody can be asked whose id it is.
    reads.flatMap(({ rows }) => rows.map((row) => ({ ...row, name: row.name || (row.userId ?? '') }))),
    'new',
  );
  const titles = reads.flatMap(({ problems }) =>
    problems.flatMap(({ reason, text }) => (NOT_COUNTED.has(reason) ? [text] : [])),
  );
  return {
    people: people.map(({ after: { id, name, certifications } }) => ({
      ...{ id, name },
      certifications: certifications.map(({ certification, ...days }) => {
        const { code, title } = getCertification(certification);
        return { certification: code ?? title, ...days };
      }),
    })),
    unknownCertifications: [...new Set(titles)].map((title) => ({
      title,
      people: titles.filter((each) => each === title).length,
    })),
  };
}

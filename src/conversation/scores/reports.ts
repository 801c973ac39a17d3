import { fulfilAssignments } from '../../partner/assignments.ts';
import {
  areaFigures,
  computedFigures,
  countingOf,
  factsOf,
  hasFigures,
  officialTotal,
  typedPeople,
} from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { isOfRevenue, nearestPairs } from '../../partner/reports/businessChange.ts';
import type { UsageSummary } from '../../partner/reports/usageSource.ts';
import { findLossAhead } from '../../planning/forecast.ts';
import { endOfForecast } from '../../planning/forecastMonths.ts';
import { findClosings } from '../../scoring/closingLists.ts';
import { type AreaId, TRACKS_SCORED, type Track } from '../../scoring/designations.ts';
import { DEFAULT_EFFORTS } from '../../scoring/effort.ts';
import { findGaps, type Gap } from '../../scoring/gaps.ts';
import type { RuleSets } from '../../scoring/inForce.ts';
import { stepsOpenedBy } from '../../scoring/people.ts';
import { nextAnniversary } from '../../scoring/qualificationWindow.ts';
import { scoreArea } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { monthsUntil } from '../../usage/months.ts';
import { partOf, SECURITY_PARTS } from '../../usage/security/securityPart.ts';
import { createMemory } from '../createMemory.ts';
import type { AreaReport, ComingLoss } from '../reply.ts';

/** How long before a list closes a card begins to tell of it: long enough to prepare for an exam. */
export const CLOSING_TOLD_DAYS = 180;

export interface ReportOptions {
  readonly day: string;
  readonly ruleSets: RuleSets;
  /** Names of people are for personal chats. */
  readonly showNames: boolean;
  /** What was known before a change. */
  readonly before?: PartnerRecord;
}

/** Whether an area can be scored: without any figure the two-path areas have no path to score. */
export function canBeScored(record: PartnerRecord, area: AreaId): boolean {
  if (hasFigures(record, area)) return true;
  const people = record.people.length > 0 || Object.keys(typedPeople(record, area)).length > 0;
  return people && TRACKS_SCORED[area] === 'one';
}

const recall = createMemory<AreaReport>();

/** Scores one area of a partner and gathers what a card tells of it. The area must be one that can be scored. */
export function createReport(record: PartnerRecord, area: AreaId, options: ReportOptions): AreaReport {
  const { day, ruleSets, showNames, before = record } = options;
  const work = () => workOut(record, area, { day, ruleSets, showNames, before });
  return before === record ? recall(record, ruleSets, `${area} ${day} ${showNames}`, work) : work();
}

function workOut(
  record: PartnerRecord,
  area: AreaId,
  { day, ruleSets, showNames, before }: Required<ReportOptions>,
): AreaReport {
  const facts = factsOf(record, area, day);
  const planned = fulfilAssignments(record, day);
  const score = scoreArea(area, facts, record.settings.ruleBook, ruleSets);
  const gaps = findGaps(score, facts, { ...DEFAULT_EFFORTS, ...record.settings.efforts });
  const fromPeople = { roster: 'roster', counts: 'typed', unknown: 'nothing' } as const;

  function nearestTo(gap: Gap): readonly string[] {
    if (gap.kind !== 'people' || !showNames) return [];
    const steps = gap.choices.flatMap(({ prerequisites }) => prerequisites?.anyOf ?? []);
    return record.people
      .filter((person) => !stepsOpenedBy(person, score.ruleSet, day).has(gap.step))
      .filter(({ certifications }) =>
        certifications.some(
          ({ certification, expires }) => steps.includes(certification) && (expires === undefined || expires >= day),
        ),
      )
      .map(({ name }) => name);
  }

  function passed(earlier: PartnerRecord): boolean {
    const was = scoreArea(area, factsOf(earlier, area, day), earlier.settings.ruleBook, ruleSets);
    return showAreaTotal(was).verdict === 'passes';
  }

  function findComingLoss(): ComingLoss | null {
    const { ruleBook } = record.settings;
    const found = findLossAhead({ area, facts, ruleBook, ruleSets }, score, endOfForecast(day));
    if (found === null) return null;
    const { rescue, rescued, step } = found;
    const ids = new Set(rescue?.kind === 'renew' && showNames ? rescue.renewals.map(({ person }) => person) : []);
    return { day: step.day, after: step.score, rescue, rescued, people: record.people.filter(({ id }) => ids.has(id)) };
  }

  return {
    day,
    score,
    gaps,
    closings: findClosings(score, day).filter(({ daysLeft }) => daysLeft <= CLOSING_TOLD_DAYS),
    loss: findComingLoss(),
    hasPassed: before !== record && canBeScored(before, area) && passed(before),
    figures: areaFigures(record, area),
    usage: readUsageOf(record, area, showNames),
    offsets: facts.offsets,
    official: officialTotal(record, area),
    anniversary: record.settings.anniversary === null ? null : nextAnniversary(record.settings.anniversary, day),
    withPlans:
      planned === record ? null : scoreArea(area, factsOf(planned, area, day), record.settings.ruleBook, ruleSets),
    peopleFrom: fromPeople[facts.people.kind],
    nearest: new Map(gaps.gaps.map((gap) => [gap, nearestTo(gap)])),
  };
}

function readUsageOf(record: PartnerRecord, area: AreaId, showNames: boolean): AreaReport['usage'] {
  const computed = computedFigures(record, area);
  const isComputed = Object.keys(computed).length > 0;
  if (area === 'modern-work') return readOfficeUsageOf(record, Object.keys(computed), showNames);
  if (area === 'security') return readSecurityUsageOf(record);
  if (area === 'business-applications') return readBusinessUsageOf(record, showNames);
  const { summary } = record.settings.usage;
  if (summary === null || !isComputed) return null;
  const counting = countingOf(record, area);
  const near = summary.services[counting === 'brief' ? 'brief' : 'microsoft'];
  const services = computed.deployments === undefined ? null : showNames ? near : [];
  const customers = showNames ? summary.customers[counting] : { nearest: [], leaving: [] };
  return { month: firstDayOf(summary.month), lacking: [], ...customers, services, parts: [] };
}

function readOfficeUsageOf(
  { settings }: PartnerRecord,
  computed: readonly string[],
  showNames: boolean,
): AreaReport['usage'] {
  const { summary } = settings.officeUsage;
  if (summary === null || (computed.length === 0 && summary.missing.length === 0)) return null;
  const lacking = summary.missing.map(firstDayOf);
  const nearOn = (track: Track) =>
    showNames && computed.includes(`${track}.netCustomerAdds`) ? summary.near[track] : [];
  return {
    ...{ month: firstDayOf(summary.month), lacking, nearest: [], leaving: [], services: null, parts: [] },
    licences: {
      near: { enterprise: nearOn('enterprise'), smb: nearOn('smb') },
      leaving: showNames && computed.includes('smb.netCustomerAdds') ? summary.leaving : [],
      unused: showNames ? summary.unused.filter(({ figure }) => computed.includes(figure)) : [],
    },
  };
}

/** Each part that a report tells of, unless what was typed counts for all of it. */
function readSecurityUsageOf(record: PartnerRecord): AreaReport['usage'] {
  const { usage, emsUsage } = record.settings;
  const sources = {
    azure: usage.summary === null ? null : { month: usage.summary.month, missing: missingIn(usage.summary) },
    m365: emsUsage.summary,
  };
  const inForce = Object.keys(computedFigures(record, 'security')).map(partOf);
  const parts = SECURITY_PARTS.flatMap((id) => {
    const source = sources[id];
    if (source === null || (!inForce.includes(id) && source.missing.length === 0)) return [];
    return [{ id, month: firstDayOf(source.month), lacking: source.missing.map(firstDayOf) }];
  });
  const [first] = parts;
  if (first === undefined) return null;
  return { month: first.month, lacking: [], nearest: [], leaving: [], services: null, parts };
}

/** Each of the two reports, unless what was typed counts for all that it gives. */
function readBusinessUsageOf(record: PartnerRecord, showNames: boolean): AreaReport['usage'] {
  const area = 'business-applications';
  const { businessRevenue, businessUsage } = record.settings;
  const inForce = Object.keys(computedFigures(record, area));
  const sources = [
    { id: 'revenue', summary: businessRevenue.summary, isInForce: inForce.some(isOfRevenue) },
    { id: 'activity', summary: businessUsage.summary, isInForce: !inForce.every(isOfRevenue) },
  ] as const;
  const parts = sources.flatMap(({ id, summary, isInForce }) => {
    if (summary === null || (!isInForce && summary.missing.length === 0)) return [];
    return [{ id, month: firstDayOf(summary.month), lacking: summary.missing.map(firstDayOf) }];
  });
  const [first] = parts;
  if (first === undefined) return null;
  const nearest = showNames && inForce.some(isOfRevenue) ? nearestPairs(record) : [];
  return { month: first.month, lacking: [], nearest, leaving: [], services: null, parts };
}

/** The months that the Azure part of Security lacks. */
function missingIn({ month, acrUsd }: Pick<UsageSummary, 'month' | 'acrUsd'>): readonly string[] {
  return monthsUntil(month, 24).filter((each) => acrUsd[each] === undefined);
}

function firstDayOf(month: string): string {
  return `${month}-01`;
}

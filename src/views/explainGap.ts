import type { AreaReport } from '../conversation/index.ts';
import { callToEarn } from '../language/certificationWords.ts';
import { nearByLicences } from '../language/licenceWords.ts';
import { nearServices } from '../language/serviceWords.ts';
import type { Words } from '../language/words.ts';
import type { Certification } from '../scoring/certifications.ts';
import type { Gap } from '../scoring/gaps.ts';
import { lackingUnits } from '../scoring/lackingUnits.ts';
import type { MetricScore } from '../scoring/metrics.ts';
import { isAtLeast, roundPoints } from '../scoring/points.ts';
import type { PathScore } from '../scoring/score.ts';
import { opensAlone, valuesOf, waitingPoints } from './gain.ts';
import { sayFed } from './metricRows.ts';
import { onOneLine } from './plainText.ts';

/** Whether a gap is a condition that its metric asks before it pays. */
export function isPrerequisite(gap: Gap): boolean {
  return gap.kind === 'minimum' || (gap.kind === 'people' && gap.isGate);
}

/** Why a gap matters and how near it is, a sentence each. `all` names every certification that would do. */
export function explainGap(
  words: Words,
  report: AreaReport,
  path: PathScore,
  gap: Gap,
  all: boolean,
): readonly string[] {
  const metric = path.metrics.find(({ id }) => id === gap.metric);
  if (metric === undefined) return [];
  const choices =
    gap.kind === 'people' && gap.choices.length > 1 ? [sayChoices(words, gap.choices, report.day, all)] : [];
  const nearest = sayNearest(words, report, gap);
  return [
    ...(isPrerequisite(gap)
      ? explainPrerequisite(words, report, metric, gap)
      : explainUnit(words, report, metric, gap)),
    ...choices,
    ...(nearest === null ? [] : [nearest]),
    ...sayNearCustomers(words, report, gap),
    ...sayLicences(words, report, gap),
    ...sayNearServices(words, report, gap, metric),
  ];
}

function explainPrerequisite(words: Words, report: AreaReport, metric: MetricScore, gap: Gap): readonly string[] {
  const waiting = roundPoints(waitingPoints(metric, valuesOf(report)));
  if (waiting === 0) return gap.kind === 'people' ? [words.say('card.prerequisite')] : [];
  if (gap.kind !== 'people') return [words.say('card.opensGrowth', { points: words.number(waiting) })];
  const key = opensAlone(gap, metric) ? 'card.opens' : 'card.opensTogether';
  return [words.say(key, { points: words.number(waiting) })];
}

function explainUnit(words: Words, report: AreaReport, metric: MetricScore, gap: Gap): readonly string[] {
  const now = words.say('card.now', { now: sayFed(words, report, metric, gap) });
  if (!metric.open) return [now, words.say('card.countsAfterPrerequisite')];
  const isOutdone =
    metric.rule.paidBy === 'figures' && metric.rule.combine === 'highest' && roundPoints(gap.points) === 0;
  return isOutdone ? [now, words.say('card.outdone')] : [now];
}

/** Where the book asks something of every metric, and this one lacks it. */
export function explainMinimum(words: Words, { ruleSet, metrics }: PathScore, gap: Gap): readonly string[] {
  const minimum = ruleSet.metricMinimum?.value ?? 0;
  const metric = metrics.find(({ id }) => id === gap.metric);
  if (metric === undefined || isAtLeast(metric.points, minimum)) return [];
  return [words.say('card.minimum', { minimum })];
}

const FEW_CHOICES = 3;

function sayChoices(words: Words, choices: readonly Certification[], day: string, all: boolean): string {
  const names = choices.map((certification) => callToEarn(words, certification, day));
  const shown = all || names.length <= FEW_CHOICES + 1 ? names : names.slice(0, FEW_CHOICES);
  return words.say('card.choices', { codes: shown.join(', '), more: names.length - shown.length });
}

const MOST_NEAREST = 3;

function sayNearest(words: Words, { nearest }: AreaReport, gap: Gap): string | null {
  const names = (nearest.get(gap) ?? []).map(onOneLine);
  if (names.length === 0) return null;
  const more = names.length - MOST_NEAREST;
  return words.say('card.nearest', {
    names: words.list(more > 0 ? [...names.slice(0, MOST_NEAREST), words.say('card.others', { count: more })] : names),
    count: names.length,
  });
}

/** Which customers are nearest to counting, and which would stop. */
function sayNearCustomers(words: Words, { usage }: AreaReport, gap: Gap): readonly string[] {
  if (usage === null || gap.kind !== 'figure' || gap.figure !== 'netCustomerAdds') return [];
  const names = usage.nearest.map(({ name, shortByUsd }) =>
    words.say('usage.near.customer', { name: onOneLine(name), short: words.number(shortByUsd) }),
  );
  return [
    ...(names.length === 0 ? [] : [words.say('usage.near', { names: words.list(names) })]),
    ...(usage.leaving.length === 0
      ? []
      : [words.say('usage.leaving', { names: words.list(usage.leaving.map(onOneLine)), count: usage.leaving.length })]),
  ];
}

/** Who nearly is on the track of the gap, or whose licences nobody uses yet. */
function sayLicences(words: Words, { usage }: AreaReport, gap: Gap): readonly string[] {
  if (usage?.licences === undefined || gap.kind !== 'figure') return [];
  return nearByLicences(words, gap.figure, usage.licences).map(({ key, values }) => onOneLine(words.say(key, values)));
}

/** Which services nearly count, or how many are missing until more of them gives nothing more. */
function sayNearServices(words: Words, report: AreaReport, gap: Gap, metric: MetricScore): readonly string[] {
  const services = report.usage?.services ?? null;
  const value = report.figures.deployments?.value;
  if (services === null || value === undefined || gap.kind !== 'figure' || gap.figure !== 'deployments') return [];
  const { key, values } = nearServices(
    words,
    services.map(onOneLine),
    value,
    lackingUnits([metric], gap.figure, value),
  );
  return [words.say(key, values)];
}

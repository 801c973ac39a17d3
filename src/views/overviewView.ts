import type { AreaReport } from '../conversation/index.ts';
import { sayBadge } from '../language/badgeWords.ts';
import { sayRevisedOf } from '../language/pageWords.ts';
import { sayTotal } from '../language/totalWords.ts';
import type { Words } from '../language/words.ts';
import { findStale } from '../partner/freshness.ts';
import type { AreaId } from '../scoring/designations.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import { drawTotal, summariseArea } from './areaView.ts';
import { listMarks, markStale, sayOfficial, sayWithPlans } from './freshness.ts';
import { sayIncentive } from './incentive.ts';
import { speakOpening } from './speakOpening.ts';
import { chooseSteps, keepingStep, missingStep } from './steps.ts';
import { sayBothVerdicts, sayStatus } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';
import { listWarnings } from './warnings.ts';

/** All designations at a glance, each with its next step; a press on one opens it. */
export function viewOverview({ reports, notSetUp, day }: ReplyOf<'overview'>, context: ViewContext): View {
  const { words } = context;
  const first = findFirst(reports);
  const lead = sayLead(words, reports, first);
  return {
    card: 'overview',
    data: {
      title: words.say('card.overview.title'),
      hasLead: lead !== '',
      lead,
      areas: reports.map((report) => describeArea(report, day, context)),
      hasNotSetUp: notSetUp.length > 0,
      notSetUp: words.say('card.overview.notSetUp', { areas: words.list(notSetUp.map((area) => nameOf(words, area))) }),
      hint: sayHint(words, reports, day),
    },
    actions: drawActions(reports, first ?? reports[0] ?? null, { notSetUp, day }, context),
    summary: [sayCount(words, reports), ...(first === null ? [] : [summariseArea(words, first)])].join(' '),
  };
}

// Time to prepare for an exam.
const CLOSES_SOON_DAYS = 60;

/**
 * What asks for attention most: a list that is about to close, else something that is missing, else what does not pass, else
 * what will be lost.
 */
function findFirst(reports: readonly AreaReport[]): AreaReport | null {
  return (
    findClosing(reports) ??
    reports.find(({ score }) => score.incomplete !== null) ??
    reports.find((report) => !passes(report)) ??
    reports.find(({ loss }) => loss !== null) ??
    null
  );
}

function findClosing(reports: readonly AreaReport[]): AreaReport | undefined {
  const closing = reports.flatMap((report) =>
    report.closings
      .filter(({ state, isPointAtStake, known }) => state === 'closing' && isPointAtStake && known)
      .map(({ daysLeft }) => ({ report, daysLeft })),
  );
  const [soonest] = closing.toSorted((one, other) => one.daysLeft - other.daysLeft);
  return soonest !== undefined && soonest.daysLeft <= CLOSES_SOON_DAYS ? soonest.report : undefined;
}

function passes({ score }: AreaReport): boolean {
  return showAreaTotal(score).verdict === 'passes';
}

/** Where there is one area alone, its own line says it all. */
function sayLead(words: Words, reports: readonly AreaReport[], first: AreaReport | null): string {
  if (reports.length === 1) return '';
  const count = sayCount(words, reports);
  return first === null
    ? count
    : `${count} ${words.say('card.overview.first', { area: nameOf(words, first.score.area) })}`;
}

function sayCount(words: Words, reports: readonly AreaReport[]): string {
  return words.say('summary.overview', { passed: reports.filter(passes).length, count: reports.length });
}

function sayHint(words: Words, reports: readonly AreaReport[], day: string): string {
  const revised = sayRevisedOf(
    words,
    reports.map(({ score }) => score.ruleSet),
    day,
  );
  return [words.say('card.overview.hint'), ...(revised === null ? [] : [revised])].join(' ');
}

export function nameOf(words: Words, area: AreaId): string {
  return words.say(`area.${area}`);
}

/** `lastly`: a mark in place of the age of the figures, for a card that tells that once for all areas. */
export function describeArea(
  report: AreaReport,
  day: string,
  { words, buttons }: ViewContext,
  lastly: string | null = markStale(words, report, day),
) {
  const { score } = report;
  const shown = showAreaTotal(score);
  const name = nameOf(words, score.area);
  const verdicts = sayBothVerdicts(words, score);
  const next = nextStep(words, report);
  return {
    name,
    total: sayTotal(words, shown),
    status: `  ${sayStatus(words, report)}`,
    ...drawTotal(shown, score.ruleSet.passMark.value),
    hasVerdicts: verdicts !== null,
    verdicts: verdicts ?? '',
    warnings: listWarnings(words, report, day, true),
    marks: listMarks(
      shown.verdict === 'passes' ? sayBadge(words, score.area, day) : null,
      sayWithPlans(words, report),
      sayIncentive(words, report),
      sayOfficial(words, report, day),
      lastly,
    ),
    hasNext: next !== null,
    hasGain: next?.hasPoints ?? false,
    gain: `${next?.gain} `,
    next: next?.need ?? '',
    open: speakOpening(
      summariseArea(words, report),
      buttons.say('button.openArea', `score ${score.area}`, { area: name }),
    ),
  };
}

function nextStep(words: Words, report: AreaReport) {
  const keeping = keepingStep(words, report);
  if (keeping !== null) return keeping;
  const missing = missingStep(words, report);
  if (missing !== null || passes(report)) return missing;
  return chooseSteps(words, report, 1).steps[0] ?? null;
}

/** First what the first line of the card is about, then what is old. */
function drawActions(
  reports: readonly AreaReport[],
  first: AreaReport | null,
  { notSetUp, day }: { readonly notSetUp: readonly AreaId[]; readonly day: string },
  { buttons, words }: ViewContext,
) {
  const update = buttons.say(notSetUp.length === 0 ? 'button.update' : 'button.setUp', 'update');
  if (first === null) return [update];
  const { area } = first.score;
  const stale = reports.find(({ figures }) => findStale(figures, day) !== null)?.score.area;
  return [
    buttons.say('button.openArea', `score ${area}`, { area: nameOf(words, area) }),
    ...(stale === undefined
      ? []
      : [buttons.say('fresh.button.update', `update ${stale}`, { area: nameOf(words, stale) })]),
    buttons.say('button.allGaps', 'gaps'),
    update,
  ];
}

import type { AreaReport } from '../conversation/index.ts';
import { sayBadge } from '../language/badgeWords.ts';
import { sayRevisedOf } from '../language/pageWords.ts';
import { sayTotal } from '../language/totalWords.ts';
import type { Words } from '../language/words.ts';
import { findStale } from '../partner/freshness.ts';
import type { AreaId } from '../scoring/designations.ts';
import { showAreaTotal } from '../scoring/shownTotal.ts';
import { drawTotal, listWarnings, summariseArea } from './areaView.ts';
import { listMarks, markStale, sayOfficial, sayWithPlans } from './freshness.ts';
import { sayIncentive } from './incentive.ts';
import { chooseSteps, keepingStep, missingStep } from './steps.ts';
import { sayBothVerdicts, sayStatus } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

/** All designations at a glance, each with its next step; a press on one opens it. */
export function viewOverview({ reports, notSetUp, day }: ReplyOf<'overview'>, context: ViewContext): View {
  const { words } = context;
  return {
    card: 'overview',
    data: {
      title: words.say('card.overview.title'),
      areas: reports.map((report) => describeArea(report, day, context)),
      hasNotSetUp: notSetUp.length > 0,
      notSetUp: words.say('card.overview.notSetUp', { areas: words.list(notSetUp.map((area) => nameOf(words, area))) }),
      hint: sayHint(words, reports, day),
    },
    actions: drawActions(reports, notSetUp, day, context),
    summary: summarise(words, reports),
  };
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
    open: buttons.say('button.openArea', `score ${score.area}`, { area: name }),
  };
}

function nextStep(words: Words, report: AreaReport) {
  const keeping = keepingStep(words, report);
  if (keeping !== null) return keeping;
  const missing = missingStep(words, report);
  if (missing !== null || showAreaTotal(report.score).verdict === 'passes') return missing;
  return chooseSteps(words, report, 1).steps[0] ?? null;
}

/**
 * Old figures are updated first. Then comes what asks for attention most: an area with something missing, else one that
 * does not pass.
 */
function drawActions(
  reports: readonly AreaReport[],
  notSetUp: readonly AreaId[],
  day: string,
  { buttons, words }: ViewContext,
) {
  const open =
    reports.find(({ score }) => score.incomplete !== null) ??
    reports.find(({ score }) => showAreaTotal(score).verdict !== 'passes') ??
    reports[0];
  const update = buttons.say(notSetUp.length === 0 ? 'button.update' : 'button.setUp', 'update');
  if (open === undefined) return [update];
  const { area } = open.score;
  const stale = reports.find(({ figures }) => findStale(figures, day) !== null)?.score.area;
  return [
    ...(stale === undefined
      ? []
      : [buttons.say('fresh.button.update', `update ${stale}`, { area: nameOf(words, stale) })]),
    buttons.say('button.openArea', `score ${area}`, { area: nameOf(words, area) }),
    buttons.say('button.allGaps', 'gaps'),
    update,
  ];
}

function summarise(words: Words, reports: readonly AreaReport[]): string {
  const passed = reports.filter(({ score }) => showAreaTotal(score).verdict === 'passes');
  const next = reports.find((report) => !passed.includes(report));
  const count = words.say('summary.overview', { passed: passed.length, count: reports.length });
  return next === undefined ? count : `${count} ${summariseArea(words, next)}`;
}

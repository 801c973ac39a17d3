import { type AreaReport, createMemory, offerMissing } from '../conversation/index.ts';
import { sayBadge } from '../language/badgeWords.ts';
import type { Words } from '../language/words.ts';
import type { AreaScore, Verdict } from '../scoring/score.ts';
import { FULL_TOTAL, type ShownTotal, showAreaTotal } from '../scoring/shownTotal.ts';
import { drawBar, type Tone } from './bar.ts';
import type { Buttons, CardAction } from './buttons.ts';
import { listMarks, sayOfficial, sayStale, sayWithPlans } from './freshness.ts';
import { pathOfGaps } from './gain.ts';
import { sayIncentive } from './incentive.ts';
import { drawLink } from './links.ts';
import { createMetricRows } from './metricRows.ts';
import { type ProvenanceOptions, sayProvenance } from './provenance.ts';
import { listFees, sayRenewal } from './renewal.ts';
import { speakOpening } from './speakOpening.ts';
import { chooseSteps, keepingStep, missingStep, type Step, type Steps } from './steps.ts';
import { createTips } from './tips.ts';
import { isOutOfReach, type OtherBook, sayBooksAfter, sayBothVerdicts, sayHeadline, viewOtherBook } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';
import { listWarnings } from './warnings.ts';

const MOST_STEPS = 3;

const TONES: Record<Verdict, Tone> = { passes: 'good', fails: 'warning', open: 'accent' };

interface Drawn extends Pick<View, 'data' | 'summary'> {
  readonly hasMore: boolean;
}

const recall = createMemory<Drawn>();

/** One designation: its total and what to do first, then what feeds it, then where it comes from. */
export function viewArea({ report, day }: ReplyOf<'area'>, context: ViewContext): View {
  const { words, showNames, buttons, partner } = context;
  // Nothing in it is carried out by a press, so presses that are remembered with it do no harm.
  const drawn = recall(report, words, `${day} ${showNames} ${partner}`, () =>
    drawArea(words, report, { day, showNames, buttons }),
  );
  const { data, summary } = drawn;
  return { card: 'area', data, actions: drawActions(report, context, drawn.hasMore), summary };
}

interface DrawOptions extends ProvenanceOptions {
  readonly buttons: Buttons;
}

function drawArea(words: Words, report: AreaReport, { day, showNames, buttons }: DrawOptions): Drawn {
  const { score } = report;
  const shown = showAreaTotal(score);
  const chosen = chooseNext(words, report);
  const other = viewOtherBook(words, score);
  const verdicts = sayBothVerdicts(words, score, other);
  const passes = shown.verdict === 'passes';
  return {
    data: {
      title: words.say(`area.${score.area}`),
      headline: sayHeadline(words, report),
      total: shown.from === shown.to ? words.number(shown.from) : sayShortRange(words, shown),
      totalSize: shown.from === shown.to ? 'extraLarge' : 'large',
      ...drawTotal(shown, score.ruleSet.passMark.value),
      openTotal: speakOpening(
        sayHeadline(words, report),
        buttons.say('history.button.history', `history ${score.area}`),
      ),
      hasVerdicts: verdicts !== null,
      verdicts: verdicts ?? '',
      warnings: listWarnings(words, report, day),
      marks: listMarks(
        sayWithPlans(words, report),
        sayIncentive(words, report),
        sayRenewal(words, report, day),
        sayOfficial(words, report, day),
        sayStale(words, report, day),
      ),
      hasSteps: chosen.steps.length > 0,
      stepsTitle: sayStepsTitle(words, report, passes),
      steps: chosen.steps,
      hasReach: chosen.reach !== '',
      reach: chosen.reach,
      passes,
      buy: passes ? sayBuy(words, report, other) : '',
      metrics: createMetricRows(words, report, buttons),
      provenance: [...sayProvenance(words, report, other, { day, showNames }), ...listFees(words, report)].map(
        (text) => ({ text }),
      ),
      tips: createTips(words, { metrics: score.counted.metrics.map(({ rule }) => rule) }).map((text) => ({ text })),
    },
    summary: summarise(words, report, other, chosen.steps),
    hasMore: chosen.hasMore,
  };
}

/** The large number's colour says what the headline beside it says in words. */
export function drawTotal(shown: ShownTotal, passMark: number) {
  const tone = TONES[shown.verdict];
  return {
    tone,
    bar: drawBar({
      filled: shown.from / FULL_TOTAL,
      possible: shown.to / FULL_TOTAL,
      tone,
      mark: passMark / FULL_TOTAL,
    }),
  };
}

/** Microsoft decides, so where only one of two books says that it passes, or Partner Center says less, nobody is sent to pay. */
function sayBuy(words: Words, { score, day, official }: AreaReport, other: OtherBook | null): string {
  const isDenied = official !== null && official.value < score.ruleSet.passMark.value;
  const isInDoubt = score.borderline || isDenied || (other?.verdictDiffers ?? false);
  const buy = words.say(isInDoubt ? 'card.buy.inDoubt' : 'card.buy', { link: drawLink(words, 'buy') });
  const badge = sayBadge(words, score.area, day);
  return badge === null ? buy : `${buy} ${badge}`;
}

function sayShortRange(words: Words, { from, to }: ShownTotal): string {
  return words.say('card.range.short', { from: words.number(from), to: words.number(to) });
}

function chooseNext(words: Words, report: AreaReport) {
  const first = [keepingStep(words, report), missingStep(words, report)].filter((step) => step !== null);
  const chosen = chooseSteps(words, report, MOST_STEPS - first.length);
  const steps: readonly Step[] = [...first, ...chosen.steps];
  return {
    steps,
    reach: sayReach(words, report, chosen),
    hasMore: report.gaps.gaps.length > chosen.steps.length,
  };
}

function sayReach(words: Words, report: AreaReport, { reached, leftOut }: Steps): string {
  if (leftOut > 0) return words.say('card.reach.leftOut', { count: leftOut });
  if (reached === null) return '';
  const { hasOther, book, others } = sayBooksAfter(words, report, reached.units);
  const values = { count: reached.steps, total: words.number(reached.total), hasOther, book };
  return [words.say('card.reach', values), others].filter((text) => text !== '').join(' ');
}

function sayStepsTitle(words: Words, report: AreaReport, passes: boolean): string {
  if (report.loss !== null) return words.say('card.steps.next');
  if (passes || report.gaps.unreachable.length > 0) return words.say('card.steps.more');
  const path = pathOfGaps(report);
  if (path === report.score.counted || path.track === null) return words.say('card.steps.next');
  return words.say('card.steps.nextOnPath', { track: words.say(`track.${path.track}`) });
}

/** The line of a lock screen: where it stands and the next step. */
export function summariseArea(words: Words, report: AreaReport): string {
  return summarise(words, report, viewOtherBook(words, report.score), chooseNext(words, report).steps);
}

function summarise(words: Words, report: AreaReport, other: OtherBook | null, steps: readonly Step[]): string {
  const { score } = report;
  const headline = words.say('summary.area', {
    area: words.say(`area.${score.area}`),
    headline: other?.verdictDiffers ? other.text : `${sayHeadline(words, report)}.`,
  });
  const isQuiet = showAreaTotal(score).verdict === 'passes' && report.loss === null;
  // A step that cannot make it pass is not what comes next.
  const [next] = isQuiet || isOutOfReach(report) ? [] : steps;
  return next === undefined ? headline : `${headline} ${words.say('summary.next', { need: next.need })}`;
}

function drawActions({ score }: AreaReport, { buttons }: ViewContext, hasMoreGaps: boolean) {
  const { area } = score;
  return [
    ...drawMissing(score, buttons),
    ...(hasMoreGaps ? [buttons.say('button.allGaps', `gaps ${area}`)] : []),
    buttons.say('button.allAreas', 'score'),
  ];
}

/** The buttons to where what is missing can be given, else the one to update. */
export function drawMissing({ area, incomplete }: AreaScore, buttons: Buttons): readonly CardAction[] {
  return incomplete === null
    ? [buttons.say('button.update', `update ${area}`)]
    : offerMissing(area, incomplete.missing).map((button) => buttons.draw(button));
}

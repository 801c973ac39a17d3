import type { AreaReport } from '../conversation/index.ts';
import { sayRevised } from '../language/pageWords.ts';
import type { Words } from '../language/words.ts';
import { showPoints } from '../scoring/shownTotal.ts';
import { drawMissing, summariseArea } from './areaView.ts';
import { pathOfGaps, totalAfter, unitsToName, valuesOf } from './gain.ts';
import { describeSteps, keepingStep, missingStep, type Step } from './steps.ts';
import { createTips } from './tips.ts';
import { sayBooksAfter, sayBothVerdicts, sayHeadline, sayRules, viewOtherBook } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';
import { listWarnings } from './warnings.ts';

interface Group {
  readonly title: string;
  readonly steps: readonly Step[];
  /** The same without details, as lines: six areas have to fit one card. */
  readonly rows: readonly Step[];
}

/** Every gap in words: what belongs to a cheapest way to pass, then the rest. */
export function viewGaps({ reports, day }: ReplyOf<'gaps'>, { words, buttons }: ViewContext): View {
  const [only, ...others] = reports;
  const isOne = only !== undefined && others.length === 0;
  return {
    card: 'gaps',
    data: {
      title: isOne
        ? words.say('card.gaps.title', { area: words.say(`area.${only.score.area}`) })
        : words.say('card.gaps.titleAll'),
      areas: reports.map((report) => describeArea(words, report, day, !isOne)),
    },
    actions: isOne
      ? [
          ...drawMissing(only.score, buttons),
          buttons.say('button.score', `score ${only.score.area}`),
          buttons.say('button.links', 'links'),
        ]
      : [buttons.say('button.allAreas', 'score'), buttons.say('button.links', 'links')],
    summary: isOne ? summariseArea(words, only) : words.say('summary.gaps', { count: reports.length }),
  };
}

function describeArea(words: Words, report: AreaReport, day: string, isOneOfMany: boolean) {
  const { score } = report;
  const other = viewOtherBook(words, score);
  const verdicts = sayBothVerdicts(words, score, other);
  const rules = verdicts ?? [sayRules(words, score), ...(other === null ? [] : [other.text])].join(' ');
  const revised = sayRevised(words, score.ruleSet, day);
  return {
    isOneOfMany,
    name: words.say(`area.${score.area}`),
    headline: sayHeadline(words, report),
    spacing: isOneOfMany ? 'medium' : 'none',
    verdicts: [rules, ...(revised === null ? [] : [revised])].join(' '),
    warnings: listWarnings(words, report, day, isOneOfMany),
    groups: groupGaps(words, report, isOneOfMany),
    hasTips: !isOneOfMany,
    tips: createTips(words, { metrics: score.counted.metrics.map(({ rule }) => rule) }).map((text) => ({ text })),
  };
}

function groupGaps(words: Words, report: AreaReport, isShort: boolean): readonly Group[] {
  const { gaps } = report.gaps;
  const missing = missingStep(words, report);
  const keeping = keepingStep(words, report);
  const toPass = gaps.filter((gap) => gap.toPass !== undefined);
  const further = gaps.filter((gap) => gap.toPass === undefined);
  const path = pathOfGaps(report);
  const units = new Map(toPass.map((gap) => [gap, unitsToName(gap)]));
  const total = words.number(showPoints(totalAfter(path, valuesOf(report), units)));
  const track = path === report.score.counted || path.track === null ? null : words.say(`track.${path.track}`);
  const { hasOther, book, others } = sayBooksAfter(words, report, units);
  const groups: readonly Group[] = [
    { title: words.say('card.gaps.keep'), steps: keeping === null ? [] : [keeping], rows: [] },
    { title: words.say('card.gaps.missing'), steps: missing === null ? [] : [missing], rows: [] },
    {
      title: [
        words.say(track === null ? 'card.gaps.toPass' : 'card.gaps.toPassOnPath', {
          ...{ total, hasOther, book },
          track: track ?? '',
        }),
        others,
      ]
        .filter((text) => text !== '')
        .join(' '),
      steps: describeSteps(words, report, toPass, true),
      rows: [],
    },
    {
      title: words.say(toPass.length === 0 ? 'card.gaps.further' : 'card.gaps.others'),
      steps: describeSteps(words, report, further, true),
      rows: [],
    },
  ];
  const filled = groups.filter(({ steps }) => steps.length > 0);
  if (filled.length === 0) return [{ title: words.say('card.gaps.none'), steps: [], rows: [] }];
  return isShort ? filled.map(({ title, steps }) => ({ title, steps: [], rows: steps })) : filled;
}

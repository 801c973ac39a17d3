import { type AreaReport, explainKeeping, sayKeeping } from '../conversation/index.ts';
import { sayNeed } from '../language/gapWords.ts';
import { sayMissing } from '../language/missingWords.ts';
import type { Words } from '../language/words.ts';
import { lastDayToEarn } from '../scoring/certifications.ts';
import type { Gap } from '../scoring/gaps.ts';
import { roundPoints } from '../scoring/points.ts';
import { showPoints } from '../scoring/shownTotal.ts';
import { explainGap, explainMinimum, isPrerequisite } from './explainGap.ts';
import { pathOfGaps, totalAfter, type Units, unitsToName, valuesOf } from './gain.ts';

/** One thing to do. `details` may hold names that people typed. */
export interface Step {
  readonly gain: string;
  readonly gainColor: 'good' | 'accent' | 'attention';
  /** Whether `gain` is a number of points. */
  readonly hasPoints: boolean;
  readonly need: string;
  readonly details: string;
  readonly hasDetails: boolean;
}

export interface Steps {
  readonly steps: readonly Step[];
  /** What the steps of one cheapest way reach together, where all of that way is among them; else null. */
  readonly reached: { readonly total: number; readonly steps: number; readonly units: Units } | null;
  /** Steps of that way that are not among them. */
  readonly leftOut: number;
}

/** The steps worth showing first: those of one cheapest way to pass, then the cheapest further points. */
export function chooseSteps(words: Words, report: AreaReport, most: number): Steps {
  const { gaps } = report.gaps;
  const toPass = gaps.filter((gap) => gap.toPass !== undefined);
  const further = gaps.filter(
    (gap) => gap.toPass === undefined && (roundPoints(gap.points) > 0 || isPrerequisite(gap)),
  );
  const chosen = [...toPass, ...further].slice(0, most);
  const path = pathOfGaps(report);
  const units = new Map(toPass.map((gap) => [gap, unitsToName(gap)]));
  return {
    steps: describeSteps(words, report, chosen),
    reached:
      toPass.length === 0 || toPass.length > most
        ? null
        : { total: showPoints(totalAfter(path, valuesOf(report), units)), steps: toPass.length, units },
    leftOut: Math.max(0, toPass.length - most),
  };
}

/** Each gain is what the step adds once the steps before it are done, so that the gains of one way add up. */
export function describeSteps(words: Words, report: AreaReport, gaps: readonly Gap[], all = false): readonly Step[] {
  const path = pathOfGaps(report);
  const figures = valuesOf(report);
  const done = new Map<Gap, number>();
  const minimumTold = new Set<string>();
  return gaps.flatMap((gap): Step[] => {
    const before = totalAfter(path, figures, done);
    const alone = new Map([[gap, unitsToName(gap)]]);
    // Steps beside the way to pass are choices of their own, so theirs is what each would add alone.
    const isOnTheWay = gap.toPass !== undefined;
    if (isOnTheWay) done.set(gap, unitsToName(gap));
    const gain = isOnTheWay
      ? totalAfter(path, figures, done) - before
      : totalAfter(path, figures, alone) - totalAfter(path, figures, new Map());
    const isOpen = path.metrics.some(({ id, open }) => id === gap.metric && open);
    // What adds nothing, today or later, is no step.
    if (!isOnTheWay && isOpen && roundPoints(gain) === 0 && !isPrerequisite(gap)) return [];
    const details = [
      ...explainGap(words, report, path, gap, all),
      ...(minimumTold.has(gap.metric) ? [] : explainMinimum(words, path, gap)),
    ].join(' ');
    minimumTold.add(gap.metric);
    return [
      {
        gain: sayGain(words, gap, gain, isOpen),
        gainColor: 'good',
        hasPoints: roundPoints(gain) > 0,
        need: sayStep(words, report, gap),
        details,
        hasDetails: details !== '',
      },
    ];
  });
}

/** What keeps a pass that ends by itself; null where none does. It comes before all other steps. */
export function keepingStep(words: Words, { score, loss, day }: AreaReport): Step | null {
  if (loss === null) return null;
  const naming = { words, day, showNames: true, record: { people: loss.people } };
  const points = roundPoints(score.total - loss.after.total);
  return {
    gain: points > 0 ? words.say('card.gain.lost', { points: words.number(points) }) : '!',
    gainColor: 'attention',
    hasPoints: false,
    need: sayKeeping(naming, score.area, loss),
    details: explainKeeping(naming, loss),
    hasDetails: true,
  };
}

/** The step that comes before all others while figures are missing. */
export function missingStep(words: Words, { score }: AreaReport): Step | null {
  if (score.incomplete === null) return null;
  const { missing, atLeast, atMost } = score.incomplete;
  const points = roundPoints(atMost - atLeast);
  const details = points > 0 ? words.say('card.missing.worth', { points: words.number(points) }) : '';
  return {
    gain: words.say('card.missing.gain'),
    gainColor: 'accent',
    hasPoints: false,
    need: words.say('card.missing.tell', { missing: sayMissing(words, score.area, missing) }),
    details,
    hasDetails: details !== '',
  };
}

function sayGain(words: Words, gap: Gap, gain: number, isOpen: boolean): string {
  const rounded = roundPoints(gain);
  if (rounded > 0 || isOpen) return words.say('card.gain.points', { points: words.number(rounded) });
  return words.say(isPrerequisite(gap) ? 'card.gain.first' : 'card.gain.later');
}

/** "Need 1 more Azure Solutions Architect Expert (AZ-305)"; by when, where it cannot be earned for ever. */
function sayStep(words: Words, { score, day }: AreaReport, gap: Gap): string {
  const units = unitsToName(gap);
  const what =
    gap.kind === 'people' && gap.choices.length > 1
      ? words.say(`card.need.${gap.step}`, { count: units })
      : sayNeed(words, score.area, gap, units);
  const until = gap.kind === 'people' ? lastDayToEarn(gap.choices) : null;
  return until === null
    ? words.say('card.need', { what })
    : words.say('card.needBy', { what, day: words.day(until, day) });
}

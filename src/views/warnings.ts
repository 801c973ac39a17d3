import type { AreaReport } from '../conversation/index.ts';
import { listUnknown, sayClosing, sayClosingBriefly } from '../language/closingWords.ts';
import { sayUnreachable } from '../language/gapWords.ts';
import type { Words } from '../language/words.ts';

/** What must not be overlooked; `isShort` for a card of many areas. */
export function listWarnings(
  words: Words,
  report: AreaReport,
  day: string,
  isShort = false,
): readonly { readonly text: string }[] {
  const { score, gaps, closings } = report;
  // A closed list without anybody on it says by itself that the area cannot pass.
  const closed = closings.filter(({ state, isPointAtStake }) => state !== 'closing' && isPointAtStake);
  const unreachable = gaps.unreachable.filter(
    (reason) => reason.kind !== 'nothing to earn' || !closed.some(({ step }) => step === reason.step),
  );
  return [
    ...listClosings(words, report, day, isShort),
    ...unreachable.map((reason) =>
      words.say('card.unreachable', { reason: sayUnreachable(words, score.area, reason) }),
    ),
    ...(score.borderline ? [words.say('card.borderline')] : []),
  ].map((text) => ({ text }));
}

export function listClosings(
  words: Words,
  { score, closings }: AreaReport,
  day: string,
  isShort: boolean,
): readonly string[] {
  return closings.flatMap((closing) =>
    isShort
      ? [sayClosingBriefly(words, closing, day)]
      : [sayClosing(words, score.ruleSet, closing, day), ...listUnknown(words, closing)],
  );
}

import { type AreaReport, nameColleague } from '../conversation/index.ts';
import { sayRevised } from '../language/pageWords.ts';
import type { Words } from '../language/words.ts';
import type { FigureFact } from '../partner/record.ts';
import { onOneLine } from './plainText.ts';
import { isTrackMissing, type OtherBook, sayBook, sayOtherPaths, sayRules } from './totals.ts';

export interface ProvenanceOptions {
  readonly day: string;
  /** Names of colleagues are for personal chats. */
  readonly showNames: boolean;
}

/** Where a score comes from: book, track, estimate; whose figures of which day. May hold names that people typed. */
export function sayProvenance(
  words: Words,
  report: AreaReport,
  other: OtherBook | null,
  options: ProvenanceOptions,
): readonly string[] {
  const { score, peopleFrom } = report;
  const { ruleSet, beforeFirstRuleSet } = score;
  const book = sayBook(words, ruleSet);
  const otherPaths = sayOtherPaths(words, score);
  const revised = sayRevised(words, ruleSet, options.day);
  const rules = [
    sayRules(words, score),
    ...(otherPaths !== null && !isTrackMissing(score) ? [otherPaths] : []),
    ...(other !== null && !other.differs ? [other.text] : []),
    ...(beforeFirstRuleSet && ruleSet.startsOn !== null
      ? [words.say('card.provenance.beforeFirst', { book, day: words.day(ruleSet.startsOn) })]
      : []),
    ...(revised === null ? [] : [revised]),
    words.say('card.provenance.estimate'),
  ];
  const figures = sayFigures(words, Object.values(report.figures), options);
  const people = words.say(`card.peopleFrom.${peopleFrom}`);
  const usage = sayUsage(words, report);
  return [rules.join(' '), [...figures, ...usage, ...(people === '' ? [] : [people])].join(' ')].filter(
    (line) => line !== '',
  );
}

/** Which figures are computed, and of what. */
function sayUsage(words: Words, { score: { area }, usage }: AreaReport): readonly string[] {
  if (usage === null) return [];
  if (area === 'security' || area === 'business-applications') {
    const report = area === 'security' ? 'security' : 'business';
    return usage.parts.map(({ id, month, lacking }) => {
      if (lacking.length === 0) return words.say(`usage.${report}.${id}.provenance`, { month: words.month(month) });
      const more = lacking.length - MOST_MONTHS;
      const named = lacking.slice(0, MOST_MONTHS).map((each) => words.month(each));
      const months = words.list(more > 0 ? [...named, words.say('card.others', { count: more })] : named);
      return words.say(`usage.${report}.${id}.lacking`, { months });
    });
  }
  const month = words.month(usage.month);
  if (area !== 'modern-work') return [words.say('usage.provenance', { month })];
  if (usage.lacking.length === 0) return [words.say('usage.office.provenance', { month })];
  return [words.say('usage.office.lacking', { months: words.list(usage.lacking.map((each) => words.month(each))) })];
}

const MOST_GIVERS = 2;
const MOST_MONTHS = 3;

function sayFigures(
  words: Words,
  facts: readonly FigureFact[],
  { day, showNames }: ProvenanceOptions,
): readonly string[] {
  const days = facts.map((fact) => fact.day).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const givers = [...new Map(facts.map(({ by }) => [by.id, onOneLine(nameColleague(words, by))])).values()];
  const more = givers.length - MOST_GIVERS;
  const names = more > 0 ? [...givers.slice(0, MOST_GIVERS), words.say('card.others', { count: more })] : givers;
  const values = { first: words.day(first, day), last: words.day(last, day), names: words.list(names) };
  const span = first === last ? 'oneDay' : 'days';
  return [words.say(`card.figures.${span}${showNames ? 'Named' : ''}`, values)];
}

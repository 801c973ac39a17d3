import { addDays } from '../scoring/calendar.ts';
import { getCertification } from '../scoring/certifications.ts';
import { type AreaId, RULE_BOOKS, type RuleBook, TRACKS, TRACKS_SCORED, type Track } from '../scoring/designations.ts';
import type { Facts, HeldCertification } from '../scoring/facts.ts';
import { findRuleSet, type RuleSets } from '../scoring/inForce.ts';
import { stepsOpenedBy } from '../scoring/people.ts';
import { TOLERANCE } from '../scoring/points.ts';
import { type AreaScore, scoreArea } from '../scoring/score.ts';
import { areaFigures, factsOf } from './facts.ts';
import { findStale } from './freshness.ts';
import type { PartnerRecord, RosterPerson } from './record.ts';

/** Somebody's certification that may explain a difference. */
export interface Holding {
  readonly person: RosterPerson;
  readonly held: HeldCertification;
}

/** Why Partner Center may show another total. `total`: what the score would be if that were so. */
export type Cause =
  | { readonly kind: 'missing'; readonly missing: readonly string[] }
  | { readonly kind: 'stale'; readonly count: number; readonly since: string }
  | { readonly kind: 'track'; readonly track: Track; readonly total: number }
  | { readonly kind: 'book'; readonly ruleBook: RuleBook; readonly total: number }
  | {
      readonly kind: 'recent' | 'no expiry' | 'retired' | 'expired';
      readonly holdings: readonly Holding[];
      readonly total: number;
    }
  | { readonly kind: 'part units'; readonly total: number }
  | { readonly kind: 'typed people' }
  /** People whom Partner Center may not count, or may count beyond those of the roster. */
  | { readonly kind: 'not linked' | 'not listed' };

export interface Difference {
  readonly official: number;
  readonly score: AreaScore;
  /** Apart from rounding. With something missing, the official total lies within the range. */
  readonly isSame: boolean;
  /** The likeliest first. */
  readonly causes: readonly Cause[];
}

/** Training arrives in Partner Center within so many days of a certification. Source: the programme brief. */
const TRAINING_DELAY_DAYS = 10;

/** What is typed with decimals has two of them. */
const EXACT_SLACK = 0.01;

// How likely a cause is, from 0 to 1. One that gives the very total comes first, then what is known to be missing or old;
// one that only brings the totals nearer ranks by how much nearer.
const GIVES_THE_TOTAL = 1;
const MISSING_WITHIN_RANGE = 0.9;
const STALE = 0.7;
const NEARER_AT_MOST = 0.65;
const TYPED_PEOPLE = 0.3;
const MISSING_OUT_OF_RANGE = 0.28;
const OTHER_PEOPLE = 0.25;

interface Likely {
  readonly cause: Cause;
  readonly likelihood: number;
}

/** Compares the score with what Partner Center shows and says what may explain the difference, from what is known. */
export function explainDifference(
  record: PartnerRecord,
  area: AreaId,
  official: number,
  { day, ruleSets }: { readonly day: string; readonly ruleSets: RuleSets },
): Difference {
  const { ruleBook } = record.settings;
  const facts = factsOf(record, area, day);
  const score = scoreArea(area, facts, ruleBook, ruleSets);
  /** A whole number may have been rounded. */
  const isNear = (total: number) =>
    Math.abs(official - total) < EXACT_SLACK || Math.round(total + TOLERANCE) === official;
  if (score.incomplete === null && isNear(score.total)) return { official, score, isSame: true, causes: [] };

  const found: Likely[] = [];
  /** Weighs a cause by the total it would give; one that leads away from the official total is none. */
  function weigh(cause: Cause & { readonly total: number }) {
    const before = Math.abs(official - score.total);
    const after = Math.abs(official - cause.total);
    if (isNear(cause.total)) found.push({ cause, likelihood: GIVES_THE_TOTAL });
    else if (after < before) found.push({ cause, likelihood: NEARER_AT_MOST * (1 - after / before) });
  }
  const totalOf = (changed: Facts, book = ruleBook) => scoreArea(area, changed, book, ruleSets).total;

  if (score.incomplete !== null) {
    const { missing, atLeast, atMost } = score.incomplete;
    const isWithin = official >= Math.floor(atLeast) && official <= Math.ceil(atMost);
    found.push({
      cause: { kind: 'missing', missing },
      likelihood: isWithin ? MISSING_WITHIN_RANGE : MISSING_OUT_OF_RANGE,
    });
  }
  const stale = findStale(areaFigures(record, area), day);
  if (stale !== null)
    found.push({ cause: { kind: 'stale', count: stale.keys.length, since: stale.since }, likelihood: STALE });

  for (const track of TRACKS.filter((each) => each !== score.counted.track)) {
    if (score.ruleSet.tracks.every((rules) => rules.track !== track)) continue;
    const isOneTrack = TRACKS_SCORED[area] === 'one';
    const path = score.others.find((each) => each.ruleSet === score.ruleSet && each.track === track);
    const total = isOneTrack ? totalOf({ ...facts, tracks: { ...facts.tracks, [area]: track } }) : path?.total;
    if (total !== undefined) weigh({ kind: 'track', track, total });
  }
  for (const book of RULE_BOOKS.filter((each) => each !== score.ruleSet.ruleBook)) {
    if (findRuleSet(ruleSets, book, area, day) !== null)
      weigh({ kind: 'book', ruleBook: book, total: totalOf(facts, book) });
  }
  const whole = score.counted.metrics.reduce((sum, { wholePoints }) => sum + wholePoints, 0);
  if (whole < score.total) weigh({ kind: 'part units', total: whole });

  weighPeople(record, {
    day,
    score,
    weigh,
    totalOf: (people) => totalOf({ ...facts, people: { kind: 'roster', people } }),
  });
  if (facts.people.kind === 'counts') found.push({ cause: { kind: 'typed people' }, likelihood: TYPED_PEOPLE });
  if (facts.people.kind === 'roster') {
    const kind = official < score.total ? 'not linked' : 'not listed';
    found.push({ cause: { kind }, likelihood: OTHER_PEOPLE });
  }
  const causes = found.toSorted((a, b) => b.likelihood - a.likelihood).map(({ cause }) => cause);
  const isSame = score.incomplete !== null && isNear(score.incomplete.atLeast) && isNear(score.incomplete.atMost);
  return { official, score, isSame, causes };
}

interface PeopleWeighing {
  readonly day: string;
  readonly score: AreaScore;
  readonly weigh: (cause: Cause & { readonly total: number }) => void;
  readonly totalOf: (people: readonly RosterPerson[]) => number;
}

/** What if some of the roster's certifications counted otherwise in Partner Center than here. */
function weighPeople({ people }: PartnerRecord, { day, score, weigh, totalOf }: PeopleWeighing): void {
  const { ruleSet } = score;
  const isCounting = ({ person, held }: Holding) =>
    stepsOpenedBy({ ...person, certifications: [held] }, ruleSet, day).size > 0;
  const all = people.flatMap((person) => person.certifications.map((held): Holding => ({ person, held })));
  const counting = all.filter(isCounting);

  const without = {
    recent: counting.filter(
      ({ held }) => held.earned !== undefined && held.earned > addDays(day, -TRAINING_DELAY_DAYS),
    ),
    'no expiry': counting.filter(({ held }) => held.expires === undefined && lapses(held)),
    retired: counting.filter(({ held }) => {
      const { retirement } = getCertification(held.certification);
      return retirement !== undefined && retirement.earnableUntil < day;
    }),
  };
  for (const kind of ['recent', 'retired', 'no expiry'] as const) {
    const holdings = without[kind];
    if (holdings.length === 0) continue;
    const left = new Set(holdings.map(({ held }) => held));
    weigh({ kind, holdings, total: totalOf(mapHeld(people, (held) => (left.has(held) ? [] : [held]))) });
  }

  const renewed = (held: HeldCertification) =>
    held.expires !== undefined && held.expires < day ? { ...held, expires: undefined } : held;
  const expired = all.filter((each) => !isCounting(each) && isCounting({ ...each, held: renewed(each.held) }));
  if (expired.length > 0) {
    weigh({ kind: 'expired', holdings: expired, total: totalOf(mapHeld(people, (held) => [renewed(held)])) });
  }
}

/** Fundamentals do not expire; everything else is renewed every year. */
function lapses({ certification }: HeldCertification): boolean {
  return getCertification(certification).level !== 'fundamentals';
}

function mapHeld(
  people: readonly RosterPerson[],
  change: (held: HeldCertification) => readonly HeldCertification[],
): readonly RosterPerson[] {
  return people.map((person) => ({ ...person, certifications: person.certifications.flatMap(change) }));
}

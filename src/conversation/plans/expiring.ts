import { factsOf, followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { findArea } from '../../reading/areaNames.ts';
import { addDays } from '../../scoring/calendar.ts';
import { getCertification } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { HeldCertification } from '../../scoring/facts.ts';
import { roundPoints } from '../../scoring/points.ts';
import { findBuiltOn } from '../../scoring/prerequisites.ts';
import { scoreArea } from '../../scoring/score.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { sayRenewal } from '../wording/sayRescue.ts';
import { describeUnknownDays } from './forecast.ts';

const DAYS_AHEAD = 90;
const MOST_LINES = 20;

interface Ending {
  readonly person: RosterPerson;
  readonly held: HeldCertification;
  /** The last day on which it counts. */
  readonly until: string;
  readonly isRetired: boolean;
}

export const expiringCommand = defineCommand({
  name: 'expiring',
  words: {
    en: ['expire', 'expires', 'expiry', 'lapsing', 'lapses'],
    es: ['vencen', 'vence', 'vencimientos', 'caducan', 'caduca'],
  },
  role: 'reader',
  help: 'expiring',
  inMenu: false,
  examples: ['expiring'],
  read: findArea,
  asked: {
    as: {
      en: [
        'which certifications expire soon',
        ...[
          'what expires next month',
          'is anybody about to lose a certification',
          'which certifications are about to expire',
          'whose certifications expire',
        ],
        ...['what lapses in the next months', 'does anything expire soon', 'which certifications do we lose soon'],
      ],
      es: [
        'qué certificaciones caducan pronto',
        ...['qué caduca el próximo mes', 'a quién le caduca una certificación', 'qué vence en los próximos meses'],
        ...['caduca algo pronto', 'qué certificaciones vencen'],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: tellExpiring,
});

/** The certifications that stop counting soon, what each costs in points, and how it is kept. */
function tellExpiring(context: Telling, area: AreaId | null): Reply {
  const { record, day } = context;
  const areas = (area === null ? followedAreas(record) : [area]).filter((each) => canBeScored(record, each));
  const ending = listEndings(record, day, DAYS_AHEAD);
  const none: Line[] =
    ending.length === 0 && record.people.length > 0 ? [{ key: 'expiring.none', values: { days: DAYS_AHEAD } }] : [];
  return {
    kind: 'text',
    title: { key: 'expiring.title', values: { days: DAYS_AHEAD } },
    lines: [
      ...none,
      ...describeEndings(context, ending, areas, MOST_LINES),
      ...(ending.length > MOST_LINES ? [{ key: 'forecast.more', values: { count: ending.length - MOST_LINES } }] : []),
      ...describeUnknownDays(record),
    ],
    buttons: [
      { label: 'forecast.button.forecast', action: { a: 'say', say: area === null ? 'forecast' : `forecast ${area}` } },
      { label: 'button.people', action: { a: 'say', say: 'people' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    ...(record.people.length === 0 ? {} : { withNames: area === null ? 'expiring' : `expiring ${area}` }),
  };
}

/** The certifications that stop counting within so many days, the first to go first. */
export function listEndings({ people }: PartnerRecord, day: string, days: number): readonly Ending[] {
  const last = addDays(day, days);
  return people
    .flatMap((person) => person.certifications.map((held) => describeEnd(person, held)))
    .filter((each) => each !== null)
    .filter(({ until }) => until >= day && until <= last)
    .toSorted((a, b) => a.until.localeCompare(b.until));
}

function describeEnd(person: RosterPerson, held: HeldCertification): Ending | null {
  const { retirement } = getCertification(held.certification);
  const { expires } = held;
  if (retirement !== undefined && (expires ?? retirement.countsUntil) >= retirement.countsUntil) {
    return { person, held, until: retirement.countsUntil, isRetired: true };
  }
  return expires === undefined ? null : { person, held, until: expires, isRetired: false };
}

/** A line for each of the first ones; and one more for all of a day that cost more together than one by one. */
export function describeEndings(
  context: Telling,
  endings: readonly Ending[],
  areas: readonly AreaId[],
  most: number,
): readonly Line[] {
  const shown = new Set(endings.slice(0, most));
  const days = new Set([...shown].map(({ until }) => until));
  const byDay = Map.groupBy(endings, ({ until }) => until);
  return [...byDay]
    .filter(([until]) => days.has(until))
    .flatMap(([until, own]) => [
      ...own
        .filter((each) => shown.has(each))
        .flatMap((each) => [describeEnding(context, each, areas), ...describeBuiltOn(each)]),
      ...describeTogether(context, until, own, areas),
    ]);
}

/** An expert certification that once asked for it stays, which not everybody knows. */
function describeBuiltOn({ person, held, until }: Ending): readonly Line[] {
  const counting = person.certifications.filter(
    (each) => each !== held && (describeEnd(person, each)?.until ?? '9') > until,
  );
  return findBuiltOn(held.certification, counting).map(({ code, title }) => ({
    key: 'expiring.builtOn',
    values: { expert: code ?? title },
    rank: 'detail',
  }));
}

function describeTogether(
  context: Telling,
  until: string,
  endings: readonly Ending[],
  areas: readonly AreaId[],
): readonly Line[] {
  const dearer = areas.filter((area) => {
    const each = endings.map((ending) => costOf(context, [ending], area));
    return costOf(context, endings, area) > roundPoints(each.reduce((sum, points) => sum + points, 0));
  });
  if (dearer.length === 0) return [];
  const { words, day } = context;
  const costs = words.list(sayCosts(context, endings, dearer));
  return [{ key: 'expiring.together', values: { count: endings.length, day: words.day(until, day), costs } }];
}

function describeEnding(context: Telling, ending: Ending, areas: readonly AreaId[]): Line {
  const { words, day, showNames } = context;
  const { person, held, until, isRetired } = ending;
  const { code, title } = getCertification(held.certification);
  const costs = sayCosts(context, [ending], areas);
  const values = {
    ...{ name: showNames ? person.name : '', named: showNames, certification: code ?? title },
    day: words.day(until, day),
    costs: words.list(costs),
    hasCosts: costs.length > 0,
    renewal: isRetired
      ? words.say('forecast.renewal.never')
      : sayRenewal(context, { certification: held.certification, expires: until }),
  };
  return { key: 'expiring.line', values };
}

function sayCosts(context: Telling, endings: readonly Ending[], areas: readonly AreaId[]): readonly string[] {
  const { words } = context;
  return areas.flatMap((area) => {
    const points = costOf(context, endings, area);
    return points <= 0 ? [] : [words.say('expiring.cost', { points, area: words.say(`area.${area}`) })];
  });
}

/** What the area would lose if these, which end on one day, did not count on it; others that end then still count. */
function costOf({ record, ruleSets }: Telling, endings: readonly Ending[], area: AreaId): number {
  const [first] = endings;
  if (first === undefined) return 0;
  const { until } = first;
  const ended = new Set(endings.map(({ held }) => held));
  const people = record.people.map((person) => ({
    ...person,
    certifications: person.certifications.filter((held) => !ended.has(held)),
  }));
  const { ruleBook } = record.settings;
  const kept = scoreArea(area, factsOf(record, area, until), ruleBook, ruleSets).total;
  const lost = scoreArea(area, factsOf({ ...record, people }, area, until), ruleBook, ruleSets).total;
  return roundPoints(kept - lost);
}

import { sayBadge } from '../../language/badgeWords.ts';
import { sayTotal } from '../../language/totalWords.ts';
import type { Words } from '../../language/words.ts';
import { factsOf, followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { findLoss, forecastArea } from '../../planning/forecast.ts';
import { endOfForecast, type ForecastMonth, listMonths } from '../../planning/forecastMonths.ts';
import type { ForecastOptions, ForecastStep } from '../../planning/forecastStep.ts';
import { findArea } from '../../reading/areaNames.ts';
import { daysBetween } from '../../scoring/calendar.ts';
import { getCertification } from '../../scoring/certifications.ts';
import { type AreaId, isAzureArea } from '../../scoring/designations.ts';
import { verdictAfter } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScore } from '../scores/tellScore.ts';
import { describeMcvAhead } from '../usage/businessApplications/describeMcvAhead.ts';
import { describeAhead } from '../usage/growth.ts';
import { describeUsersAhead } from '../usage/modernWork/usersAhead.ts';
import { describeClosings } from '../wording/describeClosings.ts';
import { nameIn } from '../wording/nameHolders.ts';
import { describeOtherBook, describeOtherBookOnceKept } from '../wording/otherBook.ts';
import { sayCauses } from '../wording/sayCauses.ts';
import { sayRescue } from '../wording/sayRescue.ts';

const MOST_STEPS = 12;
const MOST_STEPS_OF_SEVERAL = 3;

export const forecastCommand = defineCommand({
  name: 'forecast',
  words: { en: ['outlook', 'future'], es: ['pronostico', 'prevision', 'futuro'] },
  role: 'reader',
  help: 'expiring',
  inMenu: false,
  examples: ['forecast'],
  read: findArea,
  asked: {
    as: {
      en: [
        'how will the score develop',
        ...[
          'what will the score be in a year',
          'what will happen to our score in the coming months',
          'how will {area} look next year',
        ],
        ...['what does the future look like'],
      ],
      es: [
        'cómo evolucionará la puntuación',
        ...[
          'qué puntuación tendremos el próximo año',
          'cómo estaremos en los próximos meses en {area}',
          'qué nos espera en el futuro',
        ],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: tellForecast,
});

/** What becomes of the scores in a year, month by month, if nobody does anything, and what would save a designation that is going to be lost. */
export function tellForecast(context: Telling, area: AreaId | null): Reply {
  const { record, day, ruleSets, words } = context;
  const areas = (area === null ? followedAreas(record) : [area]).filter((each) => canBeScored(record, each));
  if (areas.length === 0) return tellScore(context, area);
  const until = endOfForecast(day);
  const azure = areas.find(isAzureArea);
  const lines = areas.flatMap((each): readonly Line[] => {
    const options: ForecastOptions = {
      ...{ area: each, facts: factsOf(record, each, day) },
      ...{ ruleBook: record.settings.ruleBook, ruleSets },
    };
    return [
      ...describeArea(context, options, forecastArea(options, until), areas.length > 1),
      ...describeClosings(context, each, daysBetween(day, until)),
    ];
  });
  return {
    kind: 'text',
    title: {
      key: 'forecast.title',
      values: { area: area === null ? '' : words.say(`area.${area}`), one: area !== null },
    },
    lines: [
      ...lines,
      ...(azure === undefined ? [] : describeAhead(context, azure)),
      ...(areas.includes('modern-work') ? describeUsersAhead(context) : []),
      ...(areas.includes('business-applications') ? describeMcvAhead(context) : []),
      ...describeUnknownDays(record),
    ],
    buttons: [
      { label: 'forecast.button.expiring', action: { a: 'say', say: 'expiring' } },
      { label: 'plan.button.plan', action: { a: 'say', say: area === null ? 'plan' : `plan ${area}` } },
      { label: 'button.people', action: { a: 'say', say: 'people' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    ...(record.people.length === 0 ? {} : { withNames: area === null ? 'forecast' : `forecast ${area}` }),
  };
}

/** What the forecast cannot know: days of expiry that were never told. */
export function describeUnknownDays({ people }: PartnerRecord): readonly Line[] {
  if (people.length === 0) return [{ key: 'forecast.totalsOnly' }];
  const held = people.flatMap(({ certifications }) => certifications);
  const count = held.filter(
    ({ certification, expires }) => expires === undefined && getCertification(certification).level !== 'fundamentals',
  ).length;
  return count === 0 ? [] : [{ key: 'forecast.noExpiry', values: { count } }];
}

/** What is so now, a row a month, and under each month what changes in it. Of one area among several, months alike share a row. */
function describeArea(
  context: Telling,
  options: ForecastOptions,
  steps: readonly ForecastStep[],
  isOneOfSeveral: boolean,
): readonly Line[] {
  const { words, day } = context;
  const area = words.say(`area.${options.area}`);
  const [now, ...later] = steps;
  if (now === undefined) return [];
  const key = later.length === 0 ? 'forecast.stays' : 'forecast.now';
  const heading: Line = { key, values: { area, ...sayScore(words, now) }, rank: 'heading' };
  const elsewhere = describeOtherBook(words, null, now.score);
  if (later.length === 0 && isOneOfSeveral) return [heading, ...elsewhere];
  const loss = findLoss(options, steps);
  const first = later.slice(0, isOneOfSeveral ? MOST_STEPS_OF_SEVERAL : MOST_STEPS);
  const shown = new Set([...first, ...(loss === null ? [] : [loss.step])]);
  const [thisMonth, ...months] = listMonths(steps, day);
  const rows = isOneOfSeveral ? joinAlike(months) : months.map((month) => [month]);
  return [
    heading,
    ...elsewhere,
    ...(thisMonth?.changes ?? []).flatMap(describeStep),
    ...rows.flatMap((row) => [...drawRow(row), ...row.flatMap(({ changes }) => changes.flatMap(describeStep))]),
    ...(later.length > shown.size ? [{ key: 'forecast.more', values: { count: later.length - shown.size } }] : []),
  ];

  function drawRow(row: readonly ForecastMonth[]): readonly Line[] {
    const [from, to] = [row[0], row.at(-1)];
    if (from === undefined || to === undefined) return [];
    const { total, verdict } = sayScore(words, to.atEnd);
    const passes = verdict === 'passes';
    const isLost = loss !== null && !passes && row.some(({ changes }) => changes.includes(loss.step));
    // A year that both months share is said once, and not at all where it is this one.
    const isOneYear = from.end.slice(0, 4) === to.end.slice(0, 4);
    const values = {
      ...{ total, verdict: isLost ? 'lost' : verdict, one: from === to },
      from: words.month(from.end, from === to ? day : isOneYear ? to.end : ''),
      to: words.month(to.end, isOneYear ? day : ''),
    };
    const { score } = to.atEnd;
    const bar = { points: score.total, passes, mark: score.ruleSet.passMark.value };
    const say = `what if ${options.area}, on ${to.end}`;
    const opens: Button = { label: 'forecast.button.month', action: { a: 'say', say } };
    // A bar that a press opens weighs much, and Teams takes only so much.
    return [{ key: 'forecast.month', values, ...(isOneOfSeveral ? {} : { bar, opens }) }];
  }

  function describeStep(step: ForecastStep): readonly Line[] {
    if (!shown.has(step)) return [];
    const causes = sayCauses(words, step.causes, 'forecast', nameIn(context));
    const { total, verdict } = sayScore(words, step);
    const hasPassed = steps.slice(0, steps.indexOf(step)).some((each) => sayScore(words, each).verdict === 'passes');
    const values = {
      ...{ day: words.day(step.day, day), total, causes },
      verdict: hasPassed ? verdictAfter('passes', verdict) : verdict,
    };
    return [{ key: 'forecast.from', values, rank: 'detail' }, ...(step === loss?.step ? describeLoss() : [])];
  }

  function describeLoss(): readonly Line[] {
    const isSure = loss !== null && showAreaTotal(loss.step.score).verdict === 'fails';
    const badge = sayBadge(words, options.area, day);
    const rescue = sayRescue(context, options.area, loss?.rescue ?? null);
    const values = { area, isSure, day: words.day(loss?.step.day ?? day, day) };
    const lost: Line = {
      key: 'forecast.lost',
      values: { ...values, rescue: badge === null ? rescue : `${badge} ${rescue}` },
      rank: 'warning',
    };
    return [lost, ...describeOtherBookOnceKept(words, loss?.rescued ?? null)];
  }
}

/** Months without a change of their own join the month before them. */
function joinAlike(months: readonly ForecastMonth[]): readonly (readonly ForecastMonth[])[] {
  const rows: ForecastMonth[][] = [];
  for (const month of months) {
    const row = rows.at(-1);
    if (row === undefined || month.changes.length > 0) rows.push([month]);
    else row.push(month);
  }
  return rows;
}

function sayScore(words: Words, { score }: ForecastStep) {
  const shown = showAreaTotal(score);
  return { total: sayTotal(words, shown), verdict: shown.verdict };
}

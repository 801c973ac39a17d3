import { factsOf } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import {
  type Cause,
  type ForecastOptions,
  type ForecastStep,
  findLoss,
  forecastArea,
  isRenewable,
  type Rescue,
  renewalOpens,
} from '../../planning/forecast.ts';
import { addMonths } from '../../scoring/calendar.ts';
import { getCertification } from '../../scoring/certifications.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { Context } from '../context.ts';
import type { Line, Reply } from '../reply.ts';
import { canBeScored, followedAreas } from '../reports.ts';
import { tellScore } from './score.ts';

const MONTHS_AHEAD = 12;
const MOST_STEPS = 12;

/** What becomes of the scores in a year if nobody does anything, and what would save a designation that is going to be lost. */
export function tellForecast(context: Context, area: AreaId | null): Reply {
  const { record, day, ruleSets, words } = context;
  const areas = (area === null ? followedAreas(record) : [area]).filter((each) => canBeScored(record, each));
  if (areas.length === 0) return tellScore(context, area);
  const until = addMonths(day, MONTHS_AHEAD);
  const lines = areas.flatMap((each): readonly Line[] => {
    const options: ForecastOptions = {
      ...{ area: each, facts: factsOf(record, each, day) },
      ...{ ruleBook: record.settings.ruleBook, ruleSets },
    };
    return tellArea(context, options, forecastArea(options, until));
  });
  return {
    kind: 'text',
    title: {
      key: 'forecast.title',
      values: { area: area === null ? '' : words.say(`area.${area}`), one: area !== null },
    },
    lines: [...lines, ...tellUnknownDays(record)],
    buttons: [
      { label: 'forecast.button.expiring', action: { a: 'say', say: 'expiring' } },
      { label: 'plan.button.plan', action: { a: 'say', say: area === null ? 'plan' : `plan ${area}` } },
      { label: 'button.people', action: { a: 'say', say: 'people' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

/** What the forecast cannot know: days of expiry that were never told. */
export function tellUnknownDays({ people }: PartnerRecord): readonly Line[] {
  if (people.length === 0) return [{ key: 'forecast.totalsOnly' }];
  const held = people.flatMap(({ certifications }) => certifications);
  const count = held.filter(
    ({ certification, expires }) => expires === undefined && getCertification(certification).level !== 'fundamentals',
  ).length;
  return count === 0 ? [] : [{ key: 'forecast.noExpiry', values: { count } }];
}

function tellArea(context: Context, options: ForecastOptions, steps: readonly ForecastStep[]): readonly Line[] {
  const { words } = context;
  const area = words.say(`area.${options.area}`);
  const [now, ...later] = steps;
  if (now === undefined) return [];
  const shown = later.slice(0, MOST_STEPS);
  return [
    { key: later.length === 0 ? 'forecast.stays' : 'forecast.now', values: { area, ...sayScore(now) } },
    ...shown.map((step): Line => {
      const causes = words.list(step.causes.map((cause) => sayCause(context, cause)));
      return { key: 'forecast.from', values: { day: words.day(step.day, context.day), ...sayScore(step), causes } };
    }),
    ...(later.length > shown.length ? [{ key: 'forecast.more', values: { count: later.length - shown.length } }] : []),
    ...tellLoss(context, options, steps),
  ];
}

function sayScore({ score }: ForecastStep) {
  const verdict = score.qualified ? 'passes' : score.incomplete === null ? 'fails' : 'open';
  return { total: roundPoints(score.total), verdict };
}

function sayCause({ words, record, showNames }: Context, cause: Cause): string {
  if (cause.kind === 'rules') return words.say('forecast.cause.rules');
  const { code, title } = getCertification(cause.certification);
  const name = showNames ? record.people.find(({ id }) => id === cause.person)?.name : undefined;
  return words.say(`forecast.cause.${cause.kind}`, {
    name: name ?? '',
    named: name !== undefined,
    certification: code ?? title,
  });
}

function tellLoss(context: Context, options: ForecastOptions, steps: readonly ForecastStep[]): readonly Line[] {
  const loss = findLoss(options, steps);
  if (loss === null) return [];
  const { words, day } = context;
  const values = { area: words.say(`area.${options.area}`), day: words.day(loss.step.day, day) };
  return [{ key: 'forecast.lost', values: { ...values, rescue: sayRescue(context, loss.rescue) } }];
}

function sayRescue(context: Context, rescue: Rescue | null): string {
  const { words, record, showNames } = context;
  if (rescue === null) return words.say('forecast.rescue.several');
  const { code, title } = getCertification(rescue.certification);
  const certification = code ?? title;
  if (rescue.kind === 'earn') return words.say('forecast.rescue.earn', { certification });
  const name = showNames ? record.people.find(({ id }) => id === rescue.person)?.name : undefined;
  const renewal = sayRenewal(context, { certification: rescue.certification, expires: rescue.expires });
  return words.say('forecast.rescue.renew', { name: name ?? '', named: name !== undefined, certification, renewal });
}

/** "renew from 1 December, free, online" */
export function sayRenewal({ words, day }: Context, held: { certification: string; expires: string }): string {
  if (!isRenewable(held, day)) return words.say('forecast.renewal.never');
  const opens = renewalOpens(held.expires);
  return opens <= day
    ? words.say('forecast.renewal.now')
    : words.say('forecast.renewal.from', { day: words.day(opens, day) });
}

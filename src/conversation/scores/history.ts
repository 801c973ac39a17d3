import { followedAreas } from '../../partner/facts.ts';
import { findArea } from '../../reading/areaNames.ts';
import { addMonths, endOfMonth } from '../../scoring/calendar.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { showPoints } from '../../scoring/shownTotal.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { summariseFacts } from '../wording/describeFacts.ts';
import { sayCauses } from '../wording/sayCauses.ts';
import { type Move, type Traced, traceArea } from './traceHistory.ts';

const MONTHS_BACK = 12;
const MOST_MOVES = 10;
const MOST_MOVES_OF_SEVERAL = 3;
const MOST_PHRASES = 4;

export const historyCommand = defineCommand({
  name: 'history',
  words: { en: ['trend'], es: ['historial', 'historia', 'historico', 'evolucion'] },
  role: 'reader',
  help: 'history',
  inMenu: false,
  examples: ['history'],
  read: findArea,
  asked: {
    as: {
      en: [
        'how did our score develop',
        ...[
          'how has the score changed over time',
          'what was our score in the last months',
          'trend of {area} over the last year',
        ],
      ],
      es: [
        'cómo ha evolucionado la puntuación',
        ...[
          'cómo ha cambiado la puntuación con el tiempo',
          'qué puntos teníamos en los últimos meses',
          'evolución de {area} en el último año',
        ],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: tellHistory,
});

/** The points of the last 12 months as they were told then, a bar a month, and what moved them. */
async function tellHistory(context: Asking & LookingBack, area: AreaId | null): Promise<Reply> {
  const traced = await traceAll(context, area);
  const lines = traced.flatMap((each) => describeArea(context, each, area === null && traced.length > 1));
  return {
    kind: 'text',
    title: {
      key: 'history.title',
      values: { one: area !== null, area: area === null ? '' : context.words.say(`area.${area}`) },
    },
    lines: lines.length === 0 ? [describeNothing(context)] : lines,
    buttons: [
      offerWhy(area),
      { label: 'forecast.button.forecast', action: { a: 'say', say: area === null ? 'forecast' : `forecast ${area}` } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    withNames: area === null ? 'history' : `history ${area}`,
  };
}

function offerHistory(area: AreaId): Button {
  return { label: 'history.button.history', action: { a: 'say', say: `history ${area}` } };
}

function offerWhy(area: AreaId | null): Button {
  const say = area === null ? 'why did I lose points' : `why did ${area} drop`;
  return { label: 'history.button.why', action: { a: 'say', say } };
}

export interface AreaHistory extends Traced {
  readonly area: AreaId;
}

/** The areas that are asked for and of which something is known. */
export async function traceAll(context: Asking & LookingBack, area: AreaId | null): Promise<readonly AreaHistory[]> {
  const { record, day, ruleSets, partner } = context;
  const states = partner === 'sample' ? [] : await context.listStates(addMonths(day, -MONTHS_BACK));
  return (area === null ? followedAreas(record) : [area])
    .map((each) => ({ area: each, ...traceArea(states, { area: each, today: day, ruleSets }) }))
    .filter(({ moves }) => moves.length > 0);
}

export function describeNothing({ partner }: Asking): Line {
  return { key: partner === 'sample' ? 'history.sample' : 'history.empty' };
}

function describeArea(
  context: Telling,
  { area, moves, rescored }: AreaHistory,
  isOneOfSeveral: boolean,
): readonly Line[] {
  const { words, day } = context;
  const since = addMonths(day, -MONTHS_BACK);
  const recent = moves.filter((move) => move.day >= since);
  const most = isOneOfSeveral ? MOST_MOVES_OF_SEVERAL : MOST_MOVES;
  const shown = recent.slice(-most).toReversed();
  const heading: Line[] = isOneOfSeveral
    ? [{ key: 'history.area', values: { area: words.say(`area.${area}`) }, rank: 'heading' }]
    : [];
  return [
    ...heading,
    ...drawMonths(context, moves, isOneOfSeveral ? offerHistory(area) : offerWhy(area)),
    ...shown.map((move) => describeMove(context, move)),
    ...(recent.length > shown.length
      ? [{ key: 'history.earlier', values: { count: recent.length - shown.length, area: words.say(`word.${area}`) } }]
      : []),
    ...rescored.slice(-1).map(
      (each): Line => ({
        key: 'history.rescored',
        values: { day: words.day(each.day, day), stored: roundPoints(each.stored), now: roundPoints(each.now) },
      }),
    ),
  ];
}

/** What the area had at the end of each month since something is known, and today. */
function drawMonths({ words, day }: Telling, moves: readonly Move[], opens: Button): readonly Line[] {
  const ends = Array.from({ length: MONTHS_BACK }, (_, index) => endOfMonth(addMonths(day, index - MONTHS_BACK)));
  return [...ends, day].flatMap((on): Line[] => {
    const move = moves.findLast((each) => each.day <= on);
    if (move === undefined) return [];
    const values = { total: showPoints(move.to, move.mark), day: words.day(on, day), ...sayStanding(move) };
    return [{ key: 'history.bar', values, bar: { points: move.to, passes: move.verdict === 'passes' }, opens }];
  });
}

/** "12 November: 74 → 42. Nobody changed anything: AZ-305 of Ana lapses" */
export function describeMove({ words, day, showNames }: Telling, move: Move): Line {
  const values = {
    ...{
      day: words.day(move.day, day),
      isFirst: move.from === null,
      total: showPoints(move.to, move.mark),
      ...sayStanding(move),
    },
    was: showPoints(move.from ?? 0, move.mark),
  };
  if (move.moved.kind === 'date') {
    const { causes, names } = move.moved;
    const nameOf = (person: string) => (showNames ? names.get(person) : undefined);
    return {
      key: 'history.byDate',
      values: { ...values, causes: sayCauses(words, causes, 'history', nameOf) },
    };
  }
  const { facts } = move.moved;
  const changes = summariseFacts(words, facts, MOST_PHRASES);
  return { key: 'history.byChange', values: { ...values, changes, isKnown: facts.length > 0 } };
}

function sayStanding({ verdict, isLoss, isComplete }: Move) {
  return { verdict: isLoss ? 'lost' : verdict, isComplete };
}

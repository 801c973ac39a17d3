import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { type AreaHistory, describeMove, describeNothing, traceAll } from './history.ts';
import type { Move } from './traceHistory.ts';

const MOST_LOSSES = 5;

interface Loss {
  readonly area: AreaId;
  readonly move: Move;
  readonly points: number;
}

export const whyCommand = defineCommand({
  name: 'why',
  // "Por qué" is too polite a start to be a command: the verb after it is.
  words: { en: ['lost', 'dropped'], es: ['perdi', 'perdimos', 'bajo', 'bajaron', 'cayeron'] },
  role: 'reader',
  help: 'history',
  inMenu: false,
  examples: ['why did data drop'],
  read: (rest) => ({ area: findArea(rest), points: findNumber(rest) }),
  asked: {
    as: {
      en: [
        'why did we lose points',
        ...['why did the score drop', 'why did {area} drop', 'why are our points going down'],
        ...['what is the reason for the drop'],
      ],
      es: [
        'por qué hemos perdido puntos',
        ...['por qué bajó la puntuación', 'por qué ha bajado {area}', 'por qué perdemos puntos'],
      ],
    },
    read: ({ areas }) => ({ area: areas[0] ?? null, points: null }),
  },
  answer: tellWhy,
});

/** How many points, as "32" or "-3.5"; null where none is said. */
function findNumber(words: readonly string[]): number | null {
  const found = words
    .map((word) => /^[-−]?(\d{1,3}(?:[.,]\d{1,2})?)\??$/.exec(word)?.[1])
    .find((each) => each !== undefined);
  return found === undefined ? null : Number(found.replace(',', '.'));
}

/** Why points were lost, answered from the record: that loss where its points are named, else the latest ones. */
async function tellWhy(
  context: Asking & LookingBack,
  { area, points }: { readonly area: AreaId | null; readonly points: number | null },
): Promise<Reply> {
  const { words } = context;
  const traced = await traceAll(context, area);
  const losses = traced.flatMap(findLosses).toSorted((one, other) => other.move.day.localeCompare(one.move.day));
  const same = points === null ? [] : losses.filter((loss) => Math.round(loss.points) === Math.round(points));
  const told = (same.length > 0 ? same : losses).slice(0, MOST_LOSSES);
  const notFound: Line[] =
    points !== null && same.length === 0 && told.length > 0 ? [{ key: 'why.notThat', values: { points } }] : [];
  return {
    kind: 'text',
    title: { key: 'why.title', values: { one: area !== null, area: area === null ? '' : words.say(`area.${area}`) } },
    lines: [
      ...notFound,
      ...told.flatMap((loss): Line[] => [
        { key: 'why.loss', values: { points: loss.points, area: words.say(`area.${loss.area}`) } },
        describeMove(context, loss.move),
      ]),
      ...(told.length === 0 ? [traced.length === 0 ? describeNothing(context) : { key: 'why.none' }] : []),
    ],
    buttons: [
      { label: 'history.button.history', action: { a: 'say', say: area === null ? 'history' : `history ${area}` } },
      { label: 'plan.button.plan', action: { a: 'say', say: area === null ? 'plan' : `plan ${area}` } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    withNames: `why did ${area ?? 'I'} lose${points === null ? '' : ` ${points}`} points`,
  };
}

function findLosses({ area, moves }: AreaHistory): readonly Loss[] {
  return moves.flatMap((move) => {
    const points = roundPoints((move.from ?? 0) - move.to);
    return points > 0 ? [{ area, move, points }] : [];
  });
}

import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { type QualifiedDay, qualifiedUntil } from '../../scoring/qualificationWindow.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { findEarlierPass, recallPassesIn, toldAnniversary } from './earlierPass.ts';
import { tellScore } from './tellScore.ts';

export const scoreCommand = defineCommand({
  name: 'score',
  words: { en: ['points', 'total', 'status'], es: ['puntos', 'puntuacion', 'estado', 'resultado'] },
  role: 'reader',
  help: 'score',
  inMenu: true,
  examples: ['score'],
  isFoundInSentences: true,
  read: findArea,
  asked: {
    as: {
      en: [
        'how are we doing',
        ...['how are we doing in {area}', 'where do we stand', 'what is our score'],
        ...['how many points do we have', 'how many points do we have in {area}', 'what is our total in {area}'],
        ...['what is the status of {area}'],
      ],
      es: [
        'cómo vamos',
        ...['cómo vamos en {area}', 'cuántos puntos tenemos', 'cuántos puntos tenemos en {area}'],
        ...['cuál es nuestra puntuación', 'cómo estamos en {area}', 'en qué situación estamos'],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: tellScoreInWindow,
});

/** The score; of one area that does not pass today, also whether an earlier day still counts. */
async function tellScoreInWindow(context: Asking & LookingBack, area: AreaId | null): Promise<Reply> {
  const reply = tellScore(context, area);
  if (reply.kind !== 'area') return recallPassesIn(context, reply);
  const earlier = await findEarlierPass(context, reply.report);
  if (earlier === null) return reply;
  return withNotices({ ...reply, report: { ...reply.report, hasPassed: true } }, noteEarlier(context, earlier));
}

function noteEarlier(context: Telling, { day, total }: QualifiedDay): Line {
  const { words } = context;
  const anniversary = toldAnniversary(context);
  return {
    key: anniversary === null ? 'anniversary.counts' : 'anniversary.renewable',
    values: { until: words.day(anniversary ?? qualifiedUntil(day)), total: roundPoints(total), day: words.day(day) },
  };
}

import { followedAreas } from '../../partner/facts.ts';
import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Asking, LookingBack } from '../asking/asking.ts';
import { defineCommand } from '../command.ts';
import type { Reply } from '../reply.ts';
import { recallPasses } from './earlierPass.ts';
import { canBeScored, createReport } from './reports.ts';
import { tellScore } from './tellScore.ts';

export const gapsCommand = defineCommand({
  name: 'gaps',
  words: { en: ['gap', 'missing'], es: ['brechas', 'brecha', 'falta', 'faltan'] },
  role: 'reader',
  help: 'gaps',
  inMenu: true,
  examples: ['gaps'],
  isFoundInSentences: true,
  read: findArea,
  asked: {
    as: {
      en: [
        'what is missing',
        ...['what is missing for {area}', 'what are we missing', 'what gaps do we have in {area}'],
        ...[
          'where do we lose points',
          'where are points missing in {area}',
          'what do we lack for {area}',
          'show me what is still missing',
        ],
      ],
      es: [
        'qué nos falta',
        ...['qué falta en {area}', 'qué brechas tenemos en {area}', 'dónde perdemos puntos', 'dónde nos faltan puntos'],
        ...['qué nos falta para {area}'],
      ],
    },
    read: ({ areas }) => areas[0] ?? null,
  },
  answer: tellGaps,
});

/** Every gap in words, of one area or of all that have figures. */
async function tellGaps(context: Asking & LookingBack, area: AreaId | null): Promise<Reply> {
  const { record, day } = context;
  const areas = area === null ? followedAreas(record) : [area].filter((each) => canBeScored(record, each));
  if (areas.length === 0) return tellScore(context, area);
  const reports = areas.map((each) => createReport(record, each, context));
  return { kind: 'gaps', reports: await recallPasses(context, reports), day };
}

import { followedAreas } from '../../partner/facts.ts';
import { findArea } from '../../reading/areaNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Reply } from '../reply.ts';
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
  answer: tellGaps,
});

/** Every gap in words, of one area or of all that have figures. */
function tellGaps(context: Telling, area: AreaId | null): Reply {
  const { record, day } = context;
  const areas = area === null ? followedAreas(record) : [area].filter((each) => canBeScored(record, each));
  if (areas.length === 0) return tellScore(context, area);
  return { kind: 'gaps', reports: areas.map((each) => createReport(record, each, context)), day };
}

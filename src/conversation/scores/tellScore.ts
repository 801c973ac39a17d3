import { followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';
import { canBeScored, createReport } from './reports.ts';

/** One designation, or all of them at a glance. */
export function tellScore(context: Telling, area: AreaId | null, record = context.record): Reply {
  if (area === null) return tellOverview(context, record);
  if (!canBeScored(record, area)) return tellNotSetUp(context, area);
  return { kind: 'area', report: createReport(record, area, { ...context, before: context.record }), day: context.day };
}

/** The score that a change moved: the one area, or all when several were touched. */
export function tellScoreOf(context: Telling, areas: readonly AreaId[], record: PartnerRecord): Reply {
  const [only, ...others] = areas.filter((area) => canBeScored(record, area));
  return tellScore(context, only !== undefined && others.length === 0 ? only : null, record);
}

function tellOverview(context: Telling, record: PartnerRecord): Reply {
  const followed = followedAreas(record);
  if (followed.length === 0) {
    return {
      kind: 'text',
      title: { key: 'say.nothingYet.title' },
      lines: [{ key: record.people.length > 0 ? 'say.nothingYet.peopleOnly' : 'say.nothingYet.text' }],
      buttons: [
        { label: 'button.enterNumbers', action: { a: 'say', say: 'update' } },
        { label: 'button.trySample', action: { a: 'say', say: 'sample' } },
        { label: 'button.help', action: { a: 'say', say: 'help' } },
      ],
    };
  }
  return {
    kind: 'overview',
    reports: followed.map((area) => createReport(record, area, { ...context, before: context.record })),
    notSetUp: AREA_IDS.filter((area) => !followed.includes(area) && !record.settings.hiddenAreas.includes(area)),
    day: context.day,
  };
}

function tellNotSetUp({ words }: Telling, area: AreaId): Reply {
  return {
    kind: 'text',
    title: { key: `area.${area}` },
    lines: [{ key: 'say.notSetUp', values: { area: words.say(`area.${area}`) } }],
    buttons: [
      { label: 'button.enterNumbers', action: { a: 'say', say: `update ${area}` } },
      { label: 'button.allAreas', action: { a: 'say', say: 'score' } },
    ],
  };
}

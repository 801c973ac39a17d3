import { foldText } from '../../reading/foldText.ts';
import type { AreaId, Track } from '../../scoring/designations.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { tellScore } from '../scores/tellScore.ts';

import { listSettables } from './listSettables.ts';
import { writeTrack } from './writeTrack.ts';

const TRACK_WORDS: Readonly<Record<string, Track | 'unknown'>> = {
  enterprise: 'enterprise',
  ent: 'enterprise',
  empresa: 'enterprise',
  smb: 'smb',
  pyme: 'smb',
  unknown: 'unknown',
  desconocida: 'unknown',
};

/** The track on which the area is scored, from the keyboard. */
export async function setTrack(context: Changing, area: AreaId, text: string): Promise<Reply> {
  const { words } = context;
  const chosen = TRACK_WORDS[foldText(text)];
  if (chosen === undefined) {
    return withNotices(listSettables(context, area, [{ kind: 'track' }]), {
      key: 'notice.notATrack',
      values: { text },
    });
  }
  return context.change((record): Decided => {
    if ((record.settings.tracks[area] ?? 'unknown') === chosen) {
      return keep(withNotices(tellScore(context, area, record), { key: 'notice.trackUnchanged' }));
    }
    const tracks = writeTrack(record, area, chosen);
    const isShared = Object.keys(tracks).length > Object.keys(record.settings.tracks).length + 1;
    const notice: Line =
      chosen === 'unknown'
        ? { key: 'notice.trackForgotten', values: { area: words.say(`area.${area}`) } }
        : {
            key: 'notice.trackSaved',
            values: { area: words.say(`area.${area}`), track: words.say(`track.${chosen}`) },
          };
    return {
      kind: 'change',
      change: [{ kind: 'settings', after: { ...record.settings, tracks } }],
      reply: (stored) =>
        withNotices(tellScore(context, area, stored), notice, ...(isShared ? [{ key: 'notice.trackShared' }] : [])),
    };
  });
}

import { z } from 'zod';
import { LANGUAGES } from '../../language/languages.ts';
import type { FactWrite } from '../../partner/change.ts';
import { OFFICIAL, typedFigures } from '../../partner/facts.ts';
import type { FigureFacts, PartnerRecord, Settings } from '../../partner/record.ts';
import { isOfUsage } from '../../partner/reports/usage.ts';
import {
  AREA_IDS,
  type AreaId,
  AZURE_AREAS,
  RULE_BOOKS,
  TRACKS,
  TRACKS_SCORED,
  type Track,
} from '../../scoring/designations.ts';
import { STEPS } from '../../scoring/figures.ts';
import type { Speaking } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress } from '../press.ts';
import type { Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';

/** Inputs are `ruleBook`, `azureFigures`, `areas` (comma-separated), `language` and `track:<area>`; `base` is what the form showed. */
export const saveSettingsPress = definePress('save-settings', { base: z.record(z.string(), z.string()) });

export const settingsCommand = defineCommand({
  name: 'settings',
  words: { en: ['setup'], es: ['configuracion', 'ajustes', 'configurar'] },
  role: 'editor',
  help: 'rules',
  inMenu: true,
  examples: ['settings'],
  isFoundInSentences: true,
  read: () => ({}),
  answer: (context) => tellSettings(context),
  presses: [onPress(saveSettingsPress, 'editor', (context, { base }, inputs) => saveSettings(context, inputs, base))],
});

/** The partner's settings, and the language of whoever asks. */
export function tellSettings({ record, speech }: Telling & Speaking, stored: PartnerRecord = record): Reply {
  return { kind: 'settings', settings: stored.settings, areas: AREA_IDS, language: speech.chosen ?? 'teams' };
}

const areaList = z
  .string()
  .transform((text) => text.split(',').filter((area) => area !== ''))
  .pipe(z.array(z.enum(AREA_IDS)));

const inputsSchema = z.object({
  ruleBook: z.enum(RULE_BOOKS).optional(),
  azureFigures: z.enum(['shared', 'separate']).optional(),
  areas: areaList.optional(),
  language: z.enum([...LANGUAGES, 'teams']).optional(),
});

const trackInput = z.enum([...TRACKS, 'unknown']);

/** Saves what was edited in the settings form; what was left as shown stays as it is now. */
async function saveSettings(
  context: Changing & Speaking,
  inputs: Readonly<Record<string, unknown>>,
  base: Readonly<Record<string, string>>,
): Promise<Reply> {
  const edited = Object.fromEntries(Object.entries(inputs).filter(([id, value]) => value !== base[id]));
  const parsed = inputsSchema.safeParse(edited);
  const tracks = readTracks(edited);
  if (!parsed.success || tracks === null) return withNotices(tellSettings(context), { key: 'notice.settingsRefused' });
  const { ruleBook, azureFigures, areas, language } = parsed.data;
  if (areas?.length === 0) return withNotices(tellSettings(context), { key: 'notice.noAreaLeft' });
  if (language !== undefined) {
    // One's own language is no setting of the partner: everybody may choose it.
    await context.speech.choose(language === 'teams' ? null : language);
    const shared = [ruleBook, azureFigures, areas, ...Object.values(tracks)];
    if (shared.every((value) => value === undefined))
      return withNotices(tellSettings(context), { key: 'notice.languageSaved' });
  }
  return context.change((record): Decided => {
    const before = record.settings;
    const after: Settings = {
      ...before,
      ruleBook: ruleBook ?? before.ruleBook,
      azureFigures: azureFigures ?? before.azureFigures,
      hiddenAreas: areas === undefined ? before.hiddenAreas : AREA_IDS.filter((area) => !areas.includes(area)),
      tracks: mergeTracks(before.tracks, tracks),
    };
    if (JSON.stringify(after) === JSON.stringify(before)) {
      return keep(withNotices(tellSettings(context, record), { key: 'notice.nothingEdited' }));
    }
    const moved = after.azureFigures === before.azureFigures ? [] : moveAzureFigures(record, after.azureFigures);
    return {
      kind: 'change',
      change: [{ kind: 'settings', after }, ...moved],
      reply: (stored) => withNotices(tellSettings(context, stored), { key: 'notice.settingsSaved' }),
    };
  });
}

function readTracks(edited: Readonly<Record<string, unknown>>): Partial<Record<AreaId, Track | 'unknown'>> | null {
  const tracks: Partial<Record<AreaId, Track | 'unknown'>> = {};
  for (const area of AREA_IDS.filter((each) => TRACKS_SCORED[each] === 'one')) {
    const value = edited[`track:${area}`];
    if (value === undefined) continue;
    const parsed = trackInput.safeParse(value);
    if (!parsed.success) return null;
    tracks[area] = parsed.data;
  }
  return tracks;
}

function mergeTracks(
  before: Settings['tracks'],
  edited: Partial<Record<AreaId, Track | 'unknown'>>,
): Settings['tracks'] {
  const merged: Partial<Record<AreaId, Track>> = { ...before };
  for (const area of AREA_IDS) {
    const track = edited[area];
    if (track === 'unknown') delete merged[area];
    else if (track !== undefined) merged[area] = track;
  }
  return merged;
}

/** Parted, each area starts with what they shared; joined, Data & AI's figures count for all three. Nothing else is lost. */
function moveAzureFigures(record: PartnerRecord, to: Settings['azureFigures']): readonly FactWrite[] {
  if (to === 'shared') {
    const figures = typedFigures(record, 'data-ai');
    const after = { ...figures, ...ofUsage(record) };
    return Object.keys(figures).length === 0 ? [] : [{ kind: 'figures', owner: 'azure', after }];
  }
  return AZURE_AREAS.flatMap((area): FactWrite[] => {
    const after = { ...ownFacts(record, area), ...typedFigures(record, area) };
    return Object.keys(after).length === 0 ? [] : [{ kind: 'figures', owner: area, after }];
  });
}

/** What usage gives belongs to all three areas together. */
function ofUsage(record: PartnerRecord): FigureFacts {
  return Object.fromEntries(Object.entries(record.figures.azure ?? {}).filter(([key]) => isOfUsage(key)));
}

/** What is the area's own whether or not figures are shared: typed totals of people, and Partner Center's total. */
function ownFacts(record: PartnerRecord, area: AreaId): FigureFacts {
  const keys = [OFFICIAL, ...STEPS[area].map((step) => `certifiedPeople.${step}`)];
  return Object.fromEntries(Object.entries(record.figures[area] ?? {}).filter(([key]) => keys.includes(key)));
}

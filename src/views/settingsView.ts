import { saveSettingsPress } from '../conversation/index.ts';
import { LANGUAGES } from '../language/languages.ts';
import { AREA_IDS, RULE_BOOKS, TRACKS, TRACKS_SCORED } from '../scoring/designations.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

/** The partner's settings as a form. */
export function viewSettings(
  { settings, areas, language }: ReplyOf<'settings'>,
  { words, buttons }: ViewContext,
): View {
  const shown = AREA_IDS.filter((area) => !settings.hiddenAreas.includes(area)).join(',');
  const tracks = areas
    .filter((area) => TRACKS_SCORED[area] === 'one')
    .map((area) => ({
      id: `track:${area}`,
      label: words.say('settings.track', { area: words.say(`area.${area}`) }),
      value: settings.tracks[area] ?? 'unknown',
      choices: ['unknown' as const, ...TRACKS].map((track) => ({
        title: words.say(track === 'unknown' ? 'form.track.unknown' : `track.${track}`),
        value: track,
      })),
    }));
  const base = {
    ruleBook: settings.ruleBook,
    azureFigures: settings.azureFigures,
    areas: shown,
    language,
    ...Object.fromEntries(tracks.map(({ id, value }) => [id, value])),
  };
  return {
    card: 'settings',
    data: {
      title: words.say('settings.title'),
      ruleBookLabel: words.say('settings.ruleBook'),
      ruleBook: settings.ruleBook,
      ruleBooks: RULE_BOOKS.map((book) => ({ title: words.say(`settings.ruleBook.${book}`), value: book })),
      areasLabel: words.say('settings.areas'),
      areas: shown,
      areaChoices: AREA_IDS.map((area) => ({ title: words.say(`area.${area}`), value: area })),
      azureLabel: words.say('settings.azureFigures'),
      azureFigures: settings.azureFigures,
      azureChoices: (['shared', 'separate'] as const).map((value) => ({
        title: words.say(`settings.azureFigures.${value}`),
        value,
      })),
      tracksTitle: words.say('settings.tracks'),
      tracksHint: words.say('form.track.hint'),
      tracks,
      languageLabel: words.say('settings.language'),
      language,
      languages: (['teams', ...LANGUAGES] as const).map((value) => ({
        title: words.say(`button.language.${value}`),
        value,
      })),
      owners: words.say('settings.owners', { count: settings.owners.length }),
    },
    actions: [buttons.save('button.save', saveSettingsPress.action({ base })), buttons.say('button.allAreas', 'score')],
    summary: words.say('settings.title'),
  };
}

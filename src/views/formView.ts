import { type FormField, saveFiguresPress } from '../conversation/index.ts';
import { figureName } from '../language/figureWords.ts';
import type { Words } from '../language/words.ts';
import { type AreaId, TRACKS, type Track } from '../scoring/designations.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { drawLink } from './links.ts';
import { sayLine } from './textView.ts';
import { attributionsOf, customerLinks, sayKind } from './tips.ts';
import { sayBook } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

type FormReply = ReplyOf<'form'>;

/**
 * The figures of one area with today's values. Inputs are texts, not numbers: Input.Number cannot show what was
 * typed and refused, and silently loses "12.5 %" or "50 000", which people copy from Partner Center.
 */
export function viewForm(reply: FormReply, context: ViewContext): View {
  const { words, buttons } = context;
  const { area, ruleSet, track } = reply;
  const title = words.say('form.title', { area: words.say(`area.${area}`) });
  const errors = [...reply.fields, ...reply.people].filter(({ error }) => error !== null).length;
  const groups = groupFields(reply, context);
  const attributions = attributionsOf(ruleSet.tracks.flatMap(({ metrics }) => metrics));
  return {
    card: 'form',
    data: {
      title,
      intro: words.say('form.intro', { book: sayBook(words, ruleSet) }),
      hasTrack: track !== 'none',
      trackLabel: words.say('form.track'),
      trackHint: words.say('form.track.hint'),
      track,
      tracks: listTracks(words),
      hasFolds: groups.length > 1,
      foldHint: words.say('form.foldHint'),
      folds: groups.length > 1 ? TRACKS.map((path) => buttons.toggle(`button.path.${path}`, groupId(path))) : [],
      groups,
      customerTip: words.say('form.customerTip', { links: customerLinks(words, attributions) }),
      hasPeople: reply.people.length > 0,
      peopleTitle: words.say('form.people'),
      people: reply.people.map((field) => ({
        placeholder: words.say('form.example.count'),
        value: field.value,
        ...describeInput(`people:${field.step}`, words.say(`people.${field.step}`), field.error, context),
      })),
      peopleTip: words.say(reply.people.length > 0 ? 'form.peopleTip' : 'form.rosterTip', {
        links: `${drawLink(words, 'people')}, ${drawLink(words, 'exams')}`,
      }),
      hasChecked: reply.checked !== null,
      checkedLabel: words.say('form.checked'),
      checked: String(reply.checked ?? false),
      refresh: words.say('form.refresh'),
    },
    actions: [
      buttons.save('button.save', saveFiguresPress.action({ area, base: collectBase(reply), sure: reply.sure })),
      buttons.say('button.backToScore', `score ${area}`),
      ...(reply.people.length > 0 ? [] : [buttons.say('button.people', 'people')]),
    ],
    summary: errors > 0 ? words.say('summary.formErrors', { title, count: errors }) : title,
  };
}

/** What the form shows, by the keys under which figures are kept, so that only what was edited is saved. */
function collectBase({ fields, people, track }: FormReply): Record<string, number | string | null> {
  return {
    ...Object.fromEntries(fields.map(({ definition, base }) => [definition.key, base])),
    ...Object.fromEntries(people.map(({ step, base }) => [`certifiedPeople.${step}`, base])),
    ...(track === 'none' ? {} : { track }),
  };
}

function listTracks(words: Words) {
  return ['unknown' as const, ...TRACKS].map((track) => ({
    title: words.say(track === 'unknown' ? 'form.track.unknown' : `track.${track}`),
    value: track,
  }));
}

/**
 * Areas that are scored on two paths ask for both, each under its name. Most partners have figures on one only, so
 * the other stays folded until its button is pressed; folded inputs are sent as they were shown.
 */
function groupFields({ area, fields, ruleSet }: FormReply, context: ViewContext) {
  const { words } = context;
  const paths: readonly (Track | null)[] = [...new Set(fields.map(({ definition }) => definition.track))];
  const [first] = paths;
  const filled = new Set(fields.filter(({ value }) => value !== '').map(({ definition }) => definition.track));
  return paths.map((path) => ({
    id: groupId(path),
    isOpen: filled.has(path) || (filled.size === 0 && path === first),
    hasTitle: path !== null,
    title: path === null ? '' : words.say('form.path', { track: words.say(`track.${path}`) }),
    fields: fields
      .filter(({ definition }) => definition.track === path)
      .map((field) => describeField(field, area, ruleSet, context)),
  }));
}

function groupId(path: Track | null): string {
  return `path-${path ?? 'only'}`;
}

function describeField(field: FormField, area: AreaId, ruleSet: RuleSet, context: ViewContext) {
  const { words } = context;
  const { definition, value, definedAs, error } = field;
  const name = figureName(area, definition.key);
  const kinds = attributionsOfFigure(ruleSet, definition.key);
  return {
    placeholder: words.say(`form.example.${definition.kind}`),
    value,
    hint: [
      words.say('form.where', { place: words.say(`form.where.${name}`) }),
      definedAs,
      ...(kinds.length === 0
        ? []
        : [words.say('form.kinds', { kinds: kinds.map((kind) => sayKind(words, kind)).join(', ') })]),
    ].join(' '),
    ...describeInput(`figure:${definition.key}`, words.say(`figure.${name}`), error, context),
  };
}

function attributionsOfFigure({ tracks }: RuleSet, figure: string): readonly string[] {
  const parts = tracks.flatMap(({ metrics }) =>
    metrics.flatMap((metric) => (metric.paidBy === 'figures' ? metric.parts : [])),
  );
  return parts.find((part) => part.figure === figure)?.attributions ?? [];
}

/** What was refused says so in its label, too: that is what whoever hears the form read is told of an input. */
function describeInput(id: string, label: string, error: FormField['error'], context: ViewContext) {
  const hasError = error !== null;
  return {
    id,
    label: hasError ? context.words.say('form.refused', { label }) : label,
    hasError,
    error: hasError ? sayLine(error, context) : '',
    errorId: `error:${id}`,
  };
}

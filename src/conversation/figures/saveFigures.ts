import { figureName } from '../../language/figureWords.ts';
import type { FactWrite } from '../../partner/change.ts';
import { computedFigures, figureOwner, withTyped } from '../../partner/facts.ts';
import type { FigureFact, PartnerRecord } from '../../partner/record.ts';
import { type ParsedAmount, parseAmount } from '../../reading/parseAmount.ts';
import { type AreaId, TRACKS, TRACKS_SCORED, type Track } from '../../scoring/designations.ts';
import { FIGURES, STEPS } from '../../scoring/figures.ts';
import type { Asking } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { tellScore } from '../scores/tellScore.ts';
import { nameColleague } from '../wording/nameColleague.ts';
import { createForm } from './createForm.ts';
import { isUnusual } from './isUnusual.ts';
import { writeTrack } from './writeTrack.ts';

type Inputs = Readonly<Record<string, unknown>>;
type Base = Readonly<Record<string, number | string | null>>;

/** A number of the form that somebody edited: what the form showed, and what it is to be. */
interface Edit {
  readonly key: string;
  readonly label: string;
  readonly base: number | null;
  readonly after: number;
}

/**
 * Saves what was edited in a figures form. Fields left as they were shown are not written, so that two people
 * editing at once do not overwrite each other; an empty field changes nothing either. Where they are said to be checked
 * they are as of today, unless somebody else has changed them since. A number that is far more than usual is asked once
 * more, unless it is among the `sure` ones.
 */
export async function saveFigures(
  context: Changing,
  area: AreaId,
  inputs: Inputs,
  { base, sure = {} }: { readonly base: Base; readonly sure?: Readonly<Record<string, number>> | undefined },
): Promise<Reply> {
  const { edits, typed, errors } = readEdits(context, area, inputs, base);
  if (Object.keys(errors).length > 0) {
    const refused = { typed, errors, checked: isChecked(inputs) };
    return withNotices(createForm(context, context.record, area, refused), { key: 'notice.formRefused' });
  }
  const unusual = edits.filter(({ key, after }) => sure[key] !== after && isUnusual(area, key, after));
  if (unusual.length > 0) {
    const asked = Object.fromEntries(unusual.map(({ key }) => [key, { key: 'say.unusual' } as const]));
    const refused = { typed, errors: asked, checked: isChecked(inputs), sure: toSure(edits) };
    return withNotices(createForm(context, context.record, area, refused), { key: 'notice.formUnusual' });
  }
  const track = readTrack(area, inputs, base);
  const untouched = isChecked(inputs) ? listUntouched(base, typed, edits) : [];
  if (edits.length === 0 && track === null && untouched.length === 0) {
    return withNotices(tellScore(context, area), { key: 'notice.nothingEdited' });
  }
  return context.change((record): Decided => {
    const notices = edits.flatMap((edit) => noticeOthers(context, record, area, edit));
    const checked = untouched.filter((edit) => isToBeDated(context, record, area, edit));
    const change = [
      ...writeFigures(context, record, area, [...edits, ...checked]),
      ...changeTrack(record, area, track),
    ];
    if (change.length === 0)
      return keep(withNotices(tellScore(context, area, record), { key: 'notice.nothingEdited' }));
    const saved: Line = {
      key: 'notice.formSaved',
      values: { count: edits.length, area: context.words.say(`area.${area}`) },
    };
    const shared = figureOwner(record, area) === 'azure' && edits.some(({ key }) => !isPeople(key));
    return {
      kind: 'change',
      change,
      reply: (after) =>
        withNotices(
          tellScore(context, area, after),
          ...(edits.length === 0 && checked.length > 0 ? [] : [saved]),
          ...(checked.length === 0 ? [] : [{ key: 'notice.formChecked', values: { count: checked.length } }]),
          ...(shared ? [{ key: 'notice.sharedByAzure' }] : []),
          ...notices,
        ),
    };
  });
}

function toSure(edits: readonly Edit[]): Readonly<Record<string, number>> {
  return Object.fromEntries(edits.map(({ key, after }) => [key, after]));
}

function isChecked({ checked }: Inputs): boolean {
  return checked === true || checked === 'true';
}

/** The numbers that the form showed and that nobody edited or cleared. */
function listUntouched(base: Base, typed: Readonly<Record<string, string>>, edits: readonly Edit[]): readonly Edit[] {
  return Object.entries(base).flatMap(([key, shown]) =>
    typeof shown !== 'number' || typed[key] === undefined || edits.some((edit) => edit.key === key)
      ? []
      : [{ key, label: key, base: shown, after: shown }],
  );
}

/** Whether a number that was checked is the one that is kept, and of an earlier day. */
function isToBeDated({ day }: Telling, record: PartnerRecord, area: AreaId, { key, after }: Edit): boolean {
  const kept = record.figures[ownerOf(record, area, key)]?.[key];
  return kept !== undefined && kept.value === after && kept.day !== day;
}

function isPeople(key: string): boolean {
  return key.startsWith('certifiedPeople.');
}

function readEdits({ words }: Telling, area: AreaId, inputs: Inputs, base: Base) {
  const edits: Edit[] = [];
  const typed: Record<string, string> = {};
  const errors: Record<string, Line> = {};

  function read(input: string, key: string, label: string, accepts: Parameters<typeof parseAmount>[1]) {
    const value = inputs[input];
    const text = (typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '')
      .trim()
      .slice(0, 100);
    if (text === '') return;
    typed[key] = text;
    const shown = base[key];
    const before = typeof shown === 'number' ? shown : null;
    const parsed: ParsedAmount = parseAmount(text, accepts);
    if (parsed.kind !== 'amount') {
      const accepted = words.say(`accepted.${accepts.kind}.${accepts.mayBeNegative ? 'any' : 'notNegative'}`);
      errors[key] = { key: 'say.fieldRefused', values: { text, accepted } };
    } else if (parsed.value !== before) {
      edits.push({ key, label, base: before, after: parsed.value });
    }
  }

  for (const definition of FIGURES[area]) {
    read(
      `figure:${definition.key}`,
      definition.key,
      words.say(`figure.${figureName(area, definition.key)}`),
      definition,
    );
  }
  for (const step of STEPS[area]) {
    const accepts = { kind: 'count', mayBeNegative: false } as const;
    read(`people:${step}`, `certifiedPeople.${step}`, words.say(`people.${step}`), accepts);
  }
  return { edits, typed, errors };
}

function ownerOf(record: PartnerRecord, area: AreaId, key: string) {
  return isPeople(key) ? area : figureOwner(record, area);
}

function writeFigures(
  { day, me }: Asking,
  record: PartnerRecord,
  area: AreaId,
  edits: readonly Edit[],
): readonly FactWrite[] {
  const owners = new Set(edits.map(({ key }) => ownerOf(record, area, key)));
  const computed = computedFigures(record, area);
  return [...owners].flatMap((owner): FactWrite[] => {
    const before = record.figures[owner] ?? {};
    const own = edits.filter(
      ({ key, after }) =>
        ownerOf(record, area, key) === owner &&
        // Where usage gives the figure in force, what was typed today already is to count from now on.
        (computed[key] !== undefined || !isKept(before[key], after, day)),
    );
    if (own.length === 0) return [];
    let after = before;
    for (const { key, after: value } of own) {
      after = withTyped({ ...record, figures: { ...record.figures, [owner]: after } }, owner, key, {
        value,
        day,
        by: me,
      });
    }
    return [{ kind: 'figures', owner, after }];
  });
}

function isKept(fact: FigureFact | undefined, value: number, day: string): boolean {
  return fact?.value === value && fact.day === day;
}

/** Whoever saves later is told what somebody else wrote since the form was opened. */
function noticeOthers(
  { me, words }: Asking,
  record: PartnerRecord,
  area: AreaId,
  { key, label, base, after }: Edit,
): readonly Line[] {
  const now = record.figures[ownerOf(record, area, key)]?.[key];
  if (now === undefined || now.value === base || now.value === after || now.by.id === me.id) return [];
  return [
    {
      key: 'notice.overwrote',
      values: { figure: label, theirs: now.value, by: nameColleague(words, now.by), value: after },
    },
  ];
}

/** The track chosen in the form, null where it was not touched. */
function readTrack(area: AreaId, inputs: Inputs, base: Base): Track | 'unknown' | null {
  const value = inputs.track;
  if (TRACKS_SCORED[area] === 'both' || value === undefined || value === '' || value === base.track) return null;
  return TRACKS.find((track) => track === value) ?? (value === 'unknown' ? 'unknown' : null);
}

function changeTrack(record: PartnerRecord, area: AreaId, track: Track | 'unknown' | null): readonly FactWrite[] {
  if (track === null || (record.settings.tracks[area] ?? 'unknown') === track) return [];
  return [{ kind: 'settings', after: { ...record.settings, tracks: writeTrack(record, area, track) } }];
}

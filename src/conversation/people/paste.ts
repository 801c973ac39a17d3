import { z } from 'zod';
import type { PeopleRead } from '../../imports/format.ts';
import { findPeopleFormat } from '../../imports/formats.ts';
import { peopleList } from '../../imports/peopleList.ts';
import { createSource } from '../../imports/source.ts';
import { type PastePlan, planPaste } from '../../partner/pasted.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { DAY_ORDERS, type DayOrder, dayOrderOf, parseDay } from '../../reading/parseDay.ts';
import type { Asking, Keeping, KnowingPeople } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress, type PressData } from '../press.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { areasCounting } from './add.ts';
import { describeOpenDay, describePaste, describeProblems, describeUnknownExpiry } from './describePaste.ts';
import { createReading, keepReadings, type Reading, recallReading } from './pasteDraft.ts';
import { tellPeople } from './people.ts';
import { resolveIds } from './resolveIds.ts';

interface Most {
  readonly lines: number;
  readonly certifications: number;
}

const PASTED: Most = { lines: 500, certifications: 1000 };
const IN_A_FILE: Most = { lines: 5000, certifications: 10_000 };

const PEOPLE: Button = { label: 'button.people', action: { a: 'say', say: 'people' } };
const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

type ApplyPaste = PressData<typeof applyPastePress>;

/** `draft` is the pasted list that waits; `asked` how many similar names its card told of. */
const applyPastePress = definePress('apply-paste', {
  draft: z.string().min(1).max(200),
  similar: z.enum(['new', 'left out']),
  asked: z.int().min(0),
  order: z.enum(DAY_ORDERS).nullable().default(null),
});

/** How the days of the pasted list that waits are to be read. */
const readDaysPress = definePress('read-days', {
  draft: z.string().min(1).max(200),
  order: z.enum(DAY_ORDERS),
});

const dropPastePress = definePress('drop-paste', { draft: z.string().min(1).max(200) });

/** A list of people, several lines long, with or without `add` in front. It is known by its looks, not by a word. */
export const pasteCommand = defineCommand({
  name: 'paste',
  words: { en: [], es: ['pegar'] },
  role: 'editor',
  help: 'paste',
  inMenu: false,
  examples: ['Marta Soler, AZ-305\nJon Arana, AZ-104\nEva Prat, DP-300'],
  startsLists: true,
  changes: () => false,
  read: (rest) => rest.join(' '),
  answer: tryPaste,
  presses: [
    onPress(applyPastePress, 'editor', applyPaste),
    onPress(readDaysPress, 'reader', readDays),
    onPress(dropPastePress, 'reader', (context, { draft }) => dropPaste(context, draft)),
  ],
});

/** A dry run of a pasted list: what it would change, what was not understood, who is like somebody known. */
async function tryPaste(context: Asking & Keeping & KnowingPeople, text: string): Promise<Reply> {
  const source = createSource(text);
  // Behind `add` anything is tried as a list of people.
  const format = findPeopleFormat(source.beginning) ?? peopleList;
  return tryPeople(context, (dayOrder) => format.read(source, { day: context.day, dayOrder }), PASTED);
}

/** A dry run of people, pasted or in a file. Asks first where days can be read in two ways and nothing tells which. */
export async function tryPeople(
  context: Asking & Keeping & KnowingPeople,
  readPeople: (dayOrder: DayOrder | null) => Promise<PeopleRead>,
  most: Most = IN_A_FILE,
): Promise<Reply> {
  const likely = dayOrderOf(context.turn.locale);
  const readKnown = async (dayOrder: DayOrder | null) => {
    const found = await readPeople(dayOrder);
    return { ...found, rows: await resolveIds(context, found.rows) };
  };
  const read = await readKnown(likely);
  const { rows, problems, rowCount, openDay } = read;
  if (rowCount > most.lines)
    return refuse({ key: 'paste.tooManyLines', values: { count: rowCount, most: most.lines } });
  if (rows.length > most.certifications)
    return refuse({ key: 'paste.tooManyRows', values: { count: rows.length, most: most.certifications } });
  if (rows.length === 0 && openDay === null)
    return refuse(...describeProblems(context, problems), { key: 'paste.accepted' });
  const readings: Reading[] = openDay === null ? [createReading(null, read)] : [];
  for (const order of openDay === null ? [] : DAY_ORDERS) {
    readings.push(createReading(order, order === likely ? read : await readKnown(order)));
  }
  return showReadings(context, readings);
}

/** Keeps a list until the word is said, and tells what it would change; asks first which of two readings is meant. */
export async function showReadings(context: Asking & Keeping, readings: readonly Reading[]): Promise<Reply> {
  const { turn } = context;
  const likely = dayOrderOf(turn.locale);
  if (!(await keepReadings(context, readings))) return refuse({ key: 'say.tooLarge.text' });
  const reading = readings.find(({ order }) => order === null || order === likely);
  return reading === undefined
    ? askDays(context, turn.activityId, readings[0]?.openDay ?? '')
    : tellDryRun(context, reading, turn.activityId);
}

/** The dry run again, its days read as was said. */
async function readDays(context: Asking & Keeping, { draft, order }: PressData<typeof readDaysPress>): Promise<Reply> {
  const reading = await recallReading(context, draft, order);
  if (reading === null) return withNotices(tellPeople(context), { key: 'paste.gone' });
  return tellDryRun(context, reading, draft);
}

/** Saves the list that waits, all of it in one change. Asks again where names are similar that the card did not tell of. */
async function applyPaste(context: Changing & Keeping, { draft, similar, asked, order }: ApplyPaste): Promise<Reply> {
  const reading = await recallReading(context, draft, order);
  let isSaved = false;
  const reply = await context.change((record): Decided => {
    if (reading === null) return keep(withNotices(tellPeople(context, record), { key: 'paste.gone' }));
    const shown = planPaste(record, reading.rows, 'left out');
    const plan = similar === 'new' ? planPaste(record, reading.rows, 'new') : shown;
    if (shown.similar.length !== asked) {
      return keep(withNotices(tellDryRun({ ...context, record }, reading, draft), { key: 'paste.moved' }));
    }
    if (plan.change.length === 0) return keep(withNotices(tellPeople(context, record), { key: 'paste.nothingNew' }));
    return {
      kind: 'change',
      change: plan.change,
      reply: (after) => {
        isSaved = true;
        return tellSaved(context, plan, after);
      },
    };
  });
  if (isSaved) await context.kept.dropDraft();
  return reply;
}

/** Forgets the list that waits. */
async function dropPaste(context: Keeping, id: string): Promise<Reply> {
  if ((await context.kept.readDraft())?.id === id) await context.kept.dropDraft();
  return {
    kind: 'text',
    title: { key: 'paste.dropped.title' },
    lines: [{ key: 'paste.dropped' }],
    buttons: [PEOPLE, SCORE],
  };
}

/** Both readings of the first day that has two, once for the whole list. */
function askDays(context: Telling, draft: string, openDay: string): Reply {
  return {
    kind: 'text',
    title: { key: 'paste.days.title' },
    lines: [{ key: 'paste.days.ask', values: { text: openDay } }, { key: 'paste.nothingYet' }],
    buttons: [...DAY_ORDERS.map((order) => offerDays(context, draft, openDay, order)), cancel(draft)],
  };
}
function tellDryRun(context: Telling, reading: Reading, draft: string): Reply {
  const { order, rows, problems, rowCount, openDay } = reading;
  const plan = planPaste(context.record, rows, 'left out');
  const people = plan.people.length;
  const isUseful = people > 0 || plan.similar.length > 0;
  const other = DAY_ORDERS.find((each) => each !== order);
  const days =
    order === null || openDay === null || other === undefined ? [] : [offerDays(context, draft, openDay, other)];
  return {
    kind: 'text',
    title: { key: 'paste.title', values: { count: rowCount } },
    lines: [
      ...describePaste(context, plan),
      ...(order === null || openDay === null ? [] : [describeOpenDay(context, openDay, order)]),
      ...describeProblems(context, problems),
      ...describeUnknownExpiry(context, plan),
      ...(isUseful || plan.unknownIds.length === 0
        ? [{ key: isUseful ? 'paste.nothingYet' : 'paste.nothingNew' }]
        : []),
    ],
    buttons: isUseful ? [...offerToSave(plan, draft, order), ...days, cancel(draft)] : [...days, PEOPLE, SCORE],
  };
}

function offerToSave(plan: PastePlan, draft: string, order: Reading['order']): readonly Button[] {
  const people = plan.people.length;
  const count = plan.similar.length;
  const apply = (similar: 'new' | 'left out') => applyPastePress.action({ draft, asked: count, order, similar });
  if (count === 0) {
    return [{ label: 'paste.button.save', values: { people }, action: apply('left out'), replaces: true }];
  }
  const asNew: Button = {
    label: 'paste.button.asNew',
    values: { count },
    action: apply('new'),
    replaces: true,
  };
  const leaveOut: Button = {
    label: 'paste.button.leaveOut',
    values: { count },
    action: apply('left out'),
    replaces: true,
  };
  return people > 0 ? [asNew, leaveOut] : [asNew];
}

function offerDays({ words }: Telling, draft: string, openDay: string, order: DayOrder): Button {
  const read = parseDay(openDay, order) ?? '';
  return {
    label: 'paste.button.days',
    values: { day: words.day(read) },
    action: readDaysPress.action({ draft, order }),
    replaces: true,
  };
}

function cancel(draft: string): Button {
  return { label: 'paste.button.cancel', action: dropPastePress.action({ draft }), replaces: true };
}

function tellSaved(context: Telling, plan: PastePlan, after: PartnerRecord): Reply {
  const changed = plan.people.flatMap(({ certifications }) => certifications);
  const ids = [...new Set(changed.map((each) => each.after.certification))];
  const areas = [...new Set(ids.flatMap((id) => areasCounting(context, after, id)))].filter((area) =>
    canBeScored(after, area),
  );
  const told = areas.length === 0 ? tellPeople(context, after) : tellScoreOf(context, areas, after);
  const saved: Line = {
    key: 'paste.saved',
    values: { certifications: changed.length, people: plan.people.length },
  };
  return withNotices(told, saved, ...describeUnknownExpiry(context, plan));
}

function refuse(...lines: readonly Line[]): Reply {
  return { kind: 'text', title: { key: 'paste.refused.title' }, lines, buttons: [PEOPLE, SCORE] };
}

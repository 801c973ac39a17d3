import { z } from 'zod';
import type { PeopleRead } from '../../imports/format.ts';
import { findFormat } from '../../imports/formats.ts';
import type { PeopleProblem } from '../../imports/people/createRows.ts';
import { peopleList } from '../../imports/peopleList.ts';
import { createSource } from '../../imports/source.ts';
import { type PastePlan, pastedRowsSchema, planPaste } from '../../partner/pasted.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import type { Asking, Keeping } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand, onPress } from '../command.ts';
import { definePress, type PressData } from '../press.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { areasCounting } from './add.ts';
import { describePaste, describeProblems } from './describePaste.ts';
import { tellPeople } from './people.ts';

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
  read: (rest) => rest.join(' '),
  answer: tryPaste,
  presses: [
    onPress(applyPastePress, 'editor', applyPaste),
    onPress(dropPastePress, 'reader', (context, { draft }) => dropPaste(context, draft)),
  ],
});

/** A dry run of a pasted list: what it would change, what was not understood, who is like somebody known. */
async function tryPaste(context: Asking & Keeping, text: string): Promise<Reply> {
  const source = createSource(text);
  // Behind `add` anything is tried as a list of people.
  const format = findFormat(source.beginning, 'people') ?? peopleList;
  const read = await format.read(source, { day: context.day });
  return read.kind === 'people' ? tryPeople(context, read, PASTED) : refuse({ key: 'paste.accepted' });
}

/** A dry run of people that were read, from a paste or a file. */
export async function tryPeople(context: Asking & Keeping, read: PeopleRead, most: Most = IN_A_FILE): Promise<Reply> {
  const { rows, problems, rowCount } = read;
  if (rowCount > most.lines)
    return refuse({ key: 'paste.tooManyLines', values: { count: rowCount, most: most.lines } });
  if (rows.length > most.certifications)
    return refuse({ key: 'paste.tooManyRows', values: { count: rows.length, most: most.certifications } });
  if (rows.length === 0) return refuse(...describeProblems(context, problems), { key: 'paste.accepted' });
  const draft = context.turn.activityId;
  if (!(await context.kept.keepDraft(draft, JSON.stringify(rows)))) {
    return refuse({ key: 'say.tooLarge.text' });
  }
  return tellDryRun(context, planPaste(context.record, rows, 'left out'), { draft, lineCount: rowCount, problems });
}

/** Saves the list that waits, all of it in one change. Asks again where names are similar that the card did not tell of. */
async function applyPaste(context: Changing & Keeping, { draft: id, similar, asked }: ApplyPaste): Promise<Reply> {
  const rows = await readRows(context, id);
  let isSaved = false;
  const reply = await context.change((record): Decided => {
    if (rows === null) return keep(withNotices(tellPeople(context, record), { key: 'paste.gone' }));
    const shown = planPaste(record, rows, 'left out');
    const plan = similar === 'new' ? planPaste(record, rows, 'new') : shown;
    if (shown.similar.length !== asked) {
      const lineCount = new Set(rows.map(({ line }) => line)).size;
      const again = tellDryRun({ ...context, record }, shown, { draft: id, lineCount, problems: [] });
      return keep(withNotices(again, { key: 'paste.moved' }));
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
  if ((await readRows(context, id)) !== null) await context.kept.dropDraft();
  return {
    kind: 'text',
    title: { key: 'paste.dropped.title' },
    lines: [{ key: 'paste.dropped' }],
    buttons: [PEOPLE, SCORE],
  };
}

/** Null where this person has no such list waiting any more: it was saved, forgotten, replaced, or is a day old. */
async function readRows({ kept }: Keeping, id: string) {
  const draft = await kept.readDraft();
  if (draft === null || draft.id !== id) return null;
  return pastedRowsSchema.safeParse(JSON.parse(draft.json)).data ?? null;
}

interface DryRun {
  readonly draft: string;
  readonly lineCount: number;
  readonly problems: readonly PeopleProblem[];
}

function tellDryRun(context: Telling, plan: PastePlan, { draft, lineCount, problems }: DryRun): Reply {
  const similarCount = plan.similar.length;
  const people = plan.people.length;
  const apply = (similar: 'new' | 'left out') => applyPastePress.action({ draft, asked: similarCount, similar });
  const buttons: readonly Button[] =
    similarCount === 0
      ? [{ label: 'paste.button.save', values: { people }, action: apply('left out'), replaces: true }]
      : [
          {
            label: 'paste.button.asNew',
            values: { count: similarCount },
            action: apply('new'),
            replaces: true,
          },
          {
            label: 'paste.button.leaveOut',
            values: { count: similarCount },
            action: apply('left out'),
            replaces: true,
          },
        ];
  const isUseful = people > 0 || similarCount > 0;
  const cancel: Button = { label: 'paste.button.cancel', action: dropPastePress.action({ draft }), replaces: true };
  return {
    kind: 'text',
    title: { key: 'paste.title', values: { count: lineCount } },
    lines: [
      ...describePaste(context, plan),
      ...describeProblems(context, problems),
      { key: isUseful ? 'paste.nothingYet' : 'paste.nothingNew' },
    ],
    buttons: isUseful ? [...buttons.filter((_, index) => people > 0 || index === 0), cancel] : [PEOPLE, SCORE],
  };
}

function tellSaved(context: Telling, plan: PastePlan, after: PartnerRecord): Reply {
  const changed = plan.people.flatMap(({ certifications }) => certifications);
  const ids = [...new Set(changed.map((each) => each.after.certification))];
  const areas = [...new Set(ids.flatMap((id) => areasCounting(context, after, id)))].filter((area) =>
    canBeScored(after, area),
  );
  const told = areas.length === 0 ? tellPeople(context, after) : tellScoreOf(context, areas, after);
  return withNotices(told, {
    key: 'paste.saved',
    values: { certifications: changed.length, people: plan.people.length },
  });
}

function refuse(...lines: readonly Line[]): Reply {
  return { kind: 'text', title: { key: 'paste.refused.title' }, lines, buttons: [PEOPLE, SCORE] };
}

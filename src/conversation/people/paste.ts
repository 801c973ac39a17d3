import { type PastePlan, pastedRowsSchema, planPaste } from '../../partner/pasted.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { type Context, type Decided, keep, withNotices } from '../asking/context.ts';
import type { PressAction } from '../press.ts';
import { parsePeople } from '../reading/parsePeople.ts';
import type { PastedProblem } from '../reading/pastedRows.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { areasCounting } from './add.ts';
import { describePaste, sayProblems } from './describePaste.ts';
import { tellPeople } from './people.ts';

const MOST_LINES = 500;
const MOST_ROWS = 1000;

const PEOPLE: Button = { label: 'button.people', action: { a: 'say', say: 'people' } };
const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

type ApplyPaste = Extract<PressAction, { a: 'apply-paste' }>;

/** A dry run of a pasted list: what it would change, what was not understood, who is like somebody known. */
export async function tryPaste(context: Context, text: string): Promise<Reply> {
  const { rows, problems, lineCount } = parsePeople(text, context.day);
  if (lineCount > MOST_LINES)
    return refuse({ key: 'paste.tooManyLines', values: { count: lineCount, most: MOST_LINES } });
  if (rows.length > MOST_ROWS)
    return refuse({ key: 'paste.tooManyRows', values: { count: rows.length, most: MOST_ROWS } });
  if (rows.length === 0) return refuse(...sayProblems(context, problems), { key: 'paste.accepted' });
  const draft = context.turn.activityId;
  if (!(await context.keeping.keepDraft(draft, JSON.stringify(rows)))) {
    return refuse({ key: 'say.tooLarge.text' });
  }
  return tellDryRun(context, planPaste(context.record, rows, 'left out'), { draft, lineCount, problems });
}

/** Saves the list that waits, all of it in one change. Asks again where names are similar that the card did not tell of. */
export async function applyPaste(context: Context, { draft: id, similar, asked }: ApplyPaste): Promise<Reply> {
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
  if (isSaved) await context.keeping.dropDraft();
  return reply;
}

/** Forgets the list that waits. */
export async function dropPaste(context: Context, id: string): Promise<Reply> {
  if ((await readRows(context, id)) !== null) await context.keeping.dropDraft();
  return {
    kind: 'text',
    title: { key: 'paste.dropped.title' },
    lines: [{ key: 'paste.dropped' }],
    buttons: [PEOPLE, SCORE],
  };
}

/** Null where this person has no such list waiting any more: it was saved, forgotten, replaced, or is a day old. */
async function readRows({ keeping }: Context, id: string) {
  const draft = await keeping.readDraft();
  if (draft === null || draft.id !== id) return null;
  return pastedRowsSchema.safeParse(JSON.parse(draft.json)).data ?? null;
}

interface DryRun {
  readonly draft: string;
  readonly lineCount: number;
  readonly problems: readonly PastedProblem[];
}

function tellDryRun(context: Context, plan: PastePlan, { draft, lineCount, problems }: DryRun): Reply {
  const similarCount = plan.similar.length;
  const people = plan.people.length;
  const apply = { a: 'apply-paste', draft, asked: similarCount } as const;
  const buttons: readonly Button[] =
    similarCount === 0
      ? [{ label: 'paste.button.save', values: { people }, action: { ...apply, similar: 'left out' }, replaces: true }]
      : [
          {
            label: 'paste.button.asNew',
            values: { count: similarCount },
            action: { ...apply, similar: 'new' },
            replaces: true,
          },
          {
            label: 'paste.button.leaveOut',
            values: { count: similarCount },
            action: { ...apply, similar: 'left out' },
            replaces: true,
          },
        ];
  const isUseful = people > 0 || similarCount > 0;
  const cancel: Button = { label: 'paste.button.cancel', action: { a: 'drop-paste', draft }, replaces: true };
  return {
    kind: 'text',
    title: { key: 'paste.title', values: { count: lineCount } },
    lines: [
      ...describePaste(context, plan),
      ...sayProblems(context, problems),
      { key: isUseful ? 'paste.nothingYet' : 'paste.nothingNew' },
    ],
    buttons: isUseful ? [...buttons.filter((_, index) => people > 0 || index === 0), cancel] : [PEOPLE, SCORE],
  };
}

function tellSaved(context: Context, plan: PastePlan, after: PartnerRecord): Reply {
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

import {
  type CertificationAssignment,
  type FigureAssignment,
  isOfCertification,
  type OpenAssignment,
} from '../../partner/assignments.ts';
import { areaFigures, figureOwner, withTyped } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { dropCertification } from '../../partner/roster.ts';
import { namesWork } from '../../reading/named.ts';
import { readMore } from '../../reading/readRaise.ts';
import { AZURE_AREAS } from '../../scoring/designations.ts';
import type { Asking } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import { decideHolding } from '../people/add.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { nameFigure, sayAssigned } from '../wording/sayAssigned.ts';
import { explain } from './assignQuestions.ts';
import { changePlanned, withAssignments, without } from './changePlanned.ts';

export const doneCommand = defineCommand({
  name: 'done',
  words: { en: [], es: ['hecho', 'hecha'] },
  role: 'editor',
  help: 'assign',
  inMenu: false,
  examples: ['done AZ-305 Nora Vega'],
  read: (rest) => rest.join(' '),
  changes: namesWork,
  answer: finishAssignment,
});

/** "done AZ-305 Ana", "done 2 customers Luis": what was planned is a fact from today on. */
async function finishAssignment(context: Changing, rest: string): Promise<Reply> {
  return changePlanned(context, rest, 'assign.doneHow', (record, open, amount) =>
    isOfCertification(open.assignment)
      ? finishCertification(context, record, { ...open, assignment: open.assignment })
      : finishFigure(context, record, { ...open, assignment: open.assignment }, amount),
  );
}

function finishCertification(
  context: Telling,
  record: PartnerRecord,
  { assignment, person }: OpenAssignment<CertificationAssignment>,
): Decided {
  const held = { certification: assignment.certification, earned: context.day };
  // The days of one that had lapsed would else stay.
  const before = dropCertification(person, assignment.certification);
  const decided = decideHolding(context, record, held, [before]);
  if (decided.kind === 'keep') return decided;
  return { ...decided, change: [...decided.change, withAssignments(record, without(record, assignment))] };
}

/** The figure rises by what was planned, or by what is said to be done of it; then the rest stays planned. */
function finishFigure(
  context: Asking,
  record: PartnerRecord,
  { assignment, person }: OpenAssignment<FigureAssignment>,
  amount: string | null,
): Decided {
  const { words, day, me } = context;
  const { area, figure, more } = assignment;
  const named = nameFigure(words, record, assignment);
  const before = areaFigures(record, area)[figure];
  if (before === undefined) return keep(explain({ key: 'assign.unknownFigure', values: { figure: named } }));
  const done = amount === null ? more : readMore(assignment, amount);
  if (done === null) return keep(explain({ key: 'assign.howMuch', values: { figure: named } }));
  const owner = figureOwner(record, area);
  const value = before.value + done;
  const left = done < more ? [{ ...assignment, more: more - done }] : [];
  const notices: Line[] = [
    { key: 'notice.savedOver', values: { figure: named, value, before: before.value } },
    ...left.map((each): Line => {
      const values = { name: person.name, what: sayAssigned(words, record, each), day: words.day(each.by, day) };
      return { key: 'assign.left', values };
    }),
  ];
  return {
    kind: 'change',
    change: [
      { kind: 'figures', owner, after: withTyped(record, owner, figure, { value, day, by: me }) },
      withAssignments(record, [...without(record, assignment), ...left]),
    ],
    reply: (after) => withNotices(tellScoreOf(context, owner === 'azure' ? AZURE_AREAS : [area], after), ...notices),
  };
}

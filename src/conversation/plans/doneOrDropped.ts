import {
  type CertificationAssignment,
  type FigureAssignment,
  isOfCertification,
  type OpenAssignment,
  openAssignments,
} from '../../partner/assignments.ts';
import { areaFigures, figureOwner } from '../../partner/facts.ts';
import type { Assignment, PartnerRecord } from '../../partner/record.ts';
import { dropCertification, findPerson } from '../../partner/roster.ts';
import type { TypedPerson } from '../../reading/parseHolding.ts';
import { readMore } from '../../reading/readRaise.ts';
import { AZURE_AREAS } from '../../scoring/designations.ts';
import { type Context, type Decided, keep, withNotices } from '../asking/context.ts';
import { decideHolding, explainLookup } from '../people/add.ts';
import type { Line, Reply } from '../reply.ts';
import { tellScoreOf } from '../scores/tellScore.ts';
import { nameFigure, sayAssigned } from '../wording/sayAssigned.ts';
import { explain } from './assignQuestions.ts';
import { isSameFigure } from './chooseFigure.ts';
import { parseAssignment } from './parseAssignment.ts';
import { parseFigureAssignment, type TypedFigureAssignment } from './parseFigureAssignment.ts';
import { tellPlanned } from './planned.ts';

/** "done AZ-305 Ana", "done 2 customers Luis": what was planned is a fact from today on. */
export async function finishAssignment(context: Context, rest: string): Promise<Reply> {
  return settle(context, rest, 'assign.doneHow', (record, open, amount) =>
    isOfCertification(open.assignment)
      ? finishCertification(context, record, { ...open, assignment: open.assignment })
      : finishFigure(context, record, { ...open, assignment: open.assignment }, amount),
  );
}

/** "unassign AZ-305 Ana": it is no longer planned. */
export async function dropAssignment(context: Context, rest: string): Promise<Reply> {
  return settle(context, rest, 'assign.unassignHow', (record, { assignment, person }) => ({
    kind: 'change',
    change: [withAssignments(record, without(record, assignment))],
    reply: (after) => {
      const values = { name: person.name, what: sayAssigned(context.words, record, assignment) };
      return withNotices(tellPlanned(context, after), { key: 'assign.dropped', values });
    },
  }));
}

function finishCertification(
  context: Context,
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
  context: Context,
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
      { kind: 'figures', owner, after: { ...record.figures[owner], [figure]: { value, day, by: me } } },
      withAssignments(record, [...without(record, assignment), ...left]),
    ],
    reply: (after) => withNotices(tellScoreOf(context, owner === 'azure' ? AZURE_AREAS : [area], after), ...notices),
  };
}

async function settle(
  context: Context,
  rest: string,
  how: 'assign.doneHow' | 'assign.unassignHow',
  decide: (record: PartnerRecord, open: OpenAssignment, amount: string | null) => Decided,
): Promise<Reply> {
  const typed = parseAssignment(rest, context.day);
  const raise = typed.lookup?.kind === 'found' ? null : parseFigureAssignment(rest, context.day);
  const problem: Line | null =
    rest === '' ? { key: how } : raise === null ? explainLookup(typed.lookup, typed.spelled) : null;
  if (problem !== null) return withNotices(tellPlanned(context), problem);
  const certification = typed.lookup?.kind === 'found' ? typed.lookup.certification.id : null;
  return context.change((record) => {
    const open = openAssignments(record).filter(({ assignment }) =>
      isOfCertification(assignment)
        ? assignment.certification === certification
        : raise !== null && isRaised(record, raise, assignment),
    );
    const [only, ...others] = findMeant(open, raise === null ? typed.people[0] : (raise.person ?? undefined));
    if (only !== undefined && others.length === 0) return decide(record, only, raise?.raise.amount ?? null);
    if (only === undefined) return keep(withNotices(tellPlanned(context, record), { key: 'assign.notPlanned' }));
    const isOnePerson = others.every(({ person }) => person.id === only.person.id);
    return keep(explain({ key: isOnePerson ? 'assign.whichFigure' : 'assign.which' }));
  });
}

function isRaised(record: PartnerRecord, { raise }: TypedFigureAssignment, assignment: FigureAssignment): boolean {
  return raise.options.some((option) => isSameFigure(record, option, assignment));
}

/** Without a person, everybody for whom it is planned. */
function findMeant(open: readonly OpenAssignment[], typed: TypedPerson | undefined): readonly OpenAssignment[] {
  if (typed === undefined) return open;
  const found = findPerson(
    open.map(({ person }) => person),
    { ...typed, userId: null },
  );
  const meant = found.kind === 'found' ? [found.person] : found.kind === 'similar' ? found.candidates : [];
  return open.filter(({ person }) => meant.includes(person));
}

function without({ settings }: PartnerRecord, gone: Assignment): readonly Assignment[] {
  return settings.assignments.filter(({ id }) => id !== gone.id);
}

function withAssignments({ settings }: PartnerRecord, assignments: readonly Assignment[]) {
  return { kind: 'settings', after: { ...settings, assignments } } as const;
}

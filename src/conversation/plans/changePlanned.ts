import {
  type FigureAssignment,
  isOfCertification,
  type OpenAssignment,
  openAssignments,
} from '../../partner/assignments.ts';
import type { Assignment, PartnerRecord } from '../../partner/record.ts';
import { findPerson } from '../../partner/roster.ts';
import type { TypedPerson } from '../../reading/parseHolding.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import { explainLookup } from '../people/add.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { explain } from './assignQuestions.ts';
import { isSameFigure } from './chooseFigure.ts';
import { parseAssignment } from './parseAssignment.ts';
import { parseFigureAssignment, type TypedFigureAssignment } from './parseFigureAssignment.ts';
import { tellPlanned } from './planned.ts';

/** Finds the one planned thing that was named and changes it; asks, or says why not, where it is not one. */
export async function changePlanned(
  context: Changing,
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

export function without({ settings }: PartnerRecord, gone: Assignment): readonly Assignment[] {
  return settings.assignments.filter(({ id }) => id !== gone.id);
}

export function withAssignments({ settings }: PartnerRecord, assignments: readonly Assignment[]) {
  return { kind: 'settings', after: { ...settings, assignments } } as const;
}

import { type OpenAssignment, openAssignments } from '../../partner/assignments.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { dropCertification, findPerson } from '../../partner/roster.ts';
import { getCertification, nameWithCode } from '../../scoring/certifications.ts';
import { type Context, type Decided, keep, withNotices } from '../context.ts';
import { parseAssignment, type TypedAssignment } from '../reading/parseAssignment.ts';
import type { Line, Reply } from '../reply.ts';
import { decideHolding, explainLookup } from './add.ts';
import { explain } from './assign.ts';
import { tellPlanned } from './planned.ts';

/** "done AZ-305 Ana": what was planned is a fact from today on. */
export async function finishAssignment(context: Context, rest: string): Promise<Reply> {
  return settle(context, rest, 'assign.doneHow', (record, { assignment, person }): Decided => {
    const held = { certification: assignment.certification, earned: context.day };
    // The days of one that had lapsed would else stay.
    const before = dropCertification(person, assignment.certification);
    const decided = decideHolding(context, record, held, [before]);
    if (decided.kind === 'keep') return decided;
    return { ...decided, change: [...decided.change, withoutAssignment(record, assignment.id)] };
  });
}

/** "unassign AZ-305 Ana": it is no longer planned. */
export async function dropAssignment(context: Context, rest: string): Promise<Reply> {
  return settle(context, rest, 'assign.unassignHow', (record, { assignment, person }) => ({
    kind: 'change',
    change: [withoutAssignment(record, assignment.id)],
    reply: (after) =>
      withNotices(tellPlanned(context, after), {
        key: 'assign.dropped',
        values: { name: person.name, certification: nameWithCode(getCertification(assignment.certification)) },
      }),
  }));
}

async function settle(
  context: Context,
  rest: string,
  how: 'assign.doneHow' | 'assign.unassignHow',
  decide: (record: PartnerRecord, open: OpenAssignment) => Decided,
): Promise<Reply> {
  const typed = parseAssignment(rest, context.day);
  const problem: Line | null = rest === '' ? { key: how } : explainLookup(typed.lookup, typed.spelled);
  if (problem !== null) return withNotices(tellPlanned(context), problem);
  return context.change((record) => {
    const [only, ...others] = findMeant(record, typed);
    if (only !== undefined && others.length === 0) return decide(record, only);
    const key = only === undefined ? 'assign.notPlanned' : 'assign.which';
    return keep(only === undefined ? withNotices(tellPlanned(context, record), { key }) : explain({ key }));
  });
}

/** Without a person, everybody for whom the certification is planned. */
function findMeant(record: PartnerRecord, { lookup, people: [typed] }: TypedAssignment): readonly OpenAssignment[] {
  if (lookup?.kind !== 'found') return [];
  const open = openAssignments(record).filter(({ assignment }) => assignment.certification === lookup.certification.id);
  if (typed === undefined) return open;
  const found = findPerson(
    open.map(({ person }) => person),
    { ...typed, userId: null },
  );
  const meant = found.kind === 'found' ? [found.person] : found.kind === 'similar' ? found.candidates : [];
  return open.filter(({ person }) => meant.includes(person));
}

function withoutAssignment({ settings }: PartnerRecord, gone: string) {
  const assignments = settings.assignments.filter(({ id }) => id !== gone);
  return { kind: 'settings', after: { ...settings, assignments } } as const;
}

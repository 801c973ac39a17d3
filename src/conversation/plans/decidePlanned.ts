import { isDeepStrictEqual } from 'node:util';
import type { FactWrite } from '../../partner/change.ts';
import type { Assignment, PartnerRecord } from '../../partner/record.ts';
import { type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { withNotices } from '../reply.ts';
import { tellPlanned } from './planned.ts';

/** Keeps the assignment in place of an earlier one of the same thing and person. */
export function decidePlanned(
  context: Telling,
  record: PartnerRecord,
  assignment: Assignment,
  said: { readonly name: string; readonly what: string; readonly isNew: boolean },
  also: readonly FactWrite[] = [],
): Decided {
  const values = { ...said, day: context.words.day(assignment.by, context.day) };
  const before = record.settings.assignments;
  if (before.some((each) => isDeepStrictEqual(each, assignment))) {
    return keep(withNotices(tellPlanned(context, record), { key: 'assign.already', values }));
  }
  const assignments = [...before.filter(({ id }) => id !== assignment.id), assignment];
  return {
    kind: 'change',
    change: [...also, { kind: 'settings', after: { ...record.settings, assignments } }],
    reply: (after) => withNotices(tellPlanned(context, after), { key: 'assign.done', values }),
  };
}

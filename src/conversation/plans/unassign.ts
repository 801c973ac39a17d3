import { namesWork } from '../../reading/named.ts';
import type { Changing } from '../asking/changing.ts';
import { defineCommand } from '../command.ts';
import type { Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { sayAssigned } from '../wording/sayAssigned.ts';
import { changePlanned, withAssignments, without } from './changePlanned.ts';
import { tellPlanned } from './planned.ts';

export const unassignCommand = defineCommand({
  name: 'unassign',
  words: { en: [], es: ['desasignar', 'desasigna'] },
  role: 'editor',
  help: 'assign',
  inMenu: false,
  examples: ['unassign AZ-305 Nora Vega'],
  read: (rest) => rest.join(' '),
  changes: namesWork,
  answer: dropAssignment,
});

/** "unassign AZ-305 Ana": it is no longer planned. */
async function dropAssignment(context: Changing, rest: string): Promise<Reply> {
  return changePlanned(context, rest, 'assign.unassignHow', (record, { assignment, person }) => ({
    kind: 'change',
    change: [withAssignments(record, without(record, assignment))],
    reply: (after) => {
      const values = { name: person.name, what: sayAssigned(context.words, record, assignment) };
      return withNotices(tellPlanned(context, after), { key: 'assign.dropped', values });
    },
  }));
}

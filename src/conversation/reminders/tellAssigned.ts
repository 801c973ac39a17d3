import { isOfCertification, openAssignments } from '../../partner/assignments.ts';
import { typeRaise } from '../../reading/readRaise.ts';
import type { Telling } from '../asking/telling.ts';
import { typeName } from '../plans/assignQuestions.ts';
import type { Button, Reply } from '../reply.ts';
import { sayAssigned } from '../wording/sayAssigned.ts';

/** To whoever it is planned for: what they are to do by when. Null once it is done or no longer planned. */
export function tellAssigned({ record, words, day }: Telling, id: string, reader: string): Reply | null {
  const found = openAssignments(record).find(({ assignment }) => assignment.id === id);
  if (found === undefined) return null;
  const { assignment, person } = found;
  const { owners, editors } = record.settings;
  const mayEnter = [...owners, ...editors].some((each) => each.id === reader);
  const what = sayAssigned(words, record, assignment);
  const typed = isOfCertification(assignment) ? assignment.certification : typeRaise(assignment, assignment.more);
  const done: Button = {
    label: 'assigned.button.done',
    action: { a: 'say', say: `done ${typed} to ${typeName(person)}` },
  };
  return {
    kind: 'text',
    title: { key: 'assigned.title', values: { what } },
    lines: [
      { key: 'assigned.what', values: { what, day: words.day(assignment.by, day) } },
      mayEnter
        ? { key: 'assigned.thenPress' }
        : {
            key: 'assigned.thenTell',
            values: { owners: words.list(owners.map(({ name }) => name)), known: owners.length > 0 },
          },
    ],
    buttons: [
      ...(mayEnter ? [done] : []),
      { label: 'assign.button.planned', action: { a: 'say', say: 'planned' } },
      { label: 'button.links', action: { a: 'say', say: 'links' } },
    ],
  };
}

import { fulfilAssignments, type OpenAssignment, openAssignments } from '../../partner/assignments.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { getCertification } from '../../scoring/certifications.ts';
import { roundPoints } from '../../scoring/points.ts';
import type { Context } from '../context.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { followedAreas } from '../reports.ts';

const MOST_LINES = 20;
const MOST_DONE_BUTTONS = 3;

/** Who is to earn what by when, what is overdue, and the totals that gives. */
export function tellPlanned(context: Context, record: PartnerRecord = context.record): Reply {
  const { day, showNames } = context;
  const open = openAssignments(record);
  const shown = open.slice(0, MOST_LINES);
  return {
    kind: 'text',
    title: { key: 'assign.title' },
    lines: [
      ...(open.length === 0 ? [{ key: 'assign.nothing' }] : []),
      ...shown.map((each) => tellAssignment(context, each)),
      ...(open.length > shown.length ? [{ key: 'forecast.more', values: { count: open.length - shown.length } }] : []),
      ...tellTotals(context, record),
    ],
    buttons: [
      ...(showNames ? open.slice(0, MOST_DONE_BUTTONS).map(offerDone) : []),
      { label: 'plan.button.plan', action: { a: 'say', say: 'plan' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    ...(open.length === 0 ? {} : { privately: 'planned' }),
  };

  function offerDone({ assignment, person }: OpenAssignment): Button {
    const certification = callCertification(assignment.certification);
    return {
      label: assignment.by < day ? 'assign.button.doneOverdue' : 'assign.button.done',
      values: { certification, name: person.name },
      action: { a: 'say', say: `done ${assignment.certification} ${person.mail ?? person.name}` },
    };
  }
}

function tellAssignment({ words, day }: Context, { assignment, person }: OpenAssignment): Line {
  return {
    key: assignment.by < day ? 'assign.overdue' : 'assign.line',
    values: {
      name: person.name,
      certification: callCertification(assignment.certification),
      day: words.day(assignment.by, day),
    },
  };
}

function tellTotals(context: Context, record: PartnerRecord): readonly Line[] {
  const planned = fulfilAssignments(record, context.day);
  if (planned === record) return [];
  return followedAreas(record).flatMap((area): Line[] => {
    const [now, then] = [record, planned].map((each) => roundPoints(context.report(each, area).score.total));
    if (now === undefined || then === undefined || now === then) return [];
    return [{ key: 'assign.totals', values: { area: context.words.say(`area.${area}`), now, then } }];
  });
}

function callCertification(id: string): string {
  const { code, title } = getCertification(id);
  return code ?? title;
}

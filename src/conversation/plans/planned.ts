import { sayTotal } from '../../language/totalWords.ts';
import {
  canBeDone,
  fulfilAssignments,
  isOfCertification,
  type OpenAssignment,
  openAssignments,
  overdueAssignments,
} from '../../partner/assignments.ts';
import { followedAreas } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { typeRaise } from '../../reading/readRaise.ts';
import { isSameTotal, showAreaTotal } from '../../scoring/shownTotal.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { createReport } from '../scores/reports.ts';
import { describeOtherBook } from '../wording/otherBook.ts';
import { sayAssigned, sayBriefly } from '../wording/sayAssigned.ts';
import { typeName } from './assignQuestions.ts';

const MOST_LINES = 20;
const MOST_DONE_BUTTONS = 3;

export const plannedCommand = defineCommand({
  name: 'planned',
  words: { en: ['assignments', 'assigned'], es: ['asignaciones', 'planeado', 'planificado', 'previsto'] },
  role: 'reader',
  help: 'assign',
  inMenu: false,
  examples: ['planned'],
  read: () => ({}),
  asked: {
    as: {
      en: ['what is planned', ...['who has something planned', 'what is under way', 'which exams are scheduled']],
      es: [
        'qué hay planificado',
        ...['quién tiene algo planificado', 'qué está en marcha', 'qué exámenes hay previstos'],
      ],
    },
    read: () => ({}),
  },
  answer: (context) => tellPlanned(context),
});

/** Who is to do what by when, what is overdue, and the totals that gives. */
export function tellPlanned(context: Telling, record: PartnerRecord = context.record): Reply {
  const { day, showNames, words } = context;
  const open = openAssignments(record);
  const overdue = new Set(overdueAssignments(record, day).map(({ assignment }) => assignment.id));
  const shown = open.slice(0, MOST_LINES);
  return {
    kind: 'text',
    title: { key: 'assign.title' },
    lines: [
      ...(open.length === 0 ? [{ key: 'assign.nothing' }] : []),
      ...shown.map(describeAssignment),
      ...(open.length > shown.length ? [{ key: 'forecast.more', values: { count: open.length - shown.length } }] : []),
      ...describeTotals(context, record),
    ],
    buttons: [
      ...(showNames ? open.slice(0, MOST_DONE_BUTTONS).map(offerDone) : []),
      { label: 'plan.button.plan', action: { a: 'say', say: 'plan' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
    ...(open.length === 0 ? {} : { withNames: 'planned' }),
  };

  function describeAssignment({ assignment, person }: OpenAssignment): Line {
    const what = sayAssigned(words, record, assignment);
    const values = { name: person.name, what, day: words.day(assignment.by, day) };
    if (!canBeDone(assignment, day)) return { key: 'assign.tooLate', values, rank: 'warning' };
    return overdue.has(assignment.id)
      ? { key: 'assign.overdue', values, rank: 'warning' }
      : { key: 'assign.line', values };
  }

  function offerDone({ assignment, person }: OpenAssignment): Button {
    const typed = isOfCertification(assignment) ? assignment.certification : typeRaise(assignment, assignment.more);
    return {
      label: overdue.has(assignment.id) ? 'assign.button.doneOverdue' : 'assign.button.done',
      values: { what: sayBriefly(words, assignment), name: person.name },
      action: { a: 'say', say: `done ${typed} to ${typeName(person)}` },
    };
  }
}

function describeTotals(context: Telling, record: PartnerRecord): readonly Line[] {
  const planned = fulfilAssignments(record, context.day);
  if (planned === record) return [];
  return followedAreas(record).flatMap((area): Line[] => {
    const [before, after] = [record, planned].map((each) => createReport(each, area, context).score);
    if (before === undefined || after === undefined) return [];
    const { words } = context;
    const [now, later] = [showAreaTotal(before), showAreaTotal(after)];
    if (isSameTotal(now, later)) return [];
    const values = { area: words.say(`area.${area}`), now: sayTotal(words, now), planned: sayTotal(words, later) };
    return [{ key: 'assign.totals', values }, ...describeOtherBook(words, before, after)];
  });
}

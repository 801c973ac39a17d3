import { createFigureAssignment, type FigureAssignment } from '../../partner/assignments.ts';
import { areaFigures } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { createPerson, findPerson, type Identity } from '../../partner/roster.ts';
import { type FigureOption, readMore, typeRaise } from '../../reading/readRaise.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import type { Reply } from '../reply.ts';
import { nameFigure, sayAssigned } from '../wording/sayAssigned.ts';
import { askByWhen, askWhich, askWhom, explain, type Intent } from './assignQuestions.ts';
import { listMeant } from './chooseFigure.ts';
import { decidePlanned } from './decidePlanned.ts';
import type { TypedFigureAssignment } from './parseFigureAssignment.ts';

const MOST_OPTIONS = 4;

/** "assign 2 customers to Luis by 15 December": somebody is to raise a figure by so many until a day. */
export async function assignFigure(
  context: Changing,
  { raise, by }: TypedFigureAssignment,
  identity: Identity | null,
): Promise<Reply> {
  const { record, words, day } = context;
  const [option, ...others] = listMeant(record, raise.options);
  if (option === undefined) return explain({ key: 'assign.how' });
  const { area, figure } = option;
  if (others.length > 0) return askWhichFigure(context, raise.amount, [option, ...others], identity, by);
  const more = readMore(option, raise.amount);
  if (more === null) {
    return explain({ key: 'assign.howMuch', values: { figure: nameFigure(words, record, option) } });
  }
  if (areaFigures(record, area)[figure] === undefined) return refuseUnknown(context, option);
  const intent: Intent = {
    kind: 'figure',
    said: sayAssigned(words, record, { area, figure, more }),
    typed: typeRaise(option, more),
  };
  if (by !== null && by < day) return explain({ key: 'assign.past', values: { day: words.day(by, day) } });
  if (identity === null) return askWhom(context, intent, by);
  if (by === null) return askByWhen(context, intent, identity);
  return context.change((now) => decideFigure(context, now, intent, { area, figure, more, by }, identity));
}

function decideFigure(
  context: Telling,
  record: PartnerRecord,
  intent: Intent,
  raise: Pick<FigureAssignment, 'area' | 'figure' | 'more' | 'by'>,
  identity: Identity,
): Decided {
  const found = findPerson(record.people, identity);
  const candidates = found.kind === 'similar' ? found.candidates : [];
  const [only, ...others] = found.kind === 'found' ? [found.person] : candidates;
  if (others.length > 0) return keep(askWhich(context, intent, candidates, raise.by));
  if (areaFigures(record, raise.area)[raise.figure] === undefined) return keep(refuseUnknown(context, raise));
  // Whoever wins customers need not be on the list of certified people.
  const person = only ?? createPerson(identity, []);
  const assignment = createFigureAssignment(record, person, raise);
  return decidePlanned(context, record, assignment, { name: person.name, what: intent.said, isNew: false });
}

function askWhichFigure(
  { words, record }: Telling,
  amount: string | null,
  options: readonly FigureOption[],
  identity: Identity | null,
  by: string | null,
): Reply {
  const whom = identity === null ? '' : ` to ${identity.name} ${identity.mail ?? ''}`;
  const until = by === null ? '' : ` by ${by}`;
  return explain(
    { key: 'assign.whichFigure' },
    ...options.slice(0, MOST_OPTIONS).map(
      (option) =>
        ({
          label: 'button.say',
          values: { command: nameFigure(words, record, option) },
          action: { a: 'say', say: `assign ${typeRaise(option, readMore(option, amount))}${whom}${until}` },
        }) as const,
    ),
  );
}

function refuseUnknown({ words, record }: Telling, option: FigureOption): Reply {
  return explain(
    { key: 'assign.unknownFigure', values: { figure: nameFigure(words, record, option) } },
    { label: 'button.enterNumbers', action: { a: 'say', say: `update ${option.area}` } },
  );
}

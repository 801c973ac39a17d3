import { createAssignment, isFulfilled } from '../../partner/assignments.ts';
import type { FactWrite } from '../../partner/change.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { createPerson, findPerson, type Identity } from '../../partner/roster.ts';
import { looksLikeName } from '../../reading/looksLikeName.ts';
import { namesWork } from '../../reading/named.ts';
import type { Holding, TypedPerson } from '../../reading/parseHolding.ts';
import { type Certification, isEarnable, lastDayToEarn, nameWithCode } from '../../scoring/certifications.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import { explainLookup } from '../people/add.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { assignFigure } from './assignFigure.ts';
import { askByWhen, askWhich, explain, type Intent } from './assignQuestions.ts';
import { decidePlanned } from './decidePlanned.ts';
import { parseAssignment } from './parseAssignment.ts';
import { parseFigureAssignment } from './parseFigureAssignment.ts';
import { tellPlanned } from './planned.ts';

const LONGEST_NAME = 100;

type Mentions = readonly { readonly id: string; readonly name: string }[];

export const assignCommand = defineCommand({
  name: 'assign',
  words: { en: [], es: ['asignar', 'asigna'] },
  role: 'editor',
  help: 'assign',
  inMenu: false,
  examples: ['assign DP-300 to Nora Vega by 2026-12-20'],
  read: (rest) => rest.join(' '),
  changes: namesWork,
  answer: (context, rest, { mentions }) => assign(context, rest, mentions),
});

/** "assign AZ-305 to Ana by 15 December", "assign 2 customers to Luis by 15 December": what somebody is to do by a day. */
async function assign(context: Changing, rest: string, mentions: Mentions): Promise<Reply> {
  const { lookup, spelled, people, by, unreadDay } = parseAssignment(rest, context.day);
  const raise = lookup?.kind === 'found' ? null : parseFigureAssignment(rest, context.day);
  const problem = rest === '' ? { key: 'assign.how' } : raise === null ? explainUnread(rest, lookup, spelled) : null;
  if (problem !== null) return explain(problem);
  const [typed = null, ...others] = raise === null ? people : [raise.person];
  const unread = raise === null ? unreadDay : raise.unreadDay;
  if (unread !== null) return explain({ key: 'say.notADay', values: { text: unread } });
  const wrong = others.length > 0 ? { key: 'assign.how' } : typed === null ? null : refuseName(typed, mentions);
  if (wrong !== null) return explain(wrong);
  const identity = typed === null ? null : identify(typed, mentions);
  if (raise !== null) return assignFigure(context, raise, identity);
  if (lookup?.kind !== 'found') return explain({ key: 'assign.how' });
  return assignCertification(context, lookup.certification, identity, by);
}

/** What begins with an amount was not meant as a certification. */
function explainUnread(text: string, lookup: Holding['lookup'], spelled: string): Line | null {
  const isAmount = lookup?.kind !== 'found' && /^\+?\d/.test(spelled);
  return isAmount ? { key: 'whatIf.unread', values: { text } } : explainLookup(lookup, spelled);
}

function refuseName({ name, mail }: TypedPerson, mentions: Mentions): Line | null {
  const isMentioned = mentions.some((each) => each.name === name);
  const isName = name.length <= LONGEST_NAME && (name === mail || isMentioned || looksLikeName(name));
  return isName ? null : { key: 'say.notAName', values: { text: name.slice(0, LONGEST_NAME) } };
}

function identify(typed: TypedPerson, mentions: Mentions): Identity {
  return { ...typed, userId: mentions.find(({ name }) => name === typed.name)?.id ?? null };
}

async function assignCertification(
  context: Changing,
  certification: Certification,
  identity: Identity | null,
  by: string | null,
): Promise<Reply> {
  const { day, words } = context;
  const said = nameWithCode(certification);
  const intent: Intent = { kind: 'certification', said, typed: certification.id };
  if (identity === null) return explain({ key: 'assign.whoEarns', values: { certification: said } });
  if (by === null) {
    const last = lastDayToEarn([certification]);
    if (last !== null && last < day) {
      return explain({ key: 'assign.retired', values: { certification: said, day: words.day(day, day) } });
    }
    return askByWhen(context, intent, identity, last);
  }
  const values = { certification: said, day: words.day(by, day) };
  if (by < day) return explain({ key: 'assign.past', values });
  if (!isEarnable(certification, by)) return explain({ key: 'assign.retired', values });
  return context.change((record) => decideAssignment(context, record, certification, identity, by));
}

function decideAssignment(
  context: Telling,
  record: PartnerRecord,
  certification: Certification,
  identity: Identity,
  by: string,
): Decided {
  // With somebody on the list, totals that were typed would no longer count.
  if (record.people.length === 0) return keep(explain({ key: 'assign.noPeople' }));
  const what = nameWithCode(certification);
  const found = findPerson(record.people, identity);
  const candidates = found.kind === 'similar' ? found.candidates : [];
  const [only, ...others] = found.kind === 'found' ? [found.person] : candidates;
  if (others.length > 0) {
    return keep(askWhich(context, { kind: 'certification', said: what, typed: certification.id }, candidates, by));
  }
  const person = only ?? createPerson(identity, record.people);
  const assignment = createAssignment(person.id, certification.id, by);
  if (isFulfilled(person, assignment)) {
    const values = { name: person.name, certification: what };
    return keep(withNotices(tellPlanned(context, record), { key: 'assign.held', values }));
  }
  const isNew = only === undefined;
  const joins: readonly FactWrite[] = isNew ? [{ kind: 'person', id: person.id, after: person }] : [];
  return decidePlanned(context, record, assignment, { name: person.name, what, isNew }, joins);
}

import { createAssignment, isFulfilled } from '../../partner/assignments.ts';
import type { FactWrite } from '../../partner/change.ts';
import type { PartnerRecord, RosterPerson } from '../../partner/record.ts';
import { createPerson, findPerson, type Identity } from '../../partner/roster.ts';
import { addDays } from '../../scoring/calendar.ts';
import { type Certification, isEarnable, nameWithCode } from '../../scoring/certifications.ts';
import { type Context, type Decided, keep, withNotices } from '../context.ts';
import { parseAssignment } from '../reading/parseAssignment.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { explainLookup } from './add.ts';
import { tellPlanned } from './planned.ts';

const LONGEST_NAME = 100;
const MOST_CANDIDATES = 4;
const DAYS_OFFERED = [14, 30, 60];

/** "assign AZ-305 to Ana by 15 December": somebody is to earn something by a day. */
export async function assignCertification(
  context: Context,
  rest: string,
  mentions: readonly { readonly id: string; readonly name: string }[],
): Promise<Reply> {
  const { day, words } = context;
  const { lookup, spelled, people, by, unreadDay } = parseAssignment(rest, day);
  const problem = rest === '' ? { key: 'assign.how' } : explainLookup(lookup, spelled);
  if (problem !== null) return explain(problem);
  const [typed, ...others] = people;
  if (lookup?.kind !== 'found' || typed === undefined || others.length > 0) return explain({ key: 'assign.how' });
  if (unreadDay !== null) return explain({ key: 'say.notADay', values: { text: unreadDay } });
  if (typed.name.length > LONGEST_NAME || !/\p{L}/u.test(typed.name)) {
    return explain({ key: 'say.notAName', values: { text: typed.name.slice(0, LONGEST_NAME) } });
  }
  const { certification } = lookup;
  const userId = mentions.find(({ name }) => name === typed.name)?.id ?? null;
  const identity: Identity = { ...typed, userId };
  if (by === null) return askByWhen(context, certification, identity);
  const values = { certification: nameWithCode(certification), day: words.day(by, day) };
  if (by < day) return explain({ key: 'assign.past', values });
  if (!isEarnable(certification, by)) return explain({ key: 'assign.retired', values });
  return context.change((record) => decideAssignment(context, record, certification, identity, by));
}

function decideAssignment(
  context: Context,
  record: PartnerRecord,
  certification: Certification,
  identity: Identity,
  by: string,
): Decided {
  // With somebody on the list, totals that were typed would no longer count.
  if (record.people.length === 0) return keep(explain({ key: 'assign.noPeople' }));
  const found = findPerson(record.people, identity);
  const candidates = found.kind === 'similar' ? found.candidates : [];
  const [only, ...others] = found.kind === 'found' ? [found.person] : candidates;
  if (others.length > 0) return keep(askWhom(context, certification, candidates, by));
  const person = only ?? createPerson(identity, record.people);
  const values = {
    name: person.name,
    certification: nameWithCode(certification),
    day: context.words.day(by, context.day),
  };
  const assignment = createAssignment(person.id, certification.id, by);
  if (isFulfilled(person, assignment)) {
    return keep(withNotices(tellPlanned(context, record), { key: 'assign.held', values }));
  }
  const before = record.settings.assignments;
  if (before.some((each) => each.id === assignment.id && each.by === by)) {
    return keep(withNotices(tellPlanned(context, record), { key: 'assign.already', values }));
  }
  const assignments = [...before.filter(({ id }) => id !== assignment.id), assignment];
  const isNew = only === undefined;
  const joins: readonly FactWrite[] = isNew ? [{ kind: 'person', id: person.id, after: person }] : [];
  return {
    kind: 'change',
    change: [...joins, { kind: 'settings', after: { ...record.settings, assignments } }],
    reply: (after) => withNotices(tellPlanned(context, after), { key: 'assign.done', values: { ...values, isNew } }),
  };
}

function askByWhen({ words, day }: Context, certification: Certification, identity: Identity): Reply {
  const values = { name: identity.name, certification: nameWithCode(certification) };
  const offers = DAYS_OFFERED.map((days): Button => {
    const by = addDays(day, days);
    return {
      label: 'assign.button.by',
      values: { day: words.day(by, day) },
      action: { a: 'say', say: `assign ${certification.id} to ${identity.mail ?? identity.name} by ${by}` },
    };
  });
  return explain({ key: 'assign.byWhen', values }, ...offers);
}

function askWhom(
  { showNames }: Context,
  { id }: Certification,
  candidates: readonly RosterPerson[],
  by: string,
): Reply {
  const shown = showNames ? candidates.slice(0, MOST_CANDIDATES) : [];
  return explain(
    { key: 'assign.which' },
    ...shown.map(
      ({ name, mail }): Button => ({
        label: 'button.thisPerson',
        values: { name: mail === null ? name : `${name} (${mail})` },
        action: { a: 'say', say: `assign ${id} to ${mail ?? name} by ${by}` },
      }),
    ),
  );
}

export function explain(line: Line, ...buttons: readonly Button[]): Reply {
  return {
    kind: 'text',
    title: { key: 'assign.title' },
    lines: [line, { key: 'assign.example' }],
    buttons: [
      ...buttons,
      { label: 'assign.button.planned', action: { a: 'say', say: 'planned' } },
      { label: 'button.score', action: { a: 'say', say: 'score' } },
    ],
  };
}

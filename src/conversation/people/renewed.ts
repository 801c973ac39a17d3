import { findPerson, type Identity } from '../../partner/roster.ts';
import { namesWork } from '../../reading/named.ts';
import { parseHolding } from '../../reading/parseHolding.ts';
import { addYear } from '../../scoring/calendar.ts';
import { isEarnable, nameWithCode } from '../../scoring/certifications.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { decideHolding, explainLookup } from './add.ts';
import { addPersonPress, askWho } from './askWho.ts';

const PEOPLE: Button = { label: 'button.people', action: { a: 'say', say: 'people' } };

export const renewedCommand = defineCommand({
  name: 'renewed',
  words: {
    en: ['renew', 'renewal', 'renews'],
    es: ['renovada', 'renovado', 'renovar', 'renueva', 'renovo', 'renovacion'],
  },
  role: 'editor',
  help: 'paste',
  inMenu: false,
  examples: ['renewed AZ-104 Nora Vega 2027-11-20'],
  startsLists: true,
  read: (rest) => rest.join(' '),
  changes: namesWork,
  answer: (context, rest, { mentions }) => renewCertification(context, rest, mentions),
});

/** "renewed AZ-305 Ana 2027-11-20": the day it expires now. The day it was earned is kept. */
async function renewCertification(
  context: Changing,
  rest: string,
  mentions: readonly { readonly id: string; readonly name: string }[],
): Promise<Reply> {
  const { lookup, spelled, people, earned, expires: second, unreadDay } = parseHolding(rest);
  const problem = rest === '' ? ({ key: 'renewed.how' } as const) : explainLookup(lookup, spelled);
  if (problem !== null) return ask(problem);
  if (lookup?.kind !== 'found' || people.length === 0) return ask({ key: 'renewed.how' });
  if (unreadDay !== null) return ask({ key: 'say.notADay', values: { text: unreadDay } });
  const { certification } = lookup;
  const name = nameWithCode(certification);
  const expires = second ?? earned;
  const identities = people.map((each): Identity => {
    const mention = mentions.find((mentioned) => mentioned.name === each.name);
    return { ...each, userId: mention?.id ?? null };
  });
  if (expires === undefined) return askUntil(context, certification.id, name, identities);
  if (expires < context.day) return ask({ key: 'renewed.past', values: { day: context.words.day(expires) } });

  const held = { certification: certification.id, expires, earned: second === undefined ? undefined : earned };
  return context.change((record): Decided => {
    const renewing = [];
    for (const identity of identities) {
      const found = findPerson(record.people, identity);
      if (found.kind === 'similar') return keep(askWho(context, identity, found.candidates, held));
      const person = found.kind === 'found' ? found.person : null;
      if (person === null || !person.certifications.some((each) => each.certification === certification.id)) {
        return keep(offerToAdd(context, identity, person?.id ?? null, { ...held, name }));
      }
      renewing.push(person);
    }
    const decided = decideHolding(context, record, held, renewing, 'renewed.done');
    if (decided.kind === 'keep' || isEarnable(certification, context.day)) return decided;
    const retired: Line = { key: 'renewed.retired', values: { certification: name } };
    return { ...decided, reply: (after) => withNotices(decided.reply(after), retired) };
  });
}

/** Microsoft renews for a year from the day it would have expired; that day is offered, not assumed. */
function askUntil(context: Telling, id: string, name: string, identities: readonly Identity[]): Reply {
  const [identity] = identities;
  const found = identity === undefined ? null : findPerson(context.record.people, identity);
  const held =
    found?.kind === 'found' ? found.person.certifications.find((each) => each.certification === id) : undefined;
  const until = held?.expires === undefined ? null : addYear(held.expires);
  const offer: readonly Button[] =
    identity === undefined || until === null || identities.length > 1
      ? []
      : [
          {
            label: 'renewed.button.until',
            values: { day: context.words.day(until) },
            action: { a: 'say', say: `renewed ${id} ${identity.mail ?? identity.name} ${until}` },
          },
        ];
  return ask({ key: 'renewed.untilWhen', values: { certification: name } }, ...offer);
}

interface Offered {
  readonly certification: string;
  readonly name: string;
  readonly earned: string | undefined;
  readonly expires: string;
}

function offerToAdd({ showNames }: Telling, identity: Identity, as: string | null, held: Offered): Reply {
  const { certification, earned, expires } = held;
  const values = { name: showNames ? identity.name : '', certification: held.name, isKnown: as !== null, showNames };
  return ask(
    { key: 'renewed.notHeld', values },
    {
      label: 'renewed.button.add',
      action: addPersonPress.action({ certification, name: identity.name, mail: identity.mail, as, earned, expires }),
      replaces: true,
    },
  );
}

function ask(line: Line, ...buttons: readonly Button[]): Reply {
  return {
    kind: 'text',
    title: { key: 'renewed.title' },
    lines: [line, { key: 'renewed.example' }],
    buttons: [...buttons, PEOPLE],
  };
}

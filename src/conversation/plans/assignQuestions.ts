import type { RosterPerson } from '../../partner/record.ts';
import type { Identity } from '../../partner/roster.ts';
import { addDays } from '../../scoring/calendar.ts';
import type { Asking } from '../asking/asking.ts';
import type { Telling } from '../asking/telling.ts';
import type { Button, Line, Reply } from '../reply.ts';

const MOST_CANDIDATES = 4;
const DAYS_OFFERED = [14, 30, 60];

/** What is to be planned: as it is said, and as it is typed. */
export interface Intent {
  readonly kind: 'certification' | 'figure';
  readonly said: string;
  readonly typed: string;
}

/** As somebody is typed so that they are found again. */
export function typeName({ name, mail }: Pick<Identity, 'name' | 'mail'>): string {
  return mail ?? name;
}

/** `last`: the last day (ISO) on which it can be done; null where it can be for good. */
export function askByWhen(
  { words, day }: Telling,
  { kind, said, typed }: Intent,
  identity: Identity,
  last: string | null = null,
): Reply {
  const days = DAYS_OFFERED.map((ahead) => addDays(day, ahead));
  const possible = last === null ? days : [...days.filter((by) => by < last), last].slice(0, days.length);
  const offers = possible.map((by): Button => {
    return {
      label: 'assign.button.by',
      values: { day: words.day(by, day) },
      action: { a: 'say', say: `assign ${typed} to ${typeName(identity)} by ${by}` },
    };
  });
  const key = { certification: 'assign.byWhen', figure: 'assign.byWhenFigure' }[kind];
  return explain({ key, values: { name: identity.name, what: said } }, ...offers);
}

/** Which of several people is meant. */
export function askWhich(
  { showNames }: Telling,
  { typed }: Intent,
  candidates: readonly RosterPerson[],
  by: string,
): Reply {
  const shown = showNames ? candidates.slice(0, MOST_CANDIDATES) : [];
  return explain(
    { key: 'assign.which' },
    ...shown.map((person) => offerPerson(person, `assign ${typed} to ${typeName(person)} by ${by}`)),
  );
}

/** Who shall see to it; whoever asks is the first to be offered. */
export function askWhom(context: Asking, { said, typed }: Intent, by: string | null): Reply {
  const { me, mail, showNames, record } = context;
  const until = by === null ? '' : ` by ${by}`;
  const others = record.people.filter((person) => person.mail === null || person.mail !== mail);
  const shown = showNames ? others.slice(0, MOST_CANDIDATES - 1) : [];
  return explain(
    { key: 'assign.whom', values: { what: said } },
    { label: 'assign.button.me', action: { a: 'say', say: `assign ${typed} to ${me.name} ${mail ?? ''}${until}` } },
    ...shown.map((person) => offerPerson(person, `assign ${typed} to ${typeName(person)}${until}`)),
  );
}

function offerPerson({ name, mail }: RosterPerson, say: string): Button {
  return {
    label: 'button.thisPerson',
    values: { name: mail === null ? name : `${name} (${mail})` },
    action: { a: 'say', say },
  };
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

import type { FigureFact } from '../../partner/record.ts';
import { readSettable } from '../../reading/figureNames.ts';
import { nameOf, type Settable } from '../../reading/settables.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { tellScore } from '../scores/tellScore.ts';

type PeopleSettable = Extract<Settable, { kind: 'people' }>;

/** How many people count in a step. */
export interface StepTotal {
  readonly step: string;
  readonly count: number;
}

// More than any company has is a slip of the finger.
const MOST_DIGITS = 6;

/** Reads "2 administrators, 2 architects and 5 specialists"; null where any part of it is something else. */
export function readTotals(text: string, settables: readonly Settable[]): readonly StepTotal[] | null {
  const steps = settables.filter((each): each is PeopleSettable => each.kind === 'people');
  const parts = text.split(/[,;\n]|\s(?:and|y|e)\s/iu).map((part) => part.trim());
  const totals = parts
    .filter((part) => part !== '')
    .map((part): StepTotal | null => {
      const [, digits = '', name = ''] = /^(\d+)\s+(\p{L}.*)$/u.exec(part) ?? [];
      if (digits === '' || digits.length > MOST_DIGITS) return null;
      const read = readSettable(`${name} ${digits}`, steps);
      return read.kind === 'read' && read.settable.kind === 'people'
        ? { step: read.settable.step, count: Number(digits) }
        : null;
    });
  const found = totals.filter((each) => each !== null);
  return found.length > 0 && found.length === totals.length ? found : null;
}

/** Saves the totals of several steps as one change. */
export function setPeople(context: Changing, area: AreaId, totals: readonly StepTotal[]): Promise<Reply> {
  return context.change((record): Decided => {
    const kept = record.figures[area] ?? {};
    const facts = totals.map(({ step, count }): [string, FigureFact] => [
      `certifiedPeople.${step}`,
      { value: count, day: context.day, by: context.me },
    ]);
    const isKnown = facts.every(([key, { value, day }]) => kept[key]?.value === value && kept[key]?.day === day);
    if (isKnown) return keep(withNotices(tellScore(context, area, record), { key: 'notice.nothingEdited' }));
    const saved: Line = {
      key: 'notice.formSaved',
      values: { count: totals.length, area: context.words.say(`area.${area}`) },
    };
    return {
      kind: 'change',
      change: [{ kind: 'figures', owner: area, after: { ...kept, ...Object.fromEntries(facts) } }],
      reply: (after) =>
        withNotices(
          tellScore(context, area, after),
          saved,
          ...(record.people.length > 0 ? [{ key: 'notice.rosterWins' }] : []),
        ),
    };
  });
}

/** The short way to tell people: totals in one line, or a list. */
export function askPeople({ words }: Telling, area: AreaId, settables: readonly Settable[]): Reply {
  const name = words.say(`area.${area}`);
  const steps = settables.flatMap((each) => (each.kind === 'people' ? [each.step] : []));
  const totals = steps.map((step) =>
    words.say('tell.people.total', { step: words.say(`word.${nameOf({ kind: 'people', step })}`) }),
  );
  return {
    kind: 'text',
    title: { key: 'tell.people.title', values: { area: name } },
    lines: [
      { key: 'tell.people.totals', values: { area: words.say(`word.${area}`), totals: totals.join(', ') } },
      { key: 'tell.people.list' },
    ],
    buttons: [
      { label: 'button.openForm', action: { a: 'say', say: `update ${area}` } },
      { label: 'button.people', action: { a: 'say', say: 'people' } },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
  };
}

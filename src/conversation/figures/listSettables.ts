import type { Words } from '../../language/words.ts';
import { areaFigures, typedPeople } from '../../partner/facts.ts';
import type { FigureFact, PartnerRecord } from '../../partner/record.ts';
import { nameOf, type Settable } from '../../reading/settables.ts';
import type { AreaId } from '../../scoring/designations.ts';
import type { Telling } from '../asking/telling.ts';
import type { Line, Reply } from '../reply.ts';

/** What can be set in an area, with what is known of it and a line to copy. */
export function listSettables(context: Telling, area: AreaId, settables: readonly Settable[]): Reply {
  return {
    kind: 'text',
    title: { key: 'say.settables.title', values: { area: context.words.say(`area.${area}`) } },
    lines: [
      ...settables.map((settable) => describe(context, area, settable)),
      { key: 'say.settables.example', values: exampleFor(context.words, area, settables) },
    ],
    buttons: [
      { label: 'button.openForm', action: { a: 'say', say: `update ${area}` } },
      { label: 'button.score', action: { a: 'say', say: `score ${area}` } },
    ],
  };
}

/** What makes a line to copy: "set security enterprise customers azure 3". */
function exampleFor(words: Words, area: AreaId, settables: readonly Settable[]) {
  const [first = { kind: 'track' }] = settables;
  return {
    area: words.say(`word.${area}`),
    name: spell(words, first),
    value: first.kind === 'track' ? words.say('word.smb') : '3',
  };
}

/** How a reader of the language types it. */
function spell(words: Words, settable: Settable): string {
  return nameOf(settable)
    .split(' ')
    .map((word) => words.say(`word.${word}`))
    .join(' ');
}

function describe({ record, words, day }: Telling, area: AreaId, settable: Settable): Line {
  const name = spell(words, settable);
  if (settable.kind === 'track') {
    const track = record.settings.tracks[area];
    return {
      key: 'say.settable',
      values: { name, value: track === undefined ? 'unknown' : words.say(`track.${track}`) },
    };
  }
  const fact = factOf(record, area, settable);
  return fact === undefined
    ? { key: 'say.settable', values: { name, value: 'unknown' } }
    : { key: 'say.settableKnown', values: { name, value: fact.value, day: words.day(fact.day, day) } };
}

/** The figure or typed total of people that is in force. */
export function factOf(
  record: PartnerRecord,
  area: AreaId,
  settable: Exclude<Settable, { kind: 'track' }>,
): FigureFact | undefined {
  return settable.kind === 'figure'
    ? areaFigures(record, area)[settable.key]
    : typedPeople(record, area)[settable.step];
}

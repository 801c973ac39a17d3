import type { Words } from '../../language/words.ts';
import type { Named } from '../../reading/named.ts';
import type { Askable } from '../command.ts';

const PLACEHOLDER = /\{(\w+)\}/g;

/** How a reader of the language asks it of what is named: the example with most of that in it; null where none can be filled. */
export function sayExample(words: Words, { as }: Pick<Askable, 'as'>, named: Named): string | null {
  const things = thingsNamed(words, named);
  const fitting = as[words.language]
    .map((example) => ({ example, wanted: [...example.matchAll(PLACEHOLDER)].map(([, name = '']) => name) }))
    .filter(({ wanted }) => wanted.every((name) => things[name] !== undefined))
    .toSorted((one, other) => other.wanted.length - one.wanted.length);
  const [first] = fitting;
  return first === undefined ? null : first.example.replace(PLACEHOLDER, (_, name: string) => things[name] ?? '');
}

function thingsNamed(words: Words, named: Named): Readonly<Record<string, string | undefined>> {
  const { certifications, areas, metrics, track, person, numbers } = named;
  const [certification] = certifications;
  const [area] = areas;
  const [metric] = metrics;
  return {
    certification: certification?.code ?? certification?.title,
    area: area === undefined ? undefined : words.say(`word.${area}`),
    figure: metric === undefined ? undefined : lowerFirst(words.say(`card.metric.${metric}`)),
    track: track === null ? undefined : words.say(`track.${track}`),
    person: person ?? undefined,
    number: numbers[0]?.toString(),
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

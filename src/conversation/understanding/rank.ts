import type { Named } from '../../reading/named.ts';
import type { Askable, Request } from '../command.ts';
import { type Heard, hear } from './concepts.ts';

/** Something that a message may ask, and why it is thought so. */
export interface Reading {
  readonly askable: Askable;
  readonly request: Request;
  /** 0 to 1: how alike the message and the example are, by what both are about. */
  readonly likeness: number;
  readonly example: string;
  /** What both are about. */
  readonly shared: readonly string[];
}

interface Example {
  readonly askable: Askable;
  readonly text: string;
  readonly features: ReadonlySet<string>;
  /** Its features but for what it names. */
  readonly asked: readonly string[];
  readonly weight: number;
}

export interface Examples {
  readonly all: readonly Example[];
  weightOf(feature: string): number;
}

const PLACEHOLDER = /\{(\w+)\}/g;
/** What stands for each thing that an example names. */
const STAND_IN: Readonly<Record<string, string>> = {
  certification: 'AZ-104',
  area: 'modern work',
  figure: 'net customer adds',
  number: '3',
  day: '2027-01-15',
  track: 'smb',
  book: 'brief',
};
const PERSON = '{person}';

/** What is named weighs little, since the same can be asked of many things; what is asked tells questions apart. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ '{area}': 0.25, '{number}': 0.4, '{day}': 0.4, '{book}': 0.6, '{track}': 0.8, '{certification}': 1.4 },
  ...{ '{figure}': 1.2, '{person}': 0.9, '{term}': 0.8 },
};
/** Which term it is, or the word of which command, tells little beside what is asked. */
const FAMILIES: Readonly<Record<string, number>> = { term: 0.3, command: 0.4 };
/** A word that means nothing here makes it less likely that something here is meant. */
const WEIGHT_OF_UNKNOWN = 0.9;

/** Learns what tells the questions apart from their examples. */
export function learnExamples(askables: readonly Askable[]): Examples {
  const read = askables.flatMap((askable) =>
    Object.values(askable.as).flatMap((texts) => texts.map((text) => ({ askable, text, features: featuresOf(text) }))),
  );
  const usedBy = new Map<string, Set<string>>();
  for (const { askable, features } of read) {
    for (const feature of features) usedBy.set(feature, (usedBy.get(feature) ?? new Set()).add(askable.name));
  }
  const weights = new Map(
    [...usedBy].map(
      ([feature, names]) => [feature, Math.log(1 + askables.length / names.size) / Math.log(10)] as const,
    ),
  );
  // A concept that no example has is as strange to all of them as one that a single question has.
  const strange = Math.log(1 + askables.length) / Math.log(10);
  const weightOf = (feature: string) =>
    WEIGHTS[feature] ?? FAMILIES[feature.split(':')[0] ?? ''] ?? weights.get(feature) ?? strange;
  const all = read.map((each) => ({
    ...each,
    asked: [...each.features].filter((feature) => !feature.startsWith('{')),
    weight: sum(each.features, weightOf),
  }));
  return { all, weightOf };
}

function featuresOf(example: string): ReadonlySet<string> {
  const text = example.replace(PLACEHOLDER, (whole, name: string) =>
    whole === PERSON ? ' ' : (STAND_IN[name] ?? whole),
  );
  const { features } = hear(text);
  return example.includes(PERSON) ? new Set([...features, PERSON]) : features;
}

/** The best reading of each question that has all it needs, the likeliest first. */
export function rank({ all, weightOf }: Examples, heard: Heard): readonly Reading[] {
  const best = new Map<string, { readonly example: Example; readonly likeness: number }>();
  const own = sum(heard.features, weightOf);
  for (const example of all) {
    if (!sharesWhatIsAsked(example, heard)) continue;
    const likeness = compare(example, heard, own, weightOf);
    if (likeness > (best.get(example.askable.name)?.likeness ?? 0))
      best.set(example.askable.name, { example, likeness });
  }
  return [...best.values()]
    .toSorted((one, other) => other.likeness - one.likeness)
    .flatMap(({ example, likeness }): Reading[] => {
      const request = example.askable.request(namedFor(example, heard.named));
      if (request === null) return [];
      const shared = [...example.features].filter((feature) => heard.features.has(feature));
      return [{ askable: example.askable, request, likeness, example: example.text, shared }];
    });
}

/** What is named alone asks nothing, unless the example is nothing else. */
function sharesWhatIsAsked({ asked }: Example, heard: Heard): boolean {
  return asked.length === 0 || asked.some((feature) => heard.features.has(feature));
}

/** Words that are left over are a person only to a question about one. */
function namedFor({ features }: Example, named: Named): Named {
  return features.has(PERSON) ? named : { ...named, person: null };
}

/** Twice what both are about, as a share of all that either is about (Dice's coefficient, weighted). */
function compare(
  example: Example,
  { features, unknown, names }: Heard,
  own: number,
  weightOf: (feature: string) => number,
) {
  const needsPerson = example.features.has(PERSON);
  const isNamed = needsPerson && names.length > 0;
  const left = unknown.length - (isNamed ? names.length : 0);
  let shared = isNamed ? weightOf(PERSON) : 0;
  for (const feature of features) if (example.features.has(feature)) shared += weightOf(feature);
  const all = own + (isNamed ? weightOf(PERSON) : 0) + left * WEIGHT_OF_UNKNOWN;
  return (2 * shared) / (all + example.weight);
}

function sum(features: Iterable<string>, weightOf: (feature: string) => number): number {
  let total = 0;
  for (const feature of features) total += weightOf(feature);
  return total;
}

import { IntlMessageFormat } from 'intl-messageformat';

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a text asks to be told: each argument once, with the cases that a choice knows. Throws where it is no message. */
export function argumentsOf(text: string): readonly string[] {
  const ast = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst();
  return [...new Set(ast.flatMap(describe))].toSorted();
}

function describe(part: Part): readonly string[] {
  if (!('value' in part) || typeof part.value !== 'string' || part.type === 0) return [];
  if (!('options' in part)) return [part.value];
  const below = Object.values(part.options).flatMap(({ value }) => value.flatMap(describe));
  // Languages differ in their plurals, but not in what there is to choose between.
  const cases = 'pluralType' in part ? '' : `: ${Object.keys(part.options).toSorted().join(', ')}`;
  return [...(cases === '' ? [part.value] : [`${part.value}${cases}`]), ...below];
}

/** The commands that a text names between quotation marks; what it repeats from the reader is left out. */
export function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/“([^“”{}]+)”/g)].map(([, command = '']) => command.replace(/^@Partner Score /, ''));
}

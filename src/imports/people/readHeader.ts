import { z } from 'zod';
import { foldText } from '../../reading/foldText.ts';
import headings from './headings.json' with { type: 'json' };

/** What a column of a table of people holds. */
const FIELDS = [
  'name',
  'firstName',
  'lastName',
  'mail',
  'userId',
  'certification',
  'title',
  'earned',
  'expires',
  'trainingType',
  'status',
] as const;

export type Field = (typeof FIELDS)[number];

/** They say which rows count, and make no table of people by themselves. */
const BESIDE: readonly Field[] = ['trainingType', 'status'];

/** How people and Partner Center's exports head their columns, by language; of two for one thing the one told first is taken. */
const HEADINGS = z.record(z.enum(FIELDS), z.record(z.string(), z.array(z.string()))).parse(headings);

const fieldOf = new Map<string, { readonly field: Field; readonly rank: number }>();
for (const field of FIELDS) {
  for (const [rank, heading] of Object.values(HEADINGS[field]).flat().entries()) {
    const folded = fold(heading);
    if (!fieldOf.has(folded)) fieldOf.set(folded, { field, rank });
  }
}

/** Neither blanks nor underscores nor case matter: "Expiration date", "ExpirationDate". */
function fold(heading: string): string {
  return foldText(heading).replaceAll(' ', '');
}

/** Which column holds what. */
export type Header = ReadonlyMap<Field, number>;

/**
 * Reads a line as the head of a table; null where it is no head. Of two columns for one thing the likelier is taken.
 * `allKnown`: every cell must be a heading, as where the words of a line stand for cells.
 */
export function readHeader(cells: readonly string[], { allKnown }: { readonly allKnown: boolean }): Header | null {
  const found = cells.map((cell) => fieldOf.get(fold(cell)));
  if (allKnown && found.includes(undefined)) return null;
  const header = new Map<Field, { column: number; rank: number }>();
  found.forEach((each, column) => {
    if (each === undefined) return;
    const before = header.get(each.field);
    if (before === undefined || each.rank < before.rank) header.set(each.field, { column, rank: each.rank });
  });
  // "Nombre, Apellidos" and "Nom, Prénom": beside one half of a name, the other column holds the other half.
  const name = header.get('name');
  const isFirst = header.has('lastName') && !header.has('firstName');
  if (name !== undefined && header.has('firstName') !== header.has('lastName')) {
    header.delete('name');
    header.set(isFirst ? 'firstName' : 'lastName', name);
  }
  if ([...header.keys()].filter((field) => !BESIDE.includes(field)).length < 2) return null;
  return new Map([...header].map(([field, { column }]) => [field, column]));
}

/** Whether the table says that it is one of people with certifications; a title alone may be one of their profession. */
export function tellsOfPeople(header: Header): boolean {
  const isWho = (['name', 'firstName', 'lastName', 'mail', 'userId'] as const).some((field) => header.has(field));
  return isWho && (header.has('certification') || (header.has('title') && header.has('trainingType')));
}

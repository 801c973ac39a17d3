import { isDeepStrictEqual } from 'node:util';
import type { Change, FactWrite } from './change.ts';
import { figureOwnerSchema } from './factSchemas.ts';
import type { PartnerRecord } from './record.ts';

/** What makes the second record of the first: nothing where they say the same. */
export function changeInto(record: PartnerRecord, wanted: PartnerRecord): Change {
  const owners = new Set([...Object.keys(record.figures), ...Object.keys(wanted.figures)].map(parseOwner));
  const known = new Map(record.people.map((person) => [person.id, person]));
  const told = new Map(wanted.people.map((person) => [person.id, person]));
  const writes: readonly (FactWrite & { readonly before: unknown })[] = [
    { kind: 'settings', after: wanted.settings, before: record.settings },
    ...[...owners].map((owner) => {
      const after = wanted.figures[owner] ?? null;
      return { kind: 'figures', owner, after, before: record.figures[owner] ?? null } as const;
    }),
    ...[...new Set([...known.keys(), ...told.keys()])].map((id) => {
      return { kind: 'person', id, after: told.get(id) ?? null, before: known.get(id) ?? null } as const;
    }),
  ];
  return writes
    .filter(({ before, after }) => !isDeepStrictEqual(withoutUndefined(before), withoutUndefined(after)))
    .map(({ before: _, ...write }) => write);
}

function parseOwner(owner: string) {
  return figureOwnerSchema.parse(owner);
}

/** A day that is not known may be left out or be `undefined`; stored, both are the same. */
function withoutUndefined(value: unknown): unknown {
  return value === null ? null : JSON.parse(JSON.stringify(value));
}

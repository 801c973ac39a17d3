import type { Temporal } from 'temporal-polyfill';
import type { Notes, Place } from './places.ts';
import type { PartnerPage } from './store.ts';

/** A place with what an older version still keeps of it among the facts of its partner. */
export function withStrays(id: string, place: Place, { strays, marks }: Pick<PartnerPage, 'strays' | 'marks'>): Place {
  const stray = strays.get(id);
  if (stray === undefined && marks.size === 0) return place;
  return {
    ...place,
    ...(stray === undefined ? {} : chooseNotes(place, stray)),
    marks: new Set([...place.marks, ...marks]),
  };
}

/** Of two notes of the same the newer one; `stray` was written by whoever did not know the other. */
export function chooseNotes(known: Notes, stray: Notes): Notes {
  return {
    audience: chooseNewer(known.audience, stray.audience),
    member: chooseNewer(known.member, stray.member),
    language: chooseLanguage(known.language, stray.language),
  };
}

function chooseNewer<Note extends { readonly checkedAt: Temporal.Instant }>(known: Note | null, stray: Note | null) {
  if (known === null || stray === null) return known ?? stray;
  return known.checkedAt.epochMilliseconds >= stray.checkedAt.epochMilliseconds ? known : stray;
}

/** Whoever wrote the stray took the person for one without a choice, unless they chose just there. */
function chooseLanguage(known: Notes['language'], stray: Notes['language']): Notes['language'] {
  if (known === null || stray === null) return known ?? stray;
  return known.isChosen && !stray.isChosen ? known : stray;
}

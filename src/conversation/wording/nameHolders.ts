import type { Words } from '../../language/words.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { getCertification } from '../../scoring/certifications.ts';

/** What it takes to name people of the list. */
export interface Naming {
  readonly record: Pick<PartnerRecord, 'people'>;
  readonly showNames: boolean;
}

const MOST_NAMED = 3;

/** A certification and whose it is, as texts take it. `names` has an entry for each of them, undefined where no name is to be shown. */
export function nameHolders(words: Words, certification: string, names: readonly (string | undefined)[]) {
  const known = names.filter((name) => name !== undefined).toSorted(words.compare);
  const more = known.length - MOST_NAMED;
  const shown = more > 0 ? [...known.slice(0, MOST_NAMED), words.say('card.others', { count: more })] : known;
  const { code, title } = getCertification(certification);
  const named = known.length === names.length && known.length > 0;
  return { certification: code ?? title, name: words.list(shown), named, count: names.length };
}

/** How people of the list are called, where names may be shown. */
export function nameIn({ record, showNames }: Naming): (person: string) => string | undefined {
  return (person) => (showNames ? record.people.find(({ id }) => id === person)?.name : undefined);
}

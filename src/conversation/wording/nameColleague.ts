import type { Words } from '../../language/words.ts';
import { FORMER_USER } from '../../partner/formerUser.ts';
import type { Colleague } from '../../partner/record.ts';

/** The colleague's name, or "a former user" in the reader's language for somebody who asked to be forgotten. */
export function nameColleague(words: Words, { id, name }: Colleague): string {
  return id === FORMER_USER.id ? words.say('keep.formerUser') : name;
}

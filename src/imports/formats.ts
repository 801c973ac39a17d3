import { backup } from './backup.ts';
import type { Beginning, Format, PeopleFormat } from './format.ts';
import { peopleList } from './peopleList.ts';
import { roster } from './roster.ts';
import { wideList } from './wideList.ts';

/** All that can be read; the first that recognises its own reads it. */
const FORMATS: readonly Format[] = [backup, roster, wideList, peopleList];

/** Null where nothing here knows what it is. */
export function findFormat(beginning: Beginning): Format | null {
  return FORMATS.find((format) => format.recognises(beginning)) ?? null;
}

export function findPeopleFormat(beginning: Beginning): PeopleFormat | null {
  const found = findFormat(beginning);
  return found?.gives === 'people' ? found : null;
}

import { backup } from './backup.ts';
import type { Beginning, Format, Given } from './format.ts';
import { peopleList } from './peopleList.ts';
import { roster } from './roster.ts';

/** All that can be read; the first that recognises its own reads it. */
const FORMATS: readonly Format[] = [backup, roster, peopleList];

/** Null where nothing here knows what it is, or what it is does not give what is wanted. */
export function findFormat(beginning: Beginning, wanted?: Given['kind']): Format | null {
  const found = FORMATS.find((format) => format.recognises(beginning)) ?? null;
  return wanted === undefined || found?.gives === wanted ? found : null;
}

import { type AreaId, TRACKS_SCORED } from '../scoring/designations.ts';
import { readArea } from './areaNames.ts';
import { readSettable } from './figureNames.ts';
import { foldText, splitWords } from './foldText.ts';
import { settablesOf } from './settables.ts';

const BEFORE_AN_AREA = new Set(['of', 'for', 'in', 'on', 'de', 'del', 'en', 'para', 'the', 'la', 'el']);

/** A figure with its value as typed, for `readSettable`; `area` is null where none was named. */
export interface TypedSetting {
  readonly area: AreaId | null;
  readonly rest: string;
}

/** Takes the area off, wherever it stands: "data customers 3", "usage growth of data & ai to 15 %", "net customer adds infra 4". */
export function readSetting(words: readonly string[]): TypedSetting {
  const first = readArea(words);
  if (first !== null && isNamed(first.area, words.slice(first.length))) {
    return { area: first.area, rest: words.slice(first.length).join(' ') };
  }
  for (let index = 1; index < words.length; index++) {
    const found = readArea(words.slice(index));
    if (found === null) continue;
    const before = words.slice(0, index);
    while (BEFORE_AN_AREA.has(foldText(before.at(-1) ?? ''))) before.pop();
    const rest = [...before, ...words.slice(index + found.length)];
    if (isNamed(found.area, rest)) return { area: found.area, rest: rest.join(' ') };
  }
  return first === null
    ? { area: null, rest: words.join(' ') }
    : { area: first.area, rest: words.slice(first.length).join(' ') };
}

/** What a figure is set to by its name, an area and a number, and nothing else: it needs no "set" in front. */
export function readBareSetting(text: string): TypedSetting | null {
  if (/\?\s*$/.test(text) || ASSERTS.test(text)) return null;
  const words = splitWords(text.replace(POLITE_START, ''));
  if (words.length > MOST_WORDS) return null;
  const setting = readSetting(words);
  if (setting.area === null) return null;
  const read = readSettable(setting.rest, settablesOf(setting.area, TRACKS_SCORED[setting.area] === 'one'));
  const isNumber = (read.kind === 'read' || read.kind === 'ambiguous') && BARE_NUMBER.test(read.value);
  return isNumber ? setting : null;
}

// "Usage growth of data is 0" may be a part of a question.
const ASSERTS = /\b(?:is|are|be|es|son|está|esta)\b/i;
const POLITE_START = /^\s*(?:(?:please|pls|hi|hello|hey|hola|por favor)[\s,]+)+/i;
/** No figure, area and number need more. */
const MOST_WORDS = 24;
const BARE_NUMBER = /^(?:usd|us\$|\$)?\s*[+\-−]?\s*\d[\d.,']*\s*(?:k|m)?\s*(?:%|usd|\$)?$/iu;

function isNamed(area: AreaId, rest: readonly string[]): boolean {
  const { kind } = readSettable(rest.join(' '), settablesOf(area, TRACKS_SCORED[area] === 'one'));
  return kind === 'read' || kind === 'ambiguous';
}

import { readArea, takeArea } from '../../reading/areaNames.ts';
import { readSettable } from '../../reading/figureNames.ts';
import { foldText, splitWords } from '../../reading/foldText.ts';
import { parseDay } from '../../reading/parseDay.ts';
import { type Settable, settablesOf } from '../../reading/settables.ts';
import { type Certification, matchCertification } from '../../scoring/certifications.ts';
import { AREA_IDS, type AreaId, RULE_BOOKS, type RuleBook, TRACKS_SCORED } from '../../scoring/designations.ts';

/** One thing that is imagined. `text` is how it was typed. */
export type Supposition = { readonly text: string } & (
  | { readonly kind: 'holders'; readonly certification: Certification; readonly more: number }
  | { readonly kind: 'earns' | 'loses'; readonly person: string; readonly certification: Certification }
  | { readonly kind: 'leaves'; readonly person: string }
  /** `areas` are those that have it; `isMore`: the value is added to what is known. */
  | {
      readonly kind: 'figure';
      readonly areas: readonly { readonly area: AreaId; readonly settable: Settable }[];
      readonly value: string;
      readonly isMore: boolean;
    }
  | { readonly kind: 'book'; readonly book: RuleBook }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'unread' }
);

export interface WhatIf {
  readonly suppositions: readonly Supposition[];
  /** Areas that were named on their own; none means all that are followed. */
  readonly areas: readonly AreaId[];
}

// A comma may group thousands: "acr 250,000".
const SEPARATOR = /,(?!\d{3}(?:\D|$))|;|\n|\s(?:and|y)\s+(?=[+\-−]\s?\d)/i;
const PERSON =
  /^(?<person>.+?)\s+(?:(?<leaves>leaves|left|se va|deja la empresa)|(?<loses>loses|lost|drops|pierde)\s+(?<lost>.+)|(?<earns>earns|gets|passes|obtiene|gana|aprueba)\s+(?<earned>.+))$/iu;
const ON_DAY = /^(?:on|from|as of|el|desde)\s+/i;
const SIGNED = /^(?<sign>[+\-−])\s*(?<amount>[\d.,]*\d\s?%?)\s+(?<rest>.+)$/;

/** Reads "+1 AZ-305, Ana leaves, +2 customers, data growth 15, track smb, book microsoft, on 2027-07-01". */
export function parseWhatIf(text: string): WhatIf {
  const areas: AreaId[] = [];
  const suppositions: Supposition[] = [];
  for (const part of text.split(SEPARATOR).map((each) => each.trim().replace(/^(?:and|y)\s+/i, ''))) {
    const words = splitWords(part);
    if (words.length === 0) continue;
    const area = readArea(words);
    if (area !== null && area.length === words.length) areas.push(area.area);
    else suppositions.push(readPart(part));
  }
  return { suppositions, areas };
}

function readPart(text: string): Supposition {
  const person = readPerson(text);
  if (person !== null) return person;
  const day = parseDay(text.replace(ON_DAY, ''));
  if (day !== null) return { text, kind: 'day', day };
  const { area, rest } = takeArea(text);
  const folded = splitWords(rest).map(foldText);
  const book = RULE_BOOKS.find((each) => folded.includes(each));
  if (book !== undefined && folded.some((word) => ['book', 'rules', 'libro', 'reglas'].includes(word))) {
    return { text, kind: 'book', book };
  }
  const signed = SIGNED.exec(rest)?.groups;
  if (signed === undefined) return readFigure(text, area, rest, /\s\+\s*\d/.test(rest));
  const { sign, amount = '', rest: what = '' } = signed;
  const found = matchCertification(what);
  if (found?.kind === 'found' && /^\d+$/.test(amount)) {
    const more = sign === '+' ? Number(amount) : -Number(amount);
    return { text, kind: 'holders', certification: found.certification, more };
  }
  return readFigure(text, area, `${what} ${sign}${amount}`, true);
}

function readPerson(text: string): Supposition | null {
  const groups = PERSON.exec(text)?.groups;
  if (groups === undefined) return null;
  const { person = '', leaves, lost, earned } = groups;
  if (leaves !== undefined) return { text, kind: 'leaves', person };
  const found = matchCertification(lost ?? earned ?? '');
  if (found?.kind !== 'found') return { text, kind: 'unread' };
  return { text, kind: lost === undefined ? 'earns' : 'loses', person, certification: found.certification };
}

function readFigure(text: string, named: AreaId | null, rest: string, isMore: boolean): Supposition {
  let value = '';
  const areas = (named === null ? AREA_IDS : [named]).flatMap((area) => {
    const read = readSettable(rest, settablesOf(area, TRACKS_SCORED[area] === 'one'));
    if (read.kind !== 'read' || read.value === '') return [];
    value = read.value;
    return [{ area, settable: read.settable }];
  });
  return areas.length === 0 ? { text, kind: 'unread' } : { text, kind: 'figure', areas, value, isMore };
}

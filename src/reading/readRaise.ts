import { AREA_IDS, type AreaId } from '../scoring/designations.ts';
import { FIGURES } from '../scoring/figures.ts';
import { takeArea } from './areaNames.ts';
import { readSettable } from './figureNames.ts';
import { foldText, splitWords } from './foldText.ts';
import { parseAmount } from './parseAmount.ts';
import { nameOf, settablesOf } from './settables.ts';

export interface FigureOption {
  readonly area: AreaId;
  readonly figure: string;
}

/** A figure that is to rise. */
export interface TypedRaise {
  /** By how much, as typed; null where that was not said. */
  readonly amount: string | null;
  /** Every figure that has this name. */
  readonly options: readonly FigureOption[];
}

const AMOUNT = /^\+?[$€]?\d[\d.,]*[km]?%?$/i;

// Points are given for US dollars.
const OTHER_CURRENCY = /^(?:€|£|eur|euros?|gbp)$/i;

/** Words that stand beside a figure's name and tell it from no other. */
const FILLERS = new Set(
  (
    'more additional extra net new of in usage use usd another by from and ' +
    'mas neto netos neta netas nuevo nuevos nueva nuevas de del en uso adicional adicionales'
  ).split(' '),
);

/** Reads "data 2 customers", "usage growth +3 %", "1 more service"; null where a word is left over, or an amount is in another currency. */
export function readRaise(words: readonly string[]): TypedRaise | null {
  const { area, rest } = takeArea(words.join(' '));
  const said = splitWords(rest.replace(/\+\s+/g, '+'));
  if (said.some((word) => OTHER_CURRENCY.test(word))) return null;
  const amounts = said.filter((word) => AMOUNT.test(word));
  const name = said.filter((word) => !AMOUNT.test(word) && !FILLERS.has(foldText(word)) && foldText(word) !== '');
  if (amounts.length > 1 || name.length === 0) return null;
  const options = (area === null ? AREA_IDS : [area]).flatMap((each) => listFigures(each, name));
  return options.length === 0 ? null : { amount: amounts[0] ?? null, options };
}

function listFigures(area: AreaId, name: readonly string[]): readonly FigureOption[] {
  const read = readSettable(name.join(' '), settablesOf(area, false));
  if ((read.kind !== 'read' && read.kind !== 'ambiguous') || read.value !== '') return [];
  const candidates = read.kind === 'read' ? [read.settable] : read.candidates;
  return candidates.flatMap((each): FigureOption[] =>
    each.kind === 'figure' && canRise(area, each.key) ? [{ area, figure: each.key }] : [],
  );
}

/** What the value of a month was a year ago stays as it is. */
function canRise(area: AreaId, figure: string): boolean {
  return FIGURES[area].some(({ key, kind }) => key === figure && kind !== 'mcv');
}

/** The amount as a number above zero; null for anything else. */
export function readMore({ area, figure }: FigureOption, amount: string | null): number | null {
  const kind = FIGURES[area].find(({ key }) => key === figure)?.kind ?? 'count';
  const parsed = parseAmount((amount ?? '').replace(/^\+/, ''), { kind, mayBeNegative: false });
  return parsed.kind === 'amount' && parsed.value > 0 ? parsed.value : null;
}

/** As it is typed so that this very figure is read: "security 2 smb customers azure". */
export function typeRaise({ area, figure }: FigureOption, more: number | null): string {
  return `${area} ${more === null ? '' : `${more} `}${nameOf({ kind: 'figure', key: figure })}`;
}

import type { FigureDefinition, FigureKind } from '../scoring/figures.ts';

export type ParsedAmount =
  | { readonly kind: 'amount'; readonly value: number }
  /** `unknown` was said: the figure is to be forgotten. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused' };

// Far beyond any partner; a longer number is a slip of the finger.
const LARGEST = 1e12;

const UNKNOWN = /^(unknown|\?|desconocido|desconocida|none|ninguno)$/i;

/**
 * Reads a number as people type it: "12.5 %", "12,5", "USD 50,000", "50.000", "50k", "1.2 m".
 * An amount in another currency is refused, since points are given for US dollars.
 * A comma or point with three digits behind it groups thousands, except in a percent.
 */
export function parseAmount(
  text: string,
  { kind, mayBeNegative }: Pick<FigureDefinition, 'kind' | 'mayBeNegative'>,
): ParsedAmount {
  const bare = text.trim();
  if (UNKNOWN.test(bare)) return { kind: 'unknown' };
  const match =
    /^(?:usd|us\$|\$)?\s*([+\-−]?)\s*([\d][\d.,\s']*?)\s*(k|m)?\s*(?:%|usd|\$|customers?|people|users?|services?)?$/iu.exec(
      bare,
    );
  if (match === null) return { kind: 'refused' };
  const [, sign = '', digits = '', suffix = ''] = match;
  const plain = readDigits(digits.replace(/[\s']/g, ''), kind);
  if (plain === null) return { kind: 'refused' };
  const value = plain * ({ k: 1e3, m: 1e6 }[suffix.toLowerCase()] ?? 1) * (sign === '-' || sign === '−' ? -1 : 1);
  const acceptable =
    Number.isFinite(value) &&
    Math.abs(value) <= LARGEST &&
    (mayBeNegative || value >= 0) &&
    (kind !== 'count' || Number.isInteger(value)) &&
    (kind !== 'percent' || value >= -100);
  return acceptable ? { kind: 'amount', value: value === 0 ? 0 : value } : { kind: 'refused' };
}

function readDigits(digits: string, kind: FigureKind): number | null {
  const grouped =
    /^\d{1,3}([.,])\d{3}(?:\1\d{3})*$/.test(digits) && !(kind === 'percent' && !/[.,].*[.,]/.test(digits));
  if (grouped) return Number(digits.replace(/[.,]/g, ''));
  if (/^\d+$/.test(digits)) return Number(digits);
  if (/^\d+[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(digits)) return Number(digits.replace(/,/g, ''));
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(digits)) return Number(digits.replace(/\./g, '').replace(',', '.'));
  return null;
}

import { parseUsd, type Usd } from '../../usage/usd.ts';
import type { DecimalMark } from '../usageRows/convention.ts';

export type ReadAmount =
  /** `mark`: the decimal sign that it shows, where it shows one. */
  | { readonly kind: 'amount'; readonly usd: Usd; readonly mark: DecimalMark | null }
  /** "1.234" is a little more than one to one reader, and a thousand times as much to another. `usd` takes the sign for a decimal one. */
  | { readonly kind: 'either'; readonly usd: Usd; readonly mark: DecimalMark };

const PLAIN = /^-?\d+(?:\.\d+(?:e[+-]?\d+)?)?$/i;
const EITHER = /^-?[1-9]\d{0,2}([.,])\d{3}$/;
const GROUPED = /^\d{1,3}(?:([.,\u00A0\u202F '’])\d{3})(?:\1\d{3})*(?:([.,])\d+)?$/;

/** An amount in US dollars, with the signs of either language: "1,234.5", "1.234,5", "USD 12", "(3.5)", "1.2E-05". Null where it is none. */
export function readUsageAmount(text: string): ReadAmount | null {
  if (PLAIN.test(text) && !EITHER.test(text)) return exact(text, text.includes('.') ? '.' : null);
  const { digits, sign } = takeOffSigns(text);
  const either = EITHER.exec(digits)?.[1];
  if (either !== undefined) {
    const usd = parseUsd(sign + digits.replace(',', '.'));
    return usd === null ? null : { kind: 'either', usd, mark: either === '.' ? '.' : ',' };
  }
  if (/^\d+(?:[.,]\d*)?(?:e[+-]?\d+)?$/i.test(digits) || /^[.,]\d+$/.test(digits)) {
    return exact(sign + digits.replace(',', '.'), digits.includes(',') ? ',' : digits.includes('.') ? '.' : null);
  }
  const grouped = GROUPED.exec(digits);
  if (grouped === null) return null;
  const [, group = '', decimal] = grouped;
  if (group === decimal) return null;
  const [whole = '', fraction = '0'] = decimal === undefined ? [digits] : digits.split(decimal);
  return exact(`${sign}${whole.replaceAll(group, '')}.${fraction}`, markBeside(group, decimal));
}

function markBeside(group: string, decimal: string | undefined): DecimalMark | null {
  if (decimal === '.' || decimal === ',') return decimal;
  return group === '.' ? ',' : group === ',' ? '.' : null;
}

function exact(text: string, mark: DecimalMark | null): ReadAmount | null {
  const usd = parseUsd(text);
  return usd === null ? null : { kind: 'amount', usd, mark };
}

function takeOffSigns(text: string): { readonly digits: string; readonly sign: '' | '-' } {
  const bare = text
    .replace(/^\s*(?:\(\s*)?|(?:\s*\))?\s*$/g, '')
    .replace(/usd|us\$|\$/gi, '')
    .trim();
  const digits = bare.replace(/^[-−+]|[-−]$/, '').trim();
  const isNegative = /^[-−]|[-−]$/.test(bare) || /^\s*\(.*\)\s*$/.test(text);
  return { digits, sign: isNegative ? '-' : '' };
}

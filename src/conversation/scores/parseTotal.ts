import { parseAmount } from '../../reading/parseAmount.ts';

const FULL_TOTAL = 100;
const AROUND = /^(?:is|says|shows|=|:|dice|muestra)\s+|\s*(?:points?|puntos?|(?:of|de|out of|sobre|\/)\s*100)$/giu;

/** Reads a total of a designation, 0 to 100: "62", "62,5", "62.5 of 100"; null where it was said to be unknown, undefined for anything else. */
export function parseTotal(text: string): number | null | undefined {
  const parsed = parseAmount(text.trim().replace(AROUND, ''), { kind: 'percent', mayBeNegative: false });
  if (parsed.kind === 'unknown') return null;
  return parsed.kind === 'amount' && parsed.value <= FULL_TOTAL ? parsed.value : undefined;
}

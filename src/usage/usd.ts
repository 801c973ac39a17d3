/**
 * US dollars, exact to 18 decimals: a whole number of 10^-18 dollars. Exports write small amounts with some 15 decimals,
 * and a customer counts or not by the last of them.
 */
export type Usd = bigint;

const DECIMALS = 18;
const DOLLAR = 10n ** BigInt(DECIMALS);
const CENT = DOLLAR / 100n;

export function usd(dollars: number): Usd {
  return BigInt(dollars) * DOLLAR;
}

/** Of a plain decimal number, such as "-1234.5" or "1.2e-5"; what is beyond 18 decimals is cut off. Null for anything else. */
export function parseUsd(text: string): Usd | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  if (whole === '' && fraction === '') return null;
  const shift = DECIMALS + Number(power);
  const places = fraction.length;
  const digits =
    places <= shift
      ? (whole + fraction).padEnd(whole.length + shift, '0')
      : (whole + fraction).slice(0, shift - places);
  const amount = BigInt(digits === '' ? '0' : digits);
  return sign === '-' ? -amount : amount;
}

/** As a plain decimal number without zeros at its end, which `parseUsd` reads back. */
export function formatUsd(amount: Usd): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(DECIMALS + 1, '0');
  const fraction = digits.slice(-DECIMALS).replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Dollars with 2 decimals, the half of a cent away from zero. */
export function roundUsd(amount: Usd): number {
  return Number(divideRounded(amount, CENT)) / 100;
}

/** Dollars with 2 decimals and never less than the amount, for what somebody has yet to reach. */
export function roundUpUsd(amount: Usd): number {
  const cents = amount / CENT;
  return Number(amount > cents * CENT ? cents + 1n : cents) / 100;
}

/** How much more `now` is than `before`, in percent of it with 2 decimals; null where that was nothing. */
export function growthPercent(before: Usd, now: Usd): number | null {
  if (before === 0n) return null;
  return Number(divideRounded((now - before) * 10_000n, before)) / 100;
}

export function sumUsd(amounts: Iterable<Usd>): Usd {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum;
}

/** The quotient as a whole number, a half away from zero. */
function divideRounded(amount: bigint, by: bigint): bigint {
  const isNegative = amount < 0n !== by < 0n;
  const [top, bottom] = [amount < 0n ? -amount : amount, by < 0n ? -by : by];
  const rounded = (2n * top + bottom) / (2n * bottom);
  return isNegative ? -rounded : rounded;
}

const WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const WORD = new RegExp(String.raw`\b(${WORDS.join('|')})\b`, 'g');

/**
 * The same text in lower case with every number as plain digits: "four points" and "4 points" alike, "USD1,000" as "usd 1000",
 * "30%" as "30 percent", "ten (10)" as "10".
 */
export function spellNumbers(text: string): string {
  return text
    .toLowerCase()
    .replace(WORD, (word) => String(WORDS.indexOf(word)))
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '')
    .replace(/\$\s*(?=\d)|\busd\s*(?=\d)/g, 'usd ')
    .replace(/(?<=\d)\s*(?:%|per ?cent\b)/g, ' percent')
    .replace(/\b(\d+) \(\1\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Every number in a text, whether spelled or in digits. */
export function numbersIn(text: string): ReadonlySet<number> {
  return digitsIn(spellNumbers(text));
}

/** Every number in a text that is written in digits. */
export function digitsIn(text: string): ReadonlySet<number> {
  const plain = text.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return new Set([...plain.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits)));
}

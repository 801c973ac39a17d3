const MONTHS = 'january february march april may june july august september october november december'.split(' ');

const SPELLINGS: readonly { readonly pattern: string; readonly order: readonly ('year' | 'month' | 'day')[] }[] = [
  { pattern: String.raw`(\d{4})-(\d{2})-(\d{2})`, order: ['year', 'month', 'day'] },
  { pattern: String.raw`(\d{1,2})/(\d{1,2})/(\d{4})`, order: ['month', 'day', 'year'] },
  { pattern: String.raw`(${MONTHS.join('|')}) (\d{1,2}),? (\d{4})`, order: ['month', 'day', 'year'] },
  { pattern: String.raw`(\d{1,2}) (${MONTHS.join('|')}),? (\d{4})`, order: ['day', 'month', 'year'] },
];

/** Every day that an English text of Microsoft names, as ISO: "June 30, 2026", "30 June 2026", "06/30/2026", "2026-06-30". */
export function readDays(text: string): readonly string[] {
  return SPELLINGS.flatMap(({ pattern, order }) =>
    [...text.matchAll(new RegExp(String.raw`(?<!\d)${pattern}(?!\d)`, 'gi'))].flatMap((match) => {
      const part = (name: 'year' | 'month' | 'day') => match[order.indexOf(name) + 1] ?? '';
      const named = MONTHS.indexOf(part('month').toLowerCase()) + 1;
      const day = `${part('year')}-${two(named > 0 ? String(named) : part('month'))}-${two(part('day'))}`;
      return isDay(day) ? [{ at: match.index, day }] : [];
    }),
  )
    .toSorted((a, b) => a.at - b.at)
    .map(({ day }) => day);
}

export function readDay(text: string): string | null {
  return readDays(text)[0] ?? null;
}

function two(digits: string): string {
  return digits.padStart(2, '0');
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

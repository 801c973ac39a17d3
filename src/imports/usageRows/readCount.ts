const PLAIN = /^\d{1,9}(?:[.,]0+)?$/;
const GROUPED = /^\d{1,3}(?:([.,\u00A0\u202F '’])\d{3})(?:\1\d{3}){0,2}$/;

/** A whole number that is not negative, with the signs of either language: "1204", "1,204", "1.204", "12.0". Null where it is none. */
export function readCount(text: string): number | null {
  const bare = text.trim();
  if (GROUPED.test(bare)) return Number(bare.replace(/\D/g, ''));
  return PLAIN.test(bare) ? Number.parseInt(bare, 10) : null;
}

// Teams' own activities nest about ten levels deep; far deeper input only serves to exhaust a recursive reader.
const MAX_DEPTH = 64;

export type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly reason: string };

export function parseBody(text: string): Body {
  if (text.trim() === '') return { kind: 'refused', reason: 'The body is empty.' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'refused', reason: 'The body is not valid JSON.' };
  }
  if (isDeeperThan(MAX_DEPTH, value)) return { kind: 'refused', reason: 'The body is nested too deeply.' };
  return { kind: 'json', value };
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

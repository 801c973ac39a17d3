import type { Readable } from 'node:stream';

/** What became of one line or file: its result, or what is wrong with it. */
export type Scored =
  | { readonly kind: 'scored'; readonly result: unknown }
  | { readonly kind: 'unusable'; readonly problems: readonly string[] };

/**
 * Yields one result line for each snapshot line, in order, as soon as it can. Blank lines are skipped but counted.
 * Calls `onUnusable` for every line that could not be scored.
 */
export async function* scoreLines(input: Readable, score: (text: string) => Scored, onUnusable: () => void) {
  let line = 0;
  for await (const text of readLines(input)) {
    line++;
    if (text.trim() === '') continue;
    const scored = score(text);
    if (scored.kind === 'unusable') onUnusable();
    yield `${JSON.stringify(scored.kind === 'scored' ? scored.result : { line, errors: scored.problems })}\n`;
  }
}

/** Node's readline would also split at U+2028, which JSON allows inside a text. */
async function* readLines(input: Readable) {
  let unfinished = '';
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...others] = String(chunk).split('\n');
    unfinished += first;
    for (const next of others) {
      yield unfinished;
      unfinished = next;
    }
  }
  if (unfinished !== '') yield unfinished;
}

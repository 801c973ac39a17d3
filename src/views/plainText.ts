/**
 * What people typed, on one line: line breaks and tabs would tear a card, and marks that turn the direction of
 * writing would turn the words around it as well. Words too long for a phone get places to break that nobody sees.
 */
export function onOneLine(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/\S{40,}/gu, (word) => word.replace(/.{20}(?=.)/gu, '$&\u200b'));
}

/** Whether a text reads the same as Markdown, so that it may stand in a TextBlock, which alone can be a heading. */
export function isPlain(text: string): boolean {
  const hasOnlyPlainSigns = /^[\p{L}\p{M}\p{N} .,:;?!'’"()%&/+-]*$/u.test(text);
  const readsAsList = /^\s*(?:[-+]|\d+[.)])\s/.test(text);
  const readsAsEntityOrLink = /&\w+;|\w:\/|www\./.test(text);
  return hasOnlyPlainSigns && !readsAsList && !readsAsEntityOrLink;
}

/** A text that ends as a sentence does. */
export function endSentence(text: string): string {
  return /[.!?…:]$/.test(text) ? text : `${text}.`;
}

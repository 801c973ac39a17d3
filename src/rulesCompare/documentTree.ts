import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

/** What frames a page or is not shown. */
export const SKIPPED = new Set(
  'script style noscript template svg nav aside footer form button iframe select'.split(' '),
);
/** What begins a line of its own. */
export const BLOCKS = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure header hr main ol p pre section summary ul'.split(
    ' ',
  ),
);
/** Its text on one line; what is no text of a page, such as scripts, is left out. */
export function textOf(node: Node): string {
  return tidy(gather(node));
}

function gather(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (isElement(node) && SKIPPED.has(node.tagName)) return '';
  const inner = childrenOf(node).map(gather).join('');
  return isElement(node) && (BLOCKS.has(node.tagName) || node.tagName === 'br') ? ` ${inner} ` : inner;
}

export function tidy(text: string): string {
  return text.replace(/[\s\u00A0]+/g, ' ').trim();
}

/** In the order of the document, itself included. */
export function findFirst(node: Node, isWanted: (element: Element) => boolean): Element | null {
  if (isElement(node) && isWanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = findFirst(child, isWanted);
    if (found !== null) return found;
  }
  return null;
}

export function childrenOf(node: Node): readonly Node[] {
  return 'childNodes' in node ? node.childNodes : [];
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

export function attributeOf({ attrs }: Element, name: string): string | null {
  return attrs.find((each) => each.name === name)?.value ?? null;
}

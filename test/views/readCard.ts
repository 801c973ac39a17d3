type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Every object inside a card for which `is` holds, in reading order; what only stands in for another is left out. */
export function findNodes(node: unknown, is: (node: Node) => boolean): readonly Node[] {
  if (!isNode(node)) return [];
  const own = !Array.isArray(node) && is(node) ? [node] : [];
  return [...own, ...Object.entries(node).flatMap(([key, value]) => (key === 'fallback' ? [] : findNodes(value, is)))];
}

export function typeOf(node: Node): string {
  return typeof node.type === 'string' ? node.type : '';
}

/** All that a reader sees of a card, one line a block. */
export function textOf(card: unknown): string {
  return findNodes(card, (node) => ['TextBlock', 'RichTextBlock'].includes(typeOf(node)))
    .map((node) =>
      Array.isArray(node.inlines)
        ? node.inlines.map((run: unknown) => (isNode(run) ? run.text : '')).join('')
        : node.text,
    )
    .join('\n');
}

export function actionsOf(card: unknown): readonly Node[] {
  return findNodes(card, (node) => typeOf(node).startsWith('Action.'));
}

export function inputsOf(card: unknown): readonly Node[] {
  return findNodes(card, (node) => typeOf(node).startsWith('Input.'));
}

/** The commands that a card's buttons say, in their order. */
export function saidBy(card: unknown): readonly unknown[] {
  return actionsOf(isNode(card) ? card.actions : []).flatMap(({ data }) =>
    isNode(data) && data.a === 'say' ? [data.say] : [],
  );
}

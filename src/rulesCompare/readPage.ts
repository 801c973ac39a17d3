import MarkdownIt from 'markdown-it';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import {
  attributeOf,
  BLOCKS,
  childrenOf,
  type Element,
  findFirst,
  isElement,
  type Node,
  SKIPPED,
  textOf,
  tidy,
} from './documentTree.ts';
import { readDay } from './readDay.ts';

interface Link {
  readonly text: string;
  readonly href: string;
}

/** A piece of a page, in the order of the page. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly level: number }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** How many lists it lies in. */
      readonly depth: number;
      /** It begins a list item. */
      readonly isItem: boolean;
      /** That item holds a list of its own. */
      readonly holdsList: boolean;
      /** All of it is bold, so that it names what follows. */
      readonly isLead: boolean;
      readonly links: readonly Link[];
    }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface Page {
  /** Empty where it has none. */
  readonly title: string;
  /** The day (ISO) on which the page says that it was last revised; null where it does not say. */
  readonly revised: string | null;
  readonly blocks: readonly Block[];
}

const HEADING = /^h([1-6])$/;

const markdown = new MarkdownIt({ html: true });

/** Reads a page that was saved as Markdown, as from its repository: YAML in front is read for its dates. */
export function readMarkdownPage(source: string): Page {
  const front = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source);
  const page = readHtmlPage(markdown.render(source.slice(front?.[0].length ?? 0)));
  const fields = new Map(
    (front?.[1] ?? '').split(/\r?\n/).flatMap((line) => {
      const [name = '', ...value] = line.split(':');
      return value.length === 0
        ? []
        : [
            [
              name.trim(),
              value
                .join(':')
                .trim()
                .replace(/^["']|["']$/g, ''),
            ] as const,
          ];
    }),
  );
  return {
    ...page,
    title: page.title === '' ? (fields.get('title') ?? '') : page.title,
    revised: readDay(fields.get('updated_at') ?? '') ?? readDay(fields.get('ms.date') ?? '') ?? page.revised,
  };
}

/** Reads a page that was saved as HTML; what frames the page, such as menus, is left out. */
export function readHtmlPage(source: string): Page {
  const document = parse(source);
  const root = findFirst(document, isMain) ?? document;
  const blocks = readBlocks(root);
  const title = blocks.find((block) => block.kind === 'heading' && block.level === 1);
  const named = findFirst(document, ({ tagName }) => tagName === 'title');
  return {
    title: title?.kind === 'heading' ? title.text : named === null ? '' : textOf(named),
    revised: findRevised(document),
    blocks,
  };
}

function isMain(element: Element): boolean {
  return element.tagName === 'main' || attributeOf(element, 'role') === 'main';
}

function findRevised(document: Node): string | null {
  const stated = (name: string) => {
    const meta = findFirst(document, (each) => each.tagName === 'meta' && attributeOf(each, 'name') === name);
    return meta === null ? null : readDay(attributeOf(meta, 'content') ?? '');
  };
  const time = findFirst(document, (each) => each.tagName === 'time' && attributeOf(each, 'datetime') !== null);
  const shown = time === null ? null : readDay(attributeOf(time, 'datetime') ?? '');
  return stated('updated_at') ?? shown ?? stated('ms.date');
}

/** Text gathered until the next block begins. */
interface Run {
  text: string;
  plain: string;
  links: Link[];
}

interface Place {
  readonly depth: number;
  /** The item whose first text is still to come. */
  readonly item: { begun: boolean; readonly holdsList: boolean } | null;
}

function readBlocks(root: Node): readonly Block[] {
  const blocks: Block[] = [];
  let run: Run = { text: '', plain: '', links: [] };

  function end({ depth, item }: Place): void {
    const text = tidy(run.text);
    if (text !== '') {
      const isLead = /[\p{L}\p{N}]/u.test(run.text) && !/[\p{L}\p{N}]/u.test(run.plain);
      const isItem = item !== null && !item.begun;
      blocks.push({
        ...{ kind: 'text', text, depth, isItem, isLead, links: run.links },
        holdsList: isItem && item.holdsList,
      });
      if (item !== null) item.begun = true;
    }
    run = { text: '', plain: '', links: [] };
  }

  function walk(node: Node, place: Place, isBold: boolean): void {
    if (node.nodeName === '#text') {
      const { value } = node as DefaultTreeAdapterTypes.TextNode;
      run.text += value;
      if (!isBold) run.plain += value;
      return;
    }
    if (!isElement(node)) {
      for (const child of childrenOf(node)) walk(child, place, isBold);
      return;
    }
    const { tagName } = node;
    if (SKIPPED.has(tagName)) return;
    const level = HEADING.exec(tagName)?.[1];
    if (level !== undefined) {
      end(place);
      blocks.push({ kind: 'heading', text: textOf(node), level: Number(level) });
    } else if (tagName === 'table') {
      end(place);
      blocks.push({ kind: 'table', rows: readRows(node) });
    } else if (tagName === 'li') {
      end(place);
      const holdsList = findFirst(node, (each) => each !== node && /^[uo]l$/.test(each.tagName)) !== null;
      const inside: Place = { depth: place.depth + 1, item: { begun: false, holdsList } };
      for (const child of node.childNodes) walk(child, inside, false);
      end(inside);
    } else if (BLOCKS.has(tagName)) {
      end(place);
      for (const child of node.childNodes) walk(child, place, false);
      end(place);
    } else {
      if (tagName === 'br') run.text += ' ';
      const href = tagName === 'a' ? attributeOf(node, 'href') : null;
      if (href !== null) run.links.push({ text: textOf(node), href });
      for (const child of node.childNodes) walk(child, place, isBold || /^(b|strong)$/.test(tagName));
    }
  }

  const outside: Place = { depth: 0, item: null };
  walk(root, outside, false);
  end(outside);
  return blocks;
}

function readRows(table: Element): readonly (readonly string[])[] {
  const rows: string[][] = [];
  function walk(node: Node): void {
    if (isElement(node) && node.tagName === 'tr') {
      rows.push(node.childNodes.filter(isElement).map(textOf));
    } else for (const child of childrenOf(node)) walk(child);
  }
  walk(table);
  return rows.filter((cells) => cells.length > 0);
}

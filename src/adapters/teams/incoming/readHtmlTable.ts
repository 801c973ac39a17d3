import { stringify } from 'csv-stringify/sync';
import { escapeText } from 'entities';
import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { createTableRows } from './tableRows.ts';

const htmlSchema = z.looseObject({ contentType: z.literal('text/html'), content: z.string() });

// Teams lets no message of this size through.
const LONGEST_HTML = 512 * 1024;
// Far deeper input only serves to keep the parser busy, which looks through all open elements at times.
const DEEPEST = 200;

const CELLS = new Set(['td', 'th']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);
const UNSEEN = new Set(['style', 'script', 'title']);
const MENTION = /\/Mention$/;

/**
 * The text of a message with a table, which Teams hands over as HTML beside a text that has lost its cells: a row a line,
 * tabs between cells, quoted where a cell holds line breaks, with mentions and escapes as Teams writes them in a text.
 * Null where there is no table, more than 512 KiB of HTML, or elements that nest deeper than 200.
 */
export function readHtmlTable(attachments: readonly unknown[]): string | null {
  const html = attachments.map((attachment) => htmlSchema.safeParse(attachment).data?.content).find(Boolean);
  return html === undefined || html.length > LONGEST_HTML || !/<table\b/i.test(html) ? null : readTable(html);
}

function readTable(html: string): string | null {
  const lines: string[] = [];
  const rows = createTableRows((cells) => lines.push(stringify([cells], { delimiter: '\t', eof: false })));
  const spans: boolean[] = [];
  let outside = '';
  let depth = 0;
  let opened = 0;
  let unseen = 0;

  function put(text: string) {
    if (depth > 0) rows.put(text);
    else if (text !== '\n') outside += text;
    else endLine();
  }
  function endLine() {
    if (outside.trim() !== '') lines.push(outside.trim());
    outside = '';
  }

  const parser = new Parser({
    onopentag(tag, attributes) {
      opened += 1;
      if (opened > DEEPEST) parser.pause();
      if (UNSEEN.has(tag)) unseen += 1;
      if (BREAKS.has(tag)) put('\n');
      if (tag === 'span') {
        spans.push(MENTION.test(attributes.itemtype ?? ''));
        if (spans.at(-1) === true) put('<at>');
      }
      if (tag === 'at') put('<at>');
      if (tag === 'table') {
        if (depth === 0) endLine();
        depth += 1;
      }
      // A table within a cell is text of that cell.
      if (depth === 1 && tag === 'tr') rows.startRow();
      if (depth === 1 && CELLS.has(tag)) rows.startCell(attributes);
    },
    onclosetag(tag) {
      opened -= 1;
      if (UNSEEN.has(tag)) unseen -= 1;
      if (BREAKS.has(tag) && tag !== 'br') put('\n');
      if (tag === 'at' || (tag === 'span' && spans.pop() === true)) put('</at>');
      if (tag === 'table' && depth > 0) {
        depth -= 1;
        if (depth === 0) rows.end();
      }
    },
    ontext(text) {
      if (unseen === 0) put(escapeText(text.replace(/\s+/g, ' ')));
    },
  });
  parser.end(html);
  if (opened > DEEPEST) return null;
  endLine();
  return lines.join('\n');
}

import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Bytes } from './rowSource.ts';
import { Unreadable } from './unreadable.ts';

export interface XmlEvents {
  /** `name` is without its prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML a part at a time. Nothing that it points to is followed: a document type is refused. Throws `Unreadable`. */
export async function readXml(bytes: Bytes, events: XmlEvents): Promise<void> {
  const parser = new SaxesParser();
  const local = (name: string) => name.slice(name.indexOf(':') + 1);
  parser.on('opentag', (tag: SaxesTagPlain) => events.open?.(local(tag.name), tag.attributes));
  parser.on('text', (text) => events.text?.(text));
  parser.on('closetag', ({ name }) => events.close?.(local(name)));
  parser.on('doctype', () => {
    throw new Unreadable('damaged');
  });
  parser.on('error', () => {
    throw new Unreadable('damaged');
  });
  const decoder = new TextDecoder();
  for await (const part of bytes) parser.write(decoder.decode(part, { stream: true }));
  parser.close();
}

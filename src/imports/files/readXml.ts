import type { Readable } from 'node:stream';
import { type SaxesTagPlain, SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

export interface XmlEvents {
  /** `name` is without its prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Reads XML a part at a time. Nothing that it points to is followed: a document type is refused. Throws `Unreadable`. */
export async function readXml(stream: Readable, events: XmlEvents): Promise<void> {
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
  try {
    for await (const chunk of stream) parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
  } catch (error) {
    stream.destroy();
    // What the archive holds is not what its list says.
    if (error instanceof Error && !(error instanceof Unreadable)) throw new Unreadable('damaged');
    throw error;
  }
}

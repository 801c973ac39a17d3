import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { hear } from '../../../src/conversation/understanding/concepts.ts';
import { readMessage } from '../../../src/conversation/understanding/readMessage.ts';

const slotNames = [
  'area',
  'certification',
  'code',
  'metric',
  'term',
  'track',
  'book',
  'number',
  'person',
  'command',
] as const;

const corpus = z.array(
  z.strictObject({
    text: z.string().min(1),
    /** The name of the command or question. */
    intent: z.string().min(1),
    /** What is named, as far as it is written down. */
    slots: z.partialRecord(z.enum(slotNames), z.string()).optional(),
  }),
);

export type Utterance = z.infer<typeof corpus>[number];

/** What people say, as they write it, with what is to be understood. */
export function readCorpus(file: string): readonly Utterance[] {
  return corpus.parse(JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')));
}

/** What was understood of the same kind: the intent, and those slots that are written down for it. */
export function understand({ text, slots = {} }: Utterance): Omit<Utterance, 'text'> {
  const { request, heard } = readMessage(text);
  const { named } = heard ?? hear(text);
  const { command } = z.object({ command: z.string().optional() }).catch({}).parse(request.arguments);
  const found: Record<string, string | undefined> = {
    area: named.areas[0],
    certification: named.certifications[0]?.code ?? undefined,
    code: /[A-Z]{2}-\d{3}/.exec(named.uncounted[0]?.name ?? '')?.[0] ?? named.uncounted[0]?.name,
    metric: named.metrics[0],
    term: named.terms[0],
    track: named.track ?? undefined,
    book: named.book ?? undefined,
    number: named.numbers[0]?.toString(),
    person: named.person ?? undefined,
    command,
  };
  const told = Object.keys(slots).map((name) => [name, found[name] ?? ''] as const);
  return { intent: request.name, ...(told.length === 0 ? {} : { slots: Object.fromEntries(told) }) };
}

import type { Turn } from '../../../src/conversation/turn.ts';
import type { Heard, Person } from '../startConversation.ts';

function createFile(text: string, name: string) {
  const bytes = new TextEncoder().encode(text);
  return { name, read: async () => ({ kind: 'bytes', bytes }) as const };
}

/** Drops a file into the person's chat. */
export function dropFile(person: Person, text: string, name: string, when: Partial<Turn>): Promise<Heard> {
  return person.send({ kind: 'file', ...createFile(text, name) }, when);
}

/** Drops several in one message. */
export function dropFiles(person: Person, texts: readonly string[], when: Partial<Turn>): Promise<Heard> {
  return person.send({ kind: 'files', files: texts.map((text, index) => createFile(text, `part-${index}.csv`)) }, when);
}

/** Accepts the file that was just offered. */
export async function takeFile(
  person: Person,
  offered: Heard,
  when: Partial<Turn>,
): Promise<{ readonly name: string; readonly text: string }> {
  if (offered.answer.kind !== 'offer') throw new Error(offered.text);
  const taken = await person.send({ kind: 'consent', isAccepted: true, data: offered.answer.offer.data }, when);
  if (taken.answer.kind !== 'file') throw new Error(taken.text);
  const { name, bytes } = taken.answer.file;
  return { name, text: new TextDecoder().decode(bytes) };
}

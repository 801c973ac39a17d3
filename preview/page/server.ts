import type { WireEvent } from '../wire/events.ts';

export type Press =
  | { readonly kind: 'submit'; readonly data: unknown }
  | {
      readonly kind: 'execute';
      readonly id: string | undefined;
      readonly title: string | undefined;
      readonly verb: string | undefined;
      readonly data: unknown;
    };

/** `at` is a day and time where the person is; `reminder` is when the next monthly card comes. */
export type ClockMove =
  | { readonly kind: 'to'; readonly at: string }
  | { readonly kind: 'day' | 'week' | 'reminder' | 'back' };

export function openChat(as: string, chat: string): Promise<void> {
  return post('open', { as, chat });
}

export function say(as: string, chat: string, thread: string | null, text: string): Promise<void> {
  return post('say', { as, chat, thread, text });
}

export function press(as: string, chat: string, message: string, action: Press): Promise<void> {
  return post('press', { as, chat, message, action });
}

/** Hands files to the chat in one message, as a drop into Teams does. */
export async function drop(as: string, chat: string, files: readonly File[]): Promise<void> {
  const read = files.map(async (file) => ({ name: file.name, base64: await readBase64(file) }));
  await post('drop', { as, chat, files: await Promise.all(read) });
}

export function consent(as: string, chat: string, message: string, isAccepted: boolean): Promise<void> {
  return post('consent', { as, chat, message, isAccepted });
}

export function startOver(): Promise<void> {
  return post('start-over', {});
}

/** Resolves to null, or to why the clock was not moved. */
export async function moveClock(as: string, move: ClockMove): Promise<string | null> {
  const response = await send('clock', { as, ...move });
  if (response.ok) return null;
  // The preview's own server writes a sentence into every refusal of a move.
  return ((await response.json()) as { readonly error: string }).error;
}

/** After a lost connection the browser connects again by itself, and the first event brings everything anew. */
export function listen(take: (event: WireEvent) => void): void {
  const events = new EventSource('/preview/events');
  events.onmessage = ({ data }: MessageEvent<string>) => {
    // The preview's own server wrote this event with the same type.
    take(JSON.parse(data) as WireEvent);
  };
}

function readBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

async function post(name: string, body: unknown): Promise<void> {
  await send(name, body);
}

function send(name: string, body: unknown): Promise<Response> {
  return fetch(`/preview/api/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

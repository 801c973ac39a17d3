import type { WireChat, WireEntry, WireEvent, WirePerson } from '../wire/events.ts';

/** All that the server has told this window. */
export interface Model {
  readonly botName: string;
  readonly people: readonly WirePerson[];
  readonly chats: readonly WireChat[];
}

export const emptyModel: Model = { botName: '', people: [], chats: [] };

export function apply(model: Model, event: WireEvent): Model {
  switch (event.kind) {
    case 'everything':
      return { botName: event.botName, people: event.people, chats: event.chats };
    case 'entry':
      return changeEntries(model, event.chat, (entries) => {
        const at = entries.findIndex(({ id }) => id === event.entry.id);
        return at === -1 ? [...entries, event.entry] : entries.with(at, event.entry);
      });
    case 'removed':
      return changeEntries(model, event.chat, (entries) => entries.filter(({ id }) => id !== event.id));
    case 'typing':
    case 'clock':
      return model;
  }
}

export function chatsOf(model: Model, as: string): readonly WireChat[] {
  return model.chats.filter(({ members }) => members.includes(as));
}

export function nameOf(model: Model, author: string | null): string {
  if (author === null) return model.botName;
  return model.people.find(({ key }) => key === author)?.name ?? author;
}

/** Of somebody whom the page knows. */
export function timeZoneOf(model: Model, as: string): string {
  return model.people.find(({ key }) => key === as)?.timeZone ?? 'UTC';
}

function changeEntries(
  model: Model,
  key: string,
  change: (entries: readonly WireEntry[]) => readonly WireEntry[],
): Model {
  const chats = model.chats.map((chat) => (chat.key === key ? { ...chat, entries: change(chat.entries) } : chat));
  return { ...model, chats };
}

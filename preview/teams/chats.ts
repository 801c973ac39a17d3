import type { Temporal } from 'temporal-polyfill';
import type { WireChat, WireEntry, WireEvent, WireNotice } from '../wire/events.ts';
import { bot, type Person, type Place, people, places } from './people.ts';

export interface Chat {
  readonly place: Place;
  readonly conversationId: string;
}

export interface Chats {
  find(key: string): Chat | null;
  /** Understands a channel's `;messageid=`, which names the post that a reply goes under. */
  findConversation(conversationId: string): { readonly chat: Chat; readonly thread: string | null } | null;
  findPersonal(person: Person): Chat | null;
  findEntry(chat: Chat, id: string): WireEntry | null;
  /** True the first time only: then Teams would install the bot there. */
  open(chat: Chat): boolean;
  put(chat: Chat, entry: WireEntry): void;
  /** Without a chat it goes where somebody last wrote or looked. */
  notice(where: Where | null, tone: WireNotice['tone'], text: string): void;
  remove(chat: Chat, id: string): void;
  showTyping(where: Where): void;
  /** Every chat anew, under new conversation ids. */
  startOver(): void;
  /** Milliseconds as Teams' ids are, never the same twice and always growing. */
  nextId(): string;
  describe(): WireEvent;
  subscribe(listener: (event: WireEvent) => void): () => void;
}

export interface Where {
  readonly chat: Chat;
  readonly thread: string | null;
}

interface Room extends Chat {
  readonly entries: Map<string, WireEntry>;
  isOpened: boolean;
}

/** @param wallNow a clock that nobody moves back: else a chat would get an id again that the bot has seen before. */
export function createChats(wallNow: () => Temporal.Instant): Chats {
  const listeners = new Set<(event: WireEvent) => void>();
  let rooms = furnish('');
  let latest: Chat | null = null;
  let lastId = 0;

  const tell = (event: WireEvent) => {
    for (const listener of listeners) listener(event);
  };
  const roomOf = (chat: Chat) => rooms.find((room) => room.conversationId === chat.conversationId);

  const chats: Chats = {
    find: (key) => rooms.find((room) => room.place.key === key) ?? null,
    findConversation(conversationId) {
      const [id, thread = null] = conversationId.split(';messageid=');
      const chat = rooms.find((room) => room.conversationId === id);
      return chat === undefined ? null : { chat, thread };
    },
    findPersonal: (person) =>
      rooms.find((room) => room.place.kind === 'personal' && room.place.members.includes(person)) ?? null,
    findEntry: (chat, id) => roomOf(chat)?.entries.get(id) ?? null,
    open(chat) {
      latest = chat;
      const room = roomOf(chat);
      if (room === undefined || room.isOpened) return false;
      room.isOpened = true;
      return true;
    },
    put(chat, entry) {
      if (entry.kind === 'message' && entry.author !== null) latest = chat;
      roomOf(chat)?.entries.set(entry.id, entry);
      tell({ kind: 'entry', chat: chat.place.key, entry });
    },
    notice(where, tone, text) {
      const chat = where?.chat ?? latest;
      if (chat === null) return;
      chats.put(chat, { kind: 'notice', id: chats.nextId(), thread: where?.thread ?? null, tone, text });
    },
    remove(chat, id) {
      roomOf(chat)?.entries.delete(id);
      tell({ kind: 'removed', chat: chat.place.key, id });
    },
    showTyping: ({ chat, thread }) => tell({ kind: 'typing', chat: chat.place.key, thread }),
    startOver() {
      rooms = furnish(`-${chats.nextId()}`);
      latest = null;
      tell(chats.describe());
    },
    nextId() {
      lastId = Math.max(lastId + 1, wallNow().epochMilliseconds);
      return String(lastId);
    },
    describe: () => ({
      kind: 'everything',
      botName: bot.name,
      people: people.map(({ key, name, company, timeZone, role, locale }) => ({
        ...{ key, name, company, timeZone },
        remark: role === 'guest' ? 'guest' : locale.startsWith('es') ? 'in Spanish' : null,
      })),
      chats: rooms.map(describeRoom),
    }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return chats;
}

// The same ids after a restart of the server, as in Teams, so that addresses the bot has stored stay good.
function furnish(suffix: string): Room[] {
  return places.map((place) => ({
    place,
    conversationId: createConversationId(place, suffix),
    entries: new Map(),
    isOpened: false,
  }));
}

function createConversationId({ key, kind }: Place, suffix: string): string {
  switch (kind) {
    case 'personal':
      return `a:1-preview-${key}${suffix}`;
    case 'groupChat':
      return `19:preview-${key}${suffix}@thread.v2`;
    case 'channel':
      return `19:preview-${key}${suffix}@thread.tacv2`;
  }
}

function describeRoom({ place, entries }: Room): WireChat {
  return {
    key: place.key,
    kind: place.kind,
    title: place.title,
    company: place.company,
    members: place.members.map((member) => member.key),
    entries: [...entries.values()],
  };
}

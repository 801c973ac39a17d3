import type { Logger } from 'pino';
import type { Temporal } from 'temporal-polyfill';
import type { WireFile, WireMessage } from '../wire/events.ts';
import type { ConsentInput, DropInput, OpenInput, PressInput, SayInput } from '../wire/requests.ts';
import {
  type Activity,
  type CardPress,
  createConsent,
  createDrop,
  createExecute,
  createInstallation,
  createMessage,
  createSubmit,
  isMentioned,
  type Occasion,
} from './activities.ts';
import { type Delivery, deliver } from './botDoor.ts';
import type { Chat, Chats, Where } from './chats.ts';
import { parseInvokeAnswer } from './invokeAnswer.ts';
import { bot, type Person, people } from './people.ts';
import type { Shelf } from './shelf.ts';
import { specialSubmitSchema } from './specialSubmit.ts';

interface PageActions {
  /** These resolve once the bot has taken what was sent, or did not; false means there is no such person or chat. */
  open(input: OpenInput): Promise<boolean>;
  say(input: SayInput): Promise<boolean>;
  press(input: PressInput): Promise<boolean>;
  drop(input: DropInput): Promise<boolean>;
  consent(input: ConsentInput): Promise<boolean>;
}

interface PageActionsOptions {
  readonly chats: Chats;
  readonly botUrl: () => string;
  readonly serviceUrl: () => string;
  readonly shelf: Shelf;
  readonly fileUrl: (id: string) => string;
  readonly now: () => Temporal.Instant;
  readonly log: Logger;
}

export function createPageActions(options: PageActionsOptions): PageActions {
  const { chats, shelf, botUrl, serviceUrl, fileUrl, now, log } = options;
  const createOccasion = (where: Where, person: Person): Occasion => ({
    ...where,
    person,
    id: chats.nextId(),
    at: now(),
    serviceUrl: serviceUrl(),
  });

  async function send(where: Where, activity: Activity): Promise<Delivery> {
    const delivery = await deliver(botUrl(), activity);
    if (delivery.kind === 'failed') {
      log.warn({ activityType: activity.type, reason: delivery.reason }, 'the bot did not take an activity');
      chats.notice(where, 'refused', delivery.reason);
    }
    return delivery;
  }

  function showWritten(occasion: Occasion, text: string, files: readonly WireFile[] = []): void {
    chats.put(occasion.chat, {
      kind: 'message',
      id: occasion.id,
      thread: occasion.thread,
      author: occasion.person.key,
      at: occasion.at.toString(),
      text,
      cards: [],
      files,
      cardOf: {},
      summary: null,
      chips: [],
      isEdited: false,
    });
  }

  async function write(chat: Chat, person: Person, thread: string | null, text: string): Promise<void> {
    const start = createOccasion({ chat, thread }, person);
    const occasion = chat.place.kind === 'channel' && thread === null ? { ...start, thread: start.id } : start;
    showWritten(occasion, text);
    if (chat.place.kind !== 'personal' && !isMentioned(bot.name, text)) {
      chats.notice(occasion, 'hint', `${bot.name} does not see this: here it gets only what mentions it.`);
      return;
    }
    await send(occasion, createMessage(occasion, text));
  }

  async function submit(occasion: Occasion, message: WireMessage, data: unknown): Promise<void> {
    const special = specialSubmitSchema.safeParse(data).data?.msteams;
    switch (special?.type) {
      case 'imBack':
        showWritten(occasion, special.value);
        await send(occasion, createMessage(occasion, special.value));
        return;
      case 'messageBack':
        if (special.displayText !== undefined) showWritten(occasion, special.displayText);
        await send(occasion, createSubmit(occasion, message.id, special.value, special.text));
        return;
      case 'task/fetch':
        chats.notice(occasion, 'refused', 'This preview does not open dialogs.');
        return;
      case undefined:
        await send(occasion, createSubmit(occasion, message.id, data));
    }
  }

  async function execute(occasion: Occasion, message: WireMessage, press: CardPress): Promise<void> {
    const { chat, person } = occasion;
    const delivery = await send(occasion, createExecute(occasion, message.id, press));
    if (delivery.kind === 'failed') return;
    const answer = parseInvokeAnswer(delivery.body);
    switch (answer.kind) {
      case 'card': {
        // The bot may have changed or removed the message while it worked.
        const present = chats.findEntry(chat, message.id);
        if (present?.kind !== 'message') return;
        chats.put(chat, { ...present, cardOf: { ...present.cardOf, [person.key]: answer.card } });
        return;
      }
      case 'message':
        chats.notice(occasion, 'hint', answer.text);
        return;
      case 'error':
        chats.notice(occasion, 'refused', `The bot says: ${answer.text}`);
        return;
      case 'bad':
        log.warn({ reason: answer.reason }, 'bad invoke response');
        chats.notice(occasion, 'refused', `Teams refuses this answer to the button. ${answer.reason}`);
    }
  }

  function findPlace(as: string, key: string): { person: Person; chat: Chat } | null {
    const person = people.find((one) => one.key === as);
    const chat = chats.find(key);
    return person !== undefined && chat?.place.members.includes(person) ? { person, chat } : null;
  }

  return {
    async open({ as, chat: key }) {
      const found = findPlace(as, key);
      if (found === null) return false;
      const { person, chat } = found;
      if (!chats.open(chat)) return true;
      const where = { chat, thread: null };
      const activities = createInstallation(createOccasion(where, person), chats.nextId());
      await Promise.all(activities.map((activity) => send(where, activity)));
      return true;
    },
    async say({ as, chat, thread, text }) {
      const found = findPlace(as, chat);
      if (found === null) return false;
      await write(found.chat, found.person, thread, text);
      return true;
    },
    async drop({ as, chat: key, files: dropped }) {
      const found = findPlace(as, key);
      if (found === null) return false;
      const occasion = createOccasion({ chat: found.chat, thread: null }, found.person);
      const files = dropped.map(({ name, base64 }) => {
        const id = shelf.put(name, Buffer.from(base64, 'base64'));
        return { id, name, url: fileUrl(id) };
      });
      const shown = files.map(({ name, url }) => ({ kind: 'file', name, url }) as const);
      showWritten(occasion, '', shown);
      if (found.chat.place.kind === 'personal') await send(occasion, createDrop(occasion, files));
      else
        chats.notice(occasion, 'hint', `${bot.name} does not see this: a bot gets files in its personal chats only.`);
      return true;
    },
    async consent({ as, chat: key, message: id, isAccepted }) {
      const found = findPlace(as, key);
      const message = found === null ? null : chats.findEntry(found.chat, id);
      if (found === null || message?.kind !== 'message') return false;
      const offer = message.files.find((file) => file.kind === 'offer');
      if (offer === undefined) return false;
      const occasion = createOccasion({ chat: found.chat, thread: message.thread }, found.person);
      const context = isAccepted ? offer.acceptContext : offer.declineContext;
      const fileId = isAccepted ? shelf.reserve(offer.name) : null;
      const file = fileId === null ? null : { id: fileId, name: offer.name, url: fileUrl(fileId) };
      await send(occasion, createConsent(occasion, message.id, { context, file }));
      return true;
    },
    async press({ as, chat: key, message: id, action }) {
      const found = findPlace(as, key);
      const message = found === null ? null : chats.findEntry(found.chat, id);
      if (found === null || message?.kind !== 'message') return false;
      const occasion = createOccasion({ chat: found.chat, thread: message.thread }, found.person);
      if (action.kind === 'submit') {
        await submit(occasion, message, action.data);
      } else {
        const { kind: _, ...press } = action;
        await execute(occasion, message, press);
      }
      return true;
    },
  };
}

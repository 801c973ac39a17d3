import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { WireCard, WireMessage } from '../wire/events.ts';
import { describeAccount } from './account.ts';
import type { Chat, Chats, Where } from './chats.ts';
import { type Person, people } from './people.ts';
import {
  adaptiveCardType,
  checkActivity,
  findWeightWarning,
  type Refusal,
  type SentActivity,
  sentActivitySchema,
} from './refusals.ts';
import { readSentFiles } from './sentFiles.ts';
import type { Shelf } from './shelf.ts';

export type Outcome =
  | { readonly kind: 'done'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The part of Teams that a bot calls: it shows what the bot sends, and refuses what Teams refuses. */
export interface Connector {
  create(body: unknown): Outcome;
  post(where: Where, body: unknown): Outcome;
  update(where: Where, activityId: string, body: unknown): Outcome;
  remove(where: Where, activityId: string): Outcome;
  listMembers(where: Where): Outcome;
  listPagedMembers(where: Where): Outcome;
  findMember(where: Where, memberId: string): Outcome;
}

const creationSchema = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).optional(),
  channelData: z.looseObject({ channel: z.looseObject({ id: z.string() }).optional() }).optional(),
  activity: sentActivitySchema.optional(),
});

export function createConnector(chats: Chats, shelf: Shelf, now: () => Temporal.Instant): Connector {
  function show({ chat, thread }: Where, activity: SentActivity, id: string, before: WireMessage | null): void {
    const files = readSentFiles(activity, chat.place.kind, shelf);
    const shown: WireMessage = {
      kind: 'message',
      id,
      thread: chat.place.kind === 'channel' ? (before?.thread ?? thread ?? id) : null,
      author: null,
      at: before?.at ?? now().toString(),
      text: activity.text ?? '',
      cards: findCards(activity),
      files: typeof files === 'string' ? [] : files,
      cardOf: {},
      summary: activity.summary ?? null,
      chips: activity.suggestedActions?.actions.map(({ value }) => value) ?? [],
      isEdited: before !== null,
    };
    chats.put(chat, shown);
    const warning = findWeightWarning(activity);
    if (warning !== null) chats.notice({ chat, thread: shown.thread }, 'warning', warning);
  }

  const connector: Connector = {
    create(body) {
      const creation = creationSchema.safeParse(body);
      if (!creation.success) return refuse(400, 'BadSyntax', 'The body does not describe a conversation.');
      const { members, channelData, activity } = creation.data;
      const wanted = channelData?.channel?.id ?? members?.[0]?.id ?? '';
      const chat = chats.findConversation(wanted)?.chat ?? findPersonalChat(chats, wanted);
      if (chat === null) return refuseUnknownConversation(wanted);
      if (activity === undefined) return done(201, { id: chat.conversationId });
      const posted = connector.post({ chat, thread: null }, activity);
      if (posted.kind === 'refused') return posted;
      const { id: activityId } = z.object({ id: z.string() }).parse(posted.body);
      const thread = chat.place.kind === 'channel' ? `;messageid=${activityId}` : '';
      return done(201, { id: `${chat.conversationId}${thread}`, activityId });
    },
    post(where, body) {
      const checked = checkActivity(body);
      if (checked.kind === 'refused') return checked;
      const files = readSentFiles(checked.activity, where.chat.place.kind, shelf);
      if (typeof files === 'string') return refuse(400, 'BadArgument', files);
      const id = chats.nextId();
      if (checked.activity.type === 'typing') chats.showTyping(where);
      if (checked.activity.type === 'message') show(where, checked.activity, id, null);
      return done(201, { id });
    },
    update(where, activityId, body) {
      const before = findOwnMessage(chats, where.chat, activityId);
      if (before === null) return refuseUnknownActivity(activityId);
      const checked = checkActivity(body);
      if (checked.kind === 'refused') return checked;
      show(where, checked.activity, activityId, before);
      return done(200, { id: activityId });
    },
    remove({ chat }, activityId) {
      if (findOwnMessage(chats, chat, activityId) === null) return refuseUnknownActivity(activityId);
      chats.remove(chat, activityId);
      return done(200, {});
    },
    listMembers: ({ chat }) => done(200, chat.place.members.map(describeAccount)),
    listPagedMembers: ({ chat }) => done(200, { members: chat.place.members.map(describeAccount) }),
    findMember({ chat }, memberId) {
      const member = chat.place.members.find((person) => isNamed(person, memberId));
      if (member !== undefined) return done(200, describeAccount(member));
      // To ask after somebody who has left is no mistake of the bot, so the page need not show it.
      const message = 'The member is not in this conversation.';
      return done(404, { error: { code: 'MemberNotFoundInConversation', message } });
    },
  };
  return connector;
}

export function refuseUnknownConversation(conversationId: string): Outcome {
  return refuse(404, 'ConversationNotFound', `There is no conversation "${conversationId}".`);
}

function refuseUnknownActivity(activityId: string): Outcome {
  return refuse(404, 'ActivityNotFoundInConversation', `There is no message "${activityId}" of the bot here.`);
}

function refuse(status: number, code: string, message: string): Outcome {
  return { kind: 'refused', refusal: { status, code, message } };
}

function done(status: number, body: unknown): Outcome {
  return { kind: 'done', status, body };
}

function findPersonalChat(chats: Chats, memberId: string): Chat | null {
  const person = people.find((one) => isNamed(one, memberId));
  return person === undefined ? null : chats.findPersonal(person);
}

function isNamed({ teamsId, objectId }: Person, id: string): boolean {
  return id === teamsId || id === objectId;
}

function findOwnMessage(chats: Chats, chat: Chat, id: string): WireMessage | null {
  const entry = chats.findEntry(chat, id);
  return entry?.kind === 'message' && entry.author === null ? entry : null;
}

function findCards({ attachments = [] }: SentActivity): WireCard[] {
  return attachments
    .filter(({ contentType }) => contentType === adaptiveCardType)
    .map(({ content }) => z.record(z.string(), z.unknown()).parse(content));
}

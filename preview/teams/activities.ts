import type { Temporal } from 'temporal-polyfill';
import type { Where } from './chats.ts';
import { bot, type Person } from './people.ts';

/** Who does something, where and when; `thread` is the channel post it belongs to. */
export interface Occasion extends Where {
  readonly person: Person;
  readonly id: string;
  readonly at: Temporal.Instant;
  readonly serviceUrl: string;
}

export type Activity = Readonly<Record<string, unknown>>;

export interface CardPress {
  readonly id?: string | undefined;
  readonly title?: string | undefined;
  readonly verb?: string | undefined;
  readonly data?: unknown;
}

/** @param text as typed; `@Name` of the bot or of a member of the chat becomes a mention. */
export function createMessage(occasion: Occasion, text: string): Activity {
  const { marked, mentions } = markMentions(occasion, text);
  const envelope = createEnvelope(occasion);
  return {
    ...envelope,
    type: 'message',
    textFormat: 'plain',
    text: marked,
    entities: [...mentions, ...envelope.entities],
    // Teams sends what was typed a second time as HTML, which a bot that looks for dropped files must pass over.
    attachments: [{ contentType: 'text/html', content: `<p>${escapeHtml(text)}</p>` }],
  };
}

export function createSubmit(occasion: Occasion, replyToId: string, value: unknown, text?: string): Activity {
  const envelope = createEnvelope(occasion);
  return {
    ...envelope,
    type: 'message',
    replyToId,
    value,
    ...(text === undefined ? {} : { text }),
    channelData: { ...envelope.channelData, source: { name: 'message' }, legacy: { replyToId } },
  };
}

export function createExecute(occasion: Occasion, replyToId: string, press: CardPress): Activity {
  const envelope = createEnvelope(occasion);
  return {
    ...envelope,
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId,
    value: { action: { type: 'Action.Execute', ...press }, trigger: 'manual' },
    channelData: { ...envelope.channelData, source: { name: 'message' }, legacy: { replyToId } },
  };
}

export interface FilePlace {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** Files that were dropped into a chat at once: Teams sends where to fetch each, beside the message as HTML. */
export function createDrop(occasion: Occasion, files: readonly FilePlace[]): Activity {
  return {
    ...createEnvelope(occasion),
    type: 'message',
    textFormat: 'plain',
    attachments: [
      ...files.map(({ id, name, url }) => ({
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: url,
        name,
        content: { downloadUrl: url, uniqueId: id, fileType: typeOf(name) },
      })),
      { contentType: 'text/html', content: '<div></div>' },
    ],
  };
}

/** The answer to a consent card; `file` is where to put the file, null for a refusal. */
export function createConsent(
  occasion: Occasion,
  replyToId: string,
  { context, file }: { readonly context: unknown; readonly file: FilePlace | null },
): Activity {
  const uploadInfo = file && {
    contentUrl: file.url,
    name: file.name,
    uploadUrl: file.url,
    uniqueId: file.id,
    fileType: typeOf(file.name),
  };
  return {
    ...createEnvelope(occasion),
    type: 'invoke',
    name: 'fileConsent/invoke',
    replyToId,
    value: {
      type: 'fileUpload',
      action: file === null ? 'decline' : 'accept',
      context,
      ...(uploadInfo === null ? {} : { uploadInfo }),
    },
  };
}

function typeOf(name: string): string {
  return name.includes('.') ? (name.split('.').at(-1) ?? '') : '';
}

/** Teams sends both when a bot comes to a chat, in no fixed order and without a locale. */
export function createInstallation(occasion: Occasion, secondId: string): readonly Activity[] {
  const { locale: _, ...envelope } = createEnvelope(occasion);
  const { place } = occasion.chat;
  const newcomers = place.kind === 'personal' ? place.members.map((member) => ({ id: member.teamsId })) : [];
  return [
    { ...envelope, type: 'installationUpdate', action: 'add' },
    {
      ...envelope,
      id: secondId,
      type: 'conversationUpdate',
      membersAdded: [{ id: bot.id, name: bot.name }, ...newcomers],
      channelData: {
        ...envelope.channelData,
        ...(place.kind === 'channel' ? { eventType: 'teamMemberAdded' } : {}),
      },
    },
  ];
}

export function isMentioned(name: string, text: string): boolean {
  return text.toLowerCase().includes(`@${name.toLowerCase()}`);
}

function createEnvelope({ chat, thread, person, id, at, serviceUrl }: Occasion) {
  const { place, conversationId } = chat;
  const here = at.toZonedDateTimeISO(person.timeZone);
  const isChannel = place.kind === 'channel';
  return {
    id,
    timestamp: at.toString({ fractionalSecondDigits: 3 }),
    localTimestamp: here.toString({ timeZoneName: 'never', fractionalSecondDigits: 3 }),
    localTimezone: person.timeZone,
    serviceUrl,
    channelId: 'msteams',
    from: { id: person.teamsId, name: person.name, aadObjectId: person.objectId },
    recipient: { id: bot.id, name: bot.name },
    conversation: {
      id: thread === null ? conversationId : `${conversationId};messageid=${thread}`,
      conversationType: place.kind,
      tenantId: place.tenantId,
      ...(place.kind === 'personal' ? {} : { isGroup: true }),
    },
    locale: person.locale,
    entities: [
      {
        type: 'clientInfo',
        locale: person.locale,
        country: person.country,
        platform: 'Web',
        timezone: person.timeZone,
      },
    ] as readonly object[],
    channelData: {
      tenant: { id: place.tenantId },
      ...(isChannel ? { teamsChannelId: conversationId, teamsTeamId: conversationId } : {}),
      // The first channel of a team carries the team's own id.
      ...(isChannel ? { channel: { id: conversationId }, team: { id: conversationId, name: place.title } } : {}),
    },
  };
}

function markMentions({ chat }: Occasion, text: string) {
  const members = chat.place.members.map(({ teamsId, name }) => ({ id: teamsId, name }));
  const mentionable = [bot, ...members].filter(({ name }) => isMentioned(name, text));
  const mentions = mentionable.map(({ id, name }) => ({
    type: 'mention',
    mentioned: { id, name },
    text: `<at>${name}</at>`,
  }));
  const marked = mentionable.reduce(
    (soFar, { name }) => soFar.replaceAll(new RegExp(`@${name}`, 'giu'), `<at>${name}</at>`),
    text,
  );
  return { marked, mentions };
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

import { z } from 'zod';
import type { DroppedFile, Said } from '../../../conversation/index.ts';
import { consentSchema, droppedFileSchema } from '../files/fileCards.ts';
import { downloadFile, type TransferParts } from '../files/transferFile.ts';
import type { Activity } from './activity.ts';
import { normaliseText } from './normaliseText.ts';
import { readHtmlTable } from './readHtmlTable.ts';

export type Decoded =
  | { readonly kind: 'said'; readonly said: Said }
  /** Reactions, edits, typing, meeting events, the bot's own messages: passed over in silence. */
  | { readonly kind: 'notForUs' }
  /** A button press that cannot be read; Teams waits for an answer all the same. */
  | { readonly kind: 'brokenPress' };

const executeSchema = z.looseObject({
  action: z.looseObject({
    type: z.literal('Action.Execute'),
    verb: z.string().nullish(),
    data: z.unknown().optional(),
  }),
});

export function decodeActivity(activity: Activity, parts: TransferParts): Decoded {
  if (activity.from.id === activity.recipient.id) return { kind: 'notForUs' };
  switch (activity.type) {
    case 'message':
      return { kind: 'said', said: decodeMessage(activity, parts) };
    case 'invoke':
      return decodeInvoke(activity);
    case 'installationUpdate':
      return decodeInstallation(activity.action);
    case 'conversationUpdate':
      return activity.membersAdded?.some(({ id }) => id === activity.recipient.id) === true
        ? { kind: 'said', said: { kind: 'installed' } }
        : { kind: 'notForUs' };
    default:
      return { kind: 'notForUs' };
  }
}

function decodeMessage({ value, text, entities, attachments, recipient }: Activity, parts: TransferParts): Said {
  if (value !== undefined && value !== null) return { kind: 'press', data: value, via: 'submit' };
  const files = (attachments ?? []).flatMap((attachment): DroppedFile[] => {
    const file = droppedFileSchema.safeParse(attachment).data;
    if (file === undefined) return [];
    const { name, content } = file;
    return [{ name, read: (mostBytes) => downloadFile(content.downloadUrl, mostBytes, parts) }];
  });
  const [file, ...others] = files;
  if (file !== undefined) return others.length === 0 ? { kind: 'file', ...file } : { kind: 'files', files };
  const bot = { id: recipient.id, name: recipient.name ?? '' };
  const heard = normaliseText(readHtmlTable(attachments ?? []) ?? text ?? '', entities ?? [], bot);
  const isUnreadable = heard.text === '' && (attachments ?? []).length > 0;
  return isUnreadable ? { kind: 'unreadable' } : { kind: 'text', ...heard };
}

function decodeInvoke({ name, value }: Activity): Decoded {
  switch (name) {
    case 'adaptiveCard/action':
      return decodeExecute(value);
    case 'fileConsent/invoke':
      return decodeConsent(value);
    default:
      return { kind: 'notForUs' };
  }
}

function decodeConsent(value: unknown): Decoded {
  const consent = consentSchema.safeParse(value).data;
  if (consent === undefined) return { kind: 'brokenPress' };
  return { kind: 'said', said: { kind: 'consent', isAccepted: consent.action === 'accept', data: consent.context } };
}

function decodeExecute(value: unknown): Decoded {
  const execute = executeSchema.safeParse(value);
  if (!execute.success) return { kind: 'brokenPress' };
  return { kind: 'said', said: { kind: 'press', data: execute.data.action.data, via: 'execute' } };
}

function decodeInstallation(action: string | null | undefined): Decoded {
  switch (action) {
    case 'add':
      return { kind: 'said', said: { kind: 'installed' } };
    case 'remove':
      return { kind: 'said', said: { kind: 'removed' } };
    default:
      // Teams says add-upgrade and remove-upgrade when the app gets a new version; the bot neither came nor went.
      return { kind: 'notForUs' };
  }
}

import { z } from 'zod';
import type { ChatKind, WireFile } from '../wire/events.ts';
import type { SentActivity } from './refusals.ts';
import type { Shelf } from './shelf.ts';

const consentType = 'application/vnd.microsoft.teams.card.file.consent';
const infoType = 'application/vnd.microsoft.teams.card.file.info';

const consentSchema = z.object({
  contentType: z.literal(consentType),
  name: z.string().min(1),
  content: z.object({
    description: z.string().optional(),
    sizeInBytes: z.int().min(0),
    acceptContext: z.unknown().optional(),
    declineContext: z.unknown().optional(),
  }),
});

const infoSchema = z.object({
  contentType: z.literal(infoType),
  name: z.string().min(1),
  contentUrl: z.string(),
  content: z.object({ uniqueId: z.string(), fileType: z.string() }),
});

/** The files of a message that the bot sent; a string is why Teams would refuse them. */
export function readSentFiles(
  { attachments = [] }: SentActivity,
  kind: ChatKind,
  shelf: Shelf,
): readonly WireFile[] | string {
  const files: WireFile[] = [];
  for (const attachment of attachments) {
    if (attachment.contentType !== consentType && attachment.contentType !== infoType) continue;
    if (kind !== 'personal') return 'A bot can send files in its personal chat with somebody only.';
    const consent = consentSchema.safeParse(attachment).data;
    const info = infoSchema.safeParse(attachment).data;
    if (consent !== undefined) files.push({ kind: 'offer', name: consent.name, ...consent.content });
    else if (info === undefined) return 'The attachment is not a file card that Teams knows.';
    else if (shelf.find(info.content.uniqueId)?.bytes == null)
      return `No file "${info.content.uniqueId}" was uploaded.`;
    else files.push({ kind: 'file', name: info.name, url: info.contentUrl });
  }
  return files;
}

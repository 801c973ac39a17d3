import { z } from 'zod';
import type { FileOffer } from '../../../conversation/index.ts';

/** What Teams sends of a file that was dropped into a personal chat. */
export const droppedFileSchema = z.looseObject({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1),
  content: z.looseObject({ downloadUrl: z.string().min(1) }),
});

/** What Teams sends of a consent: `uploadInfo` comes with an acceptance only. */
export const consentSchema = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.unknown().optional(),
  uploadInfo: z
    .looseObject({
      name: z.string(),
      uploadUrl: z.string().min(1),
      contentUrl: z.string().min(1),
      uniqueId: z.string().min(1),
      fileType: z.string(),
    })
    .nullish(),
});

type UploadInfo = NonNullable<z.infer<typeof consentSchema>['uploadInfo']>;

/** Where the file may go by a consent, as the value of its activity says; null where it does not say. */
export function readUploadInfo(consent: unknown): UploadInfo | null {
  return consentSchema.safeParse(consent).data?.uploadInfo ?? null;
}

/** Asks for consent; both answers carry the offer's data back. */
export function createConsentCard({ name, description, sizeInBytes, data }: FileOffer) {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    content: { description, sizeInBytes, acceptContext: data, declineContext: data },
  };
}

/** Shows the file that now lies in the person's OneDrive. */
export function createFileCard({ name, contentUrl, uniqueId, fileType }: UploadInfo) {
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.info',
    contentUrl,
    name,
    content: { uniqueId, fileType },
  };
}

import type { Logger } from 'pino';
import { z } from 'zod';
import type { Mode } from '../../../config.ts';
import type { Mentioned } from '../../../conversation/index.ts';
import type { Chat } from '../sdk.ts';
import { readMembership } from './readMembership.ts';

const accountSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().min(1).nullish(),
  objectId: z.string().min(1).nullish(),
});

/** Asks Teams who a mentioned member of the chat is; a mention itself names no Entra object id. Never rejects. */
export async function lookUpMentioned(
  chat: Chat,
  id: string,
  { tenantId, mode, log }: { tenantId: string; mode: Mode; log: Logger },
): Promise<Mentioned | null> {
  try {
    const member = await chat.getMember(id);
    const account = accountSchema.parse(member);
    const objectId = account.aadObjectId ?? account.objectId ?? (mode === 'local' ? account.id : null);
    if (objectId === null) return null;
    return { id: objectId, name: account.name ?? '', membership: readMembership(member, tenantId, mode) };
  } catch (error) {
    log.info({ err: error }, 'Teams did not say who a mentioned person is');
    return null;
  }
}

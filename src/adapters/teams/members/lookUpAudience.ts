import type { Audience } from '../../../conversation/index.ts';
import { type Activity, isInSharedChannel } from '../incoming/activity.ts';
import type { Chat } from '../sdk.ts';
import { type AudienceParts, readAudience } from './readAudience.ts';

/** Asks Teams whether all members of the chat belong to the tenant. Never rejects. */
export async function lookUpAudience(chat: Chat, activity: Activity, parts: AudienceParts): Promise<Audience> {
  if (isInSharedChannel(activity)) return 'outsiders';
  return readAudience((query) => chat.listMembers(query), parts);
}

import { TeamsInfo, type TurnContext } from 'botbuilder';
import type { Audience } from '../../conversation/turn.ts';
import { type Activity, isInSharedChannel } from './activity.ts';
import { type AudienceParts, MEMBERS_OF_A_PAGE, readAudience } from './readAudience.ts';

/** Asks Teams whether all members of the chat belong to the tenant. Never rejects. */
export async function lookUpAudience(
  context: TurnContext,
  activity: Activity,
  parts: AudienceParts,
): Promise<Audience> {
  if (isInSharedChannel(activity)) return 'outsiders';
  return readAudience((next) => TeamsInfo.getPagedMembers(context, MEMBERS_OF_A_PAGE, next), parts);
}

import { z } from 'zod';

const account = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().min(1).nullish(),
});

/** What every activity has. Everything the bot does not read passes through, for the SDK and for the log. */
export const activitySchema = z.looseObject({
  type: z.string().min(1),
  id: z.string().min(1).nullish(),
  channelId: z.string().min(1),
  serviceUrl: z.string().min(1),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    tenantId: z.string().min(1).nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().min(1) }).nullish(),
      team: z.looseObject({ id: z.string().min(1).nullish() }).nullish(),
      channel: z.looseObject({ type: z.string().nullish() }).nullish(),
    })
    .nullish(),
  replyToId: z.string().min(1).nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
  attachments: z.array(z.unknown()).nullish(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  membersAdded: z.array(z.looseObject({ id: z.string() })).nullish(),
});

export type Activity = z.infer<typeof activitySchema>;

/** Teams lists the members of the team, and not whom another company brought into a shared channel. */
export function isInSharedChannel({ channelData }: Activity): boolean {
  return channelData?.channel?.type === 'shared';
}

/** The first field that is missing or wrong, such as `conversation.id`. */
export function findWrongField(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'activity';
}

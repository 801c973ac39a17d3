import { z } from 'zod';

/** Data with a `msteams` part, with which Teams does more than send it. */
export const specialSubmitSchema = z.union([
  z.object({ msteams: z.object({ type: z.literal('imBack'), value: z.string() }) }),
  z.object({
    msteams: z.object({
      type: z.literal('messageBack'),
      text: z.string().optional(),
      displayText: z.string().optional(),
      value: z.unknown().optional(),
    }),
  }),
  z.object({ msteams: z.object({ type: z.literal('task/fetch') }) }),
]);

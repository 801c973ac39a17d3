import { z } from 'zod';

/** What the page asks the server to do. `as` and `chat` are keys. */
export const openSchema = z.object({ as: z.string(), chat: z.string() });

export const saySchema = z.object({
  as: z.string(),
  chat: z.string(),
  thread: z.string().nullable(),
  text: z.string().trim().min(1),
});

export const pressSchema = z.object({
  as: z.string(),
  chat: z.string(),
  message: z.string(),
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('submit'), data: z.unknown() }),
    z.object({
      kind: z.literal('execute'),
      id: z.string().optional(),
      title: z.string().optional(),
      verb: z.string().optional(),
      data: z.unknown(),
    }),
  ]),
});

export const dropSchema = z.object({
  as: z.string(),
  chat: z.string(),
  files: z.array(z.object({ name: z.string().min(1), base64: z.base64() })).min(1),
});

export const consentSchema = z.object({
  as: z.string(),
  chat: z.string(),
  message: z.string(),
  isAccepted: z.boolean(),
});

/** `as` tells whose time zone is meant. */
export const moveClockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('to'),
    as: z.string(),
    at: z.iso
      .datetime({ local: true, error: 'Day and time must be a day and a time of day, as in 2026-12-21T09:00.' })
      .refine((text) => !text.endsWith('Z'), 'Day and time must come without a time zone, as in 2026-12-21T09:00.'),
  }),
  z.object({ kind: z.literal('day'), as: z.string() }),
  z.object({ kind: z.literal('week'), as: z.string() }),
  z.object({ kind: z.literal('reminder'), as: z.string() }),
  z.object({ kind: z.literal('back'), as: z.string() }),
]);

export type OpenInput = z.infer<typeof openSchema>;
export type SayInput = z.infer<typeof saySchema>;
export type DropInput = z.infer<typeof dropSchema>;
export type ConsentInput = z.infer<typeof consentSchema>;
export type MoveClockInput = z.infer<typeof moveClockSchema>;
export type PressInput = z.infer<typeof pressSchema>;

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { LANGUAGES } from '../../language/languages.ts';
import { changedFactSchema, colleagueSchema } from '../../partner/factSchemas.ts';
import type { ChatNote, LanguageNote, MemberNote } from '../../partner/store.ts';

export const memberSchema: z.ZodType<MemberNote & { readonly userId: string }> = z.strictObject({
  userId: z.string(),
  kind: z.enum(['member', 'guest', 'foreign']),
  name: z.string().default(''),
  mail: z.string().nullable(),
  checkedAt: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
});

export const languageSchema: z.ZodType<LanguageNote & { readonly userId: string }> = z.strictObject({
  userId: z.string(),
  language: z.enum(LANGUAGES),
  isChosen: z.boolean(),
});

export const chatSchema: z.ZodType<ChatNote & { readonly chatId: string }> = z.strictObject({
  chatId: z.string(),
  kind: z.enum(['members only', 'outsiders']),
  checkedAt: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
});

export const changeSchema = z.strictObject({
  operation: z.string(),
  by: colleagueSchema,
  at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
  said: z.string(),
  facts: z.array(changedFactSchema),
});

export const markSchema = z.strictObject({ mark: z.string() });

/** `attempt` tells a repetition by somebody else from one that the SDK made after an answer was lost. */
export const operationSchema = z.strictObject({ attempt: z.string() });

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { LANGUAGES } from '../../language/languages.ts';
import type { Address } from '../../partner/address.ts';
import { colleagueSchema } from '../../partner/factSchemas.ts';
import type { AudienceNote, LanguageNote, MemberNote, Told } from '../../partner/places.ts';
import type { Reminder } from '../../partner/reminder.ts';
import { AREA_IDS } from '../../scoring/designations.ts';

export const addressSchema: z.ZodType<Address> = z.strictObject({
  place: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  conversationId: z.string(),
  serviceUrl: z.string(),
  bot: colleagueSchema,
  user: colleagueSchema.nullable(),
  team: z.string().nullable(),
  isShared: z.boolean(),
  locale: z.string().nullable(),
  timeZone: z.string().nullable(),
  state: z.enum(['open', 'blocked', 'gone']),
});

export const reminderSchema: z.ZodType<Reminder> = z.strictObject({
  place: z.string(),
  day: z.int().min(1).max(31),
  time: z.iso.time({ precision: -1 }),
  timeZone: z.string(),
  warnings: z.boolean(),
  snooze: z.strictObject({ from: z.iso.datetime(), until: z.iso.date() }).nullable(),
  skipped: z.array(z.string()),
  language: z.enum(LANGUAGES),
  by: colleagueSchema,
  since: z.iso.datetime(),
});

export const toldSchema: z.ZodType<Told> = z.strictObject({
  at: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
  totals: z.partialRecord(z.enum(AREA_IDS), z.number()),
});

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

export const audienceSchema: z.ZodType<AudienceNote & { readonly chatId: string }> = z.strictObject({
  chatId: z.string(),
  kind: z.enum(['members only', 'outsiders']),
  checkedAt: z.iso.datetime().transform((text) => Temporal.Instant.from(text)),
});

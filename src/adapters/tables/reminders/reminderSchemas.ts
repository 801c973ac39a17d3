import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import {
  DELIVERY_STATES,
  type Delivery,
  type Due,
  type Notice,
  type Pause,
  WARNING_DAYS,
} from '../../../reminders/index.ts';
import { AREA_IDS } from '../../../scoring/designations.ts';

const instant = z.iso.datetime().transform((text) => Temporal.Instant.from(text));

const noticeSchema: z.ZodType<Notice> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('monthly'), period: z.string() }),
  z.strictObject({ kind: z.literal('snoozed'), period: z.iso.date() }),
  z.strictObject({
    kind: z.enum(['warning', 'closing']),
    period: z.iso.date(),
    area: z.enum(AREA_IDS),
    days: z.literal(WARNING_DAYS),
  }),
  z.strictObject({ kind: z.literal('assigned'), period: z.iso.date(), assignment: z.string() }),
]);

export const dueSchema: z.ZodType<Due> = z.discriminatedUnion('for', [
  z.strictObject({
    for: z.literal('notice'),
    tenantId: z.string(),
    place: z.string(),
    notice: noticeSchema,
    dueAt: instant,
    at: instant,
  }),
  z.strictObject({ for: z.literal('watch'), tenantId: z.string(), at: instant }),
  z.strictObject({
    for: z.literal('look back'),
    tenantId: z.string(),
    deliveries: z.array(z.string()),
    at: instant,
  }),
]);

export const deliverySchema: z.ZodType<Delivery> = z.strictObject({
  tenantId: z.string(),
  id: z.string(),
  place: z.string(),
  notice: noticeSchema,
  dueAt: instant,
  state: z.enum(DELIVERY_STATES),
  at: instant,
  until: instant.nullable(),
  refusals: z.int(),
  unknowns: z.int(),
  reason: z.string().nullable(),
});

export const leaseSchema = z.strictObject({ holder: z.string(), until: instant });

export const pauseSchema: z.ZodType<Pause> = z.strictObject({ until: instant, reason: z.string() });

import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { DayState } from '../../partner/dayState.ts';
import { changedFactSchema, colleagueSchema, figureOwnerSchema, personSchema } from '../../partner/factSchemas.ts';
import { AREA_IDS, RULE_BOOKS, TRACKS } from '../../scoring/designations.ts';

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

/**
 * `version` is the id of the latest change. `people` are those of a change too large for one transaction who are not in
 * rows of their own yet: what is said here of somebody counts, whatever their row says.
 */
export const baseSchema = z.strictObject({
  version: z.string(),
  people: z.array(z.strictObject({ id: z.string(), after: personSchema.nullable() })),
});

export type Base = z.infer<typeof baseSchema>;

const areaSchema = z.enum(AREA_IDS);
const holdingSchema = z.strictObject({
  certification: z.string(),
  earned: z.iso.date().optional(),
  expires: z.iso.date().optional(),
});

export const stateSchema: z.ZodType<DayState> = z.strictObject({
  day: z.iso.date(),
  scores: z.array(
    z.strictObject({
      area: areaSchema,
      ruleSet: z.string(),
      total: z.number(),
      qualified: z.boolean(),
      isComplete: z.boolean(),
    }),
  ),
  facts: z
    .strictObject({
      ruleBook: z.enum(RULE_BOOKS),
      tracks: z.partialRecord(areaSchema, z.enum(TRACKS)),
      azureFigures: z.enum(['shared', 'separate']),
      figures: z.partialRecord(figureOwnerSchema, z.record(z.string(), z.number())),
      people: z.array(z.strictObject({ id: z.string(), name: z.string(), certifications: z.array(holdingSchema) })),
    })
    .nullable(),
});

import { z } from 'zod';
import { AREA_IDS, RULE_BOOKS, TRACKS } from '../scoring/designations.ts';
import { EFFORT_KINDS } from '../scoring/effort.ts';
import { FIGURES } from '../scoring/figures.ts';
import { ASSOCIATIONS } from '../usage/azure/usageHistory.ts';
import { OFFICE_ASSOCIATIONS } from '../usage/modernWork/officeHistory.ts';
import type { ChangedFact } from './pastChange.ts';
import type { Colleague, FigureFacts, FigureOwner, RosterPerson, Settings } from './record.ts';
import type { ActivitySource, RevenueSource } from './reports/businessSource.ts';
import type { EmsSource } from './reports/emsSource.ts';
import type { OfficeSource } from './reports/officeSource.ts';
import { type MonthsSource, NO_MONTHS, type UsageSource } from './reports/usageSource.ts';

// Strict: a key that this version does not know would be lost at the next change of the fact.
export const colleagueSchema: z.ZodType<Colleague> = z.strictObject({ id: z.string(), name: z.string() });

const areaSchema = z.enum(AREA_IDS);

export const figureOwnerSchema: z.ZodType<FigureOwner> = z.enum([...AREA_IDS, 'azure']);

const certificationAssignmentSchema = z.strictObject({
  id: z.string(),
  person: z.string(),
  certification: z.string(),
  by: z.iso.date(),
});

const figureAssignmentSchema = z
  .strictObject({
    ...{ id: z.string(), by: z.iso.date(), area: areaSchema, figure: z.string(), more: z.number().positive() },
    person: z.union([z.string(), z.strictObject({ name: z.string(), mail: z.string().nullable() })]),
  })
  .refine(({ area, figure }) => FIGURES[area].some(({ key }) => key === figure));

const nearestSchema = z.array(z.strictObject({ name: z.string(), shortByUsd: z.number() }));

const nearSchema = z.strictObject({
  nearest: nearestSchema,
  leaving: z.array(z.string()),
});

const lostSchema = z.strictObject({
  named: z.array(z.strictObject({ tenantId: z.string(), name: z.string(), links: z.array(z.enum(ASSOCIATIONS)) })),
  more: z.number(),
});

const importsSchema = z.array(
  z.strictObject({
    ...{ id: z.string(), file: z.string(), bytes: z.number(), hash: z.string(), day: z.iso.date() },
    months: z.record(z.string(), z.string()),
  }),
);

const lossesSchema = z.array(
  z.strictObject({ at: z.iso.datetime(), day: z.iso.date(), gone: lostSchema, unlinked: lostSchema }),
);

function createSourceSchema<Summary>(summarySchema: z.ZodType<Summary>): z.ZodType<MonthsSource<Summary>> {
  return z.strictObject({
    imports: importsSchema,
    summary: summarySchema.nullable(),
    // Older versions kept none.
    losses: lossesSchema.default([]),
  });
}

const nearByLicencesSchema = z.strictObject({ name: z.string(), licences: z.number() });

const officeUsageSchema: z.ZodType<OfficeSource> = createSourceSchema(
  z.strictObject({
    ...{ month: z.string(), missing: z.array(z.string()), silent: z.array(z.enum(OFFICE_ASSOCIATIONS)) },
    // Older versions told nobody's name.
    near: z
      .strictObject({ enterprise: z.array(nearByLicencesSchema), smb: z.array(nearByLicencesSchema) })
      .default({ enterprise: [], smb: [] }),
    leaving: z.array(z.string()).default([]),
    unused: z
      .array(
        z.strictObject({
          // Of no figure, as first kept, it is told for none.
          ...{ figure: z.string().default(''), name: z.string(), workload: z.string() },
          ...{ more: z.number(), active: z.number() },
        }),
      )
      .default([]),
    ahead: z
      .array(
        z.strictObject({
          month: z.string(),
          growth: z.record(z.string(), z.number()),
          before: z.record(z.string(), z.number()),
        }),
      )
      .default([]),
  }),
);

const emsUsageSchema: z.ZodType<EmsSource> = createSourceSchema(
  z.strictObject({ month: z.string(), missing: z.array(z.string()) }),
);

const businessRevenueSchema: z.ZodType<RevenueSource> = createSourceSchema(
  z.strictObject({
    ...{ month: z.string(), missing: z.array(z.string()) },
    nearest: z.strictObject({ enterprise: nearestSchema, smb: nearestSchema }),
  }),
);

const businessUsageSchema: z.ZodType<ActivitySource> = createSourceSchema(
  z.strictObject({
    ...{ month: z.string(), missing: z.array(z.string()) },
    ahead: z.array(z.strictObject({ month: z.string(), percent: z.number(), baselineMcv: z.number() })).default([]),
  }),
);

const usageSchema: z.ZodType<UsageSource> = createSourceSchema(
  z.strictObject({
    month: z.string(),
    acrUsd: z.record(z.string(), z.number()),
    customers: z.strictObject({ brief: nearSchema, enterprise: nearSchema, smb: nearSchema }),
    services: z
      .strictObject({ brief: z.array(z.string()), microsoft: z.array(z.string()) })
      .default({ brief: [], microsoft: [] }),
  }),
);

export const settingsSchema: z.ZodType<Settings> = z.strictObject({
  ruleBook: z.enum(RULE_BOOKS),
  hiddenAreas: z.array(areaSchema),
  tracks: z.partialRecord(areaSchema, z.enum(TRACKS)),
  azureFigures: z.enum(['shared', 'separate']),
  owners: z.array(colleagueSchema),
  editors: z.array(colleagueSchema).default([]),
  chats: z.record(z.string(), z.enum(['names', 'totals'])).default({}),
  efforts: z.partialRecord(z.enum(EFFORT_KINDS), z.number().positive()).default({}),
  assignments: z.array(z.union([certificationAssignmentSchema, figureAssignmentSchema])).default([]),
  anniversary: z.iso.date().nullable().default(null),
  usage: usageSchema.default(NO_MONTHS),
  officeUsage: officeUsageSchema.default(NO_MONTHS),
  emsUsage: emsUsageSchema.default(NO_MONTHS),
  businessRevenue: businessRevenueSchema.default(NO_MONTHS),
  businessUsage: businessUsageSchema.default(NO_MONTHS),
});

export const figuresSchema: z.ZodType<FigureFacts> = z.record(
  z.string(),
  z.strictObject({ value: z.number(), day: z.iso.date(), by: colleagueSchema }),
);

export const personSchema: z.ZodType<RosterPerson> = z.strictObject({
  id: z.string(),
  name: z.string(),
  mail: z.string().nullable(),
  userId: z.string().optional(),
  certifications: z.array(
    z.strictObject({ certification: z.string(), earned: z.iso.date().optional(), expires: z.iso.date().optional() }),
  ),
});

export const changedFactSchema: z.ZodType<ChangedFact> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('settings'), before: settingsSchema, after: settingsSchema }),
  z.strictObject({
    kind: z.literal('figures'),
    owner: figureOwnerSchema,
    before: figuresSchema.nullable(),
    after: figuresSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    id: z.string(),
    before: personSchema.nullable(),
    after: personSchema.nullable(),
  }),
]);

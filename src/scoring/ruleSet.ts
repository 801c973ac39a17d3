import { z } from 'zod';
import { AREA_IDS, RULE_BOOKS, TRACKS } from './designations.ts';

/** `certain`: read in a copy of Microsoft's page; `likely`: a strict inference or a secondary source; `decided`: sources are silent. */
const certainty = z.enum(['certain', 'likely', 'decided']);

/** Where a number or a list comes from: a key of the rule set's `sources`. */
const sourced = { source: z.string().min(1), certainty };

const threshold = z.strictObject({ value: z.number(), ...sourced });
const atLeastZero = z.strictObject({ value: z.number().min(0), ...sourced });
const wholePositive = z.strictObject({ value: z.int().positive(), ...sourced });

/** Texts shown to people, by language. */
const text = z.strictObject({ en: z.string().min(1), es: z.string().min(1).optional() });

/** A text that is the same in every language, as the name of a page or a date is, or one by language. */
const label = z.union([z.string().min(1), text]);

/** The day on which a page says that it was last revised, and where that is known from. */
const revision = z.strictObject({ day: z.iso.date(), ...sourced });

const metricBase = {
  id: z.enum([
    'net-customer-adds',
    'intermediate-certifications',
    'advanced-certifications',
    'usage-growth',
    'deployments',
  ]),
  category: z.enum(['performance', 'skilling', 'customer-success']),
  max: z.number().positive(),
  ...sourced,
};

const figuresMetric = z.strictObject({
  ...metricBase,
  id: z.enum(['net-customer-adds', 'usage-growth', 'deployments']),
  paidBy: z.literal('figures'),
  /** `sum`: parts are added, then capped; `highest`: the best single part pays. */
  combine: z.enum(['sum', 'highest']),
  parts: z
    .array(
      z.strictObject({
        figure: z.string().min(1),
        /** The figure that gives all points of the metric. */
        forMax: threshold,
        /** What gaps and plans count in: 1 customer, 1 percent, 1,250 US dollars. Our choice, not Microsoft's. */
        unit: z.number().positive(),
        attributions: z.array(z.string().min(1)).min(1).optional(),
        definition: text,
      }),
    )
    .min(1),
  /** Under it the metric pays nothing. `closed`: the figure is of a year ago, so nothing can raise it any more. */
  needs: z
    .strictObject({
      figure: z.string().min(1),
      atLeast: threshold,
      canStillRise: z.boolean(),
      definition: text,
    })
    .optional(),
  /** Whether the area stays qualified only by part units of this metric is worth a warning. */
  partUnitsInDoubt: z.boolean().default(false),
});

const peopleMetric = z.strictObject({
  ...metricBase,
  id: z.enum(['intermediate-certifications', 'advanced-certifications']),
  paidBy: z.literal('people'),
  /** Gates come first; the last step pays by the person, once every gate is met. */
  steps: z
    .array(
      z.strictObject({
        step: z.string().min(1),
        /** People a gate asks for, or people that give the last step's most. */
        needed: wholePositive,
        /** A gate pays its points once met; the last step pays them by the person. */
        points: atLeastZero,
      }),
    )
    .min(1),
});

export const ruleSetSchema = z.strictObject({
  id: z.string().min(1),
  ruleBook: z.enum(RULE_BOOKS),
  area: z.enum(AREA_IDS),
  /** The end is the next rule set's start; null for a book that is always in force. */
  startsOn: z.iso.date().nullable(),
  /** How cards call it. */
  name: text,
  page: z.strictObject({
    /** The day on which this file was last compared with a copy of its page. */
    comparedOn: z.iso.date(),
    /** Which revision of the page that copy was; null for a page without a date of its own. */
    compared: revision.nullable(),
    /** The newest revision that is known of, with what others `reported` of it where nobody compared it here. */
    newest: revision.extend({ reported: text.optional() }).nullable(),
  }),
  sources: z.record(z.string(), z.strictObject({ title: label, where: z.string().min(1), date: label })),
  passMark: threshold,
  /** What qualifying asks of every single metric; null where the book asks only for the total. */
  metricMinimum: threshold.nullable(),
  /** False where the book's own list stands as it is, retired or not. */
  retirementEndsCounting: z.boolean(),
  /** What was decided where the sources are silent, in words for users. */
  decisions: z.array(z.strictObject({ text, source: z.string().min(1) })),
  steps: z.record(
    z.string(),
    z.strictObject({
      title: text,
      certifications: z.array(z.string().min(1)).min(1),
      /** What nobody could tell of the list, in words for users. */
      open: z.array(z.strictObject({ text, ...sourced })).default([]),
      ...sourced,
    }),
  ),
  tracks: z
    .array(
      z.strictObject({
        track: z.enum(TRACKS).nullable(),
        metrics: z.array(z.discriminatedUnion('paidBy', [figuresMetric, peopleMetric])).min(1),
      }),
    )
    .min(1),
});

export type RuleSet = z.infer<typeof ruleSetSchema>;
export type Revision = NonNullable<RuleSet['page']['newest']>;
export type TrackRules = RuleSet['tracks'][number];
export type MetricRule = TrackRules['metrics'][number];
export type FiguresMetricRule = Extract<MetricRule, { paidBy: 'figures' }>;
export type PeopleMetricRule = Extract<MetricRule, { paidBy: 'people' }>;
export type PartRule = FiguresMetricRule['parts'][number];
export type MetricId = MetricRule['id'];

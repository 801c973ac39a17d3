import { z } from 'zod';
import { findCertification, nameWithCode } from '../scoring/certifications.ts';
import { AREA_IDS, type AreaId, RULE_BOOKS, TRACKS, TRACKS_SCORED } from '../scoring/designations.ts';
import { FIGURES, type FigureDefinition, STEPS } from '../scoring/figures.ts';

/** The error of a field: what it must be, or that it is missing altogether. */
function mustBe(what: string) {
  return (issue: { readonly input?: unknown }) => (issue.input === undefined ? 'must be given' : `must be ${what}`);
}

/** An object whose unknown keys are errors that name the known ones. */
function strictObject<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape).join(', ');
  const wrongType = mustBe('an object');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `is not a known key; known are ${known}` : wrongType(issue),
  });
}

function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: `must be one of ${choices.join(', ')}` });
}

function numberFor({ kind, mayBeNegative }: Pick<FigureDefinition, 'kind' | 'mayBeNegative'>) {
  const error = `must be a ${kind === 'count' ? 'whole number' : 'number'}${mayBeNegative ? '' : ', 0 or more'}`;
  const base = kind === 'count' ? z.int({ error }) : z.number({ error });
  return (mayBeNegative ? base : base.min(0, { error })).optional();
}

/** Nests `usageGrowth.cpor` back into objects, as snapshots write it. */
function nestFigures(figures: readonly FigureDefinition[], prefix: string): z.ZodRawShape {
  const shape: Record<string, z.ZodType> = {};
  for (const definition of figures) {
    const [first = '', ...rest] = definition.key.slice(prefix.length).split('.');
    if (shape[first] !== undefined) continue;
    const below = `${prefix}${first}.`;
    const group = figures.filter(({ key }) => key.startsWith(below));
    shape[first] = rest.length === 0 ? numberFor(definition) : strictObject(nestFigures(group, below)).optional();
  }
  return shape;
}

/** For the JSON Schema: wherever a figure is given, the track must be. */
function trackWithFigures(area: AreaId) {
  return { dependentRequired: Object.fromEntries(FIGURES[area].map(({ key }) => [key, ['track']])) };
}

function areaFigures(area: AreaId) {
  const shape = nestFigures(FIGURES[area], '');
  if (TRACKS_SCORED[area] === 'both') return strictObject(shape).optional();
  const withTrack = strictObject({ track: oneOf(TRACKS).optional(), ...shape });
  return (area === 'data-ai' ? withTrack : withTrack.meta(trackWithFigures(area))).optional();
}

const day = z.iso.date({ error: 'must be a day such as 2026-11-22' });

/** Reads what people write for a certification as its id. */
const certification = z
  .string({ error: mustBe('a certification id, exam code or title') })
  .transform((text, context) => {
    const found = findCertification(text);
    if (found.kind === 'found') return found.certification.id;
    context.addIssue({ code: 'custom', message: explainLookup(found, text) });
    return z.NEVER;
  });

function explainLookup(found: Exclude<ReturnType<typeof findCertification>, { kind: 'found' }>, text: string): string {
  switch (found.kind) {
    case 'half': {
      const { title } = found.certification;
      return `${found.code} alone is half of ${title}; with both ${found.codes.join(' and ')} passed, give "${title}"`;
    }
    case 'counts nowhere':
      return `"${text}" counts in no area; leave it out`;
    case 'ambiguous':
      return `"${text}" may be ${found.candidates.map(nameWithCode).join(' or ')}; give the exam code`;
    case 'unknown':
      return `"${text}" is no known certification; did you mean ${nameWithCode(found.nearest)}?`;
  }
}

const heldCertification = strictObject({ certification, earned: day.optional(), expires: day.optional() }).refine(
  ({ earned, expires }) => earned === undefined || expires === undefined || expires >= earned,
  {
    path: ['expires'],
    error: 'must not be before earned',
    // Told together with whatever else is wrong with the entry, as long as both days can be read.
    when: ({ issues }) =>
      issues.every(({ code, path }) => code === 'unrecognized_keys' || path?.[0] === 'certification'),
  },
);

const person = strictObject({
  id: z.string({ error: mustBe('a text') }).min(1, { error: 'must not be empty' }),
  certifications: z.array(heldCertification, { error: mustBe('a list') }),
});

function byArea<Value extends z.ZodType>(value: (area: AreaId) => Value) {
  const shape = Object.fromEntries(AREA_IDS.map((area) => [area, value(area)]));
  // Object.fromEntries forgets which keys there are; AREA_IDS holds them all.
  return strictObject(shape as Record<AreaId, Value>);
}

const count = numberFor({ kind: 'count', mayBeNegative: false });

export const snapshotShape = strictObject({
  asOf: day.optional(),
  ruleBook: oneOf(RULE_BOOKS).optional(),
  areas: z
    .array(oneOf(AREA_IDS), { error: 'must be a list of areas' })
    .min(1, { error: 'must name at least one area' })
    .refine((list) => new Set(list).size === list.length, {
      error: 'must name each area once',
      when: ({ value }) => Array.isArray(value),
    })
    .meta({ uniqueItems: true })
    .optional(),
  figures: byArea(areaFigures),
  people: z.array(person, { error: 'must be a list of people' }).optional(),
  certifiedPeople: byArea((area) =>
    strictObject(Object.fromEntries(STEPS[area].map((step) => [step, count]))).optional(),
  ).optional(),
});

/** JSON Schema (2020-12) of a snapshot. */
export function snapshotJsonSchema(): unknown {
  const object = (properties: object) => ({ type: 'object', properties });
  return {
    ...z.toJSONSchema(snapshotShape, { io: 'input' }),
    title: 'A partner on one day, as `npm run score` reads it',
    not: { required: ['people', 'certifiedPeople'] },
    if: { ...object({ ruleBook: { const: 'microsoft' } }), required: ['ruleBook'] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema; nothing awaits this object
    then: object({ figures: object({ 'data-ai': { type: 'object', ...trackWithFigures('data-ai') } }) }),
  };
}

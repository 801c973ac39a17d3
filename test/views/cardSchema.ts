import { z } from 'zod';

const text = z.string().min(1);
const spacing = z.enum(['none', 'small', 'medium']);
const base = {
  spacing: spacing.optional(),
  separator: z.boolean().optional(),
  id: text.optional(),
  isVisible: z.boolean().optional(),
};
const tone = z.enum(['default', 'good', 'warning', 'attention', 'accent']);
const size = z.enum(['small', 'default', 'medium', 'large', 'extraLarge']);

const submit = z.strictObject({
  type: z.literal('Action.Submit'),
  title: text.max(60),
  data: z.record(z.string(), z.unknown()),
  associatedInputs: z.enum(['auto', 'none']),
  style: z.literal('positive').optional(),
  msteams: z.strictObject({ feedback: z.strictObject({ hide: z.literal(true) }) }),
});

const execute = z.strictObject({
  type: z.literal('Action.Execute'),
  title: text.max(60),
  verb: text,
  data: z.record(z.string(), z.unknown()),
  associatedInputs: z.enum(['auto', 'none']),
  style: z.literal('positive').optional(),
  fallback: submit,
});

const toggle = z.strictObject({
  type: z.literal('Action.ToggleVisibility'),
  title: text,
  targetElements: z.array(text).min(1),
});

const action = z.discriminatedUnion('type', [submit, execute, toggle]);

const textRun = z.strictObject({
  type: z.literal('TextRun'),
  text: text,
  size: size.optional(),
  weight: z.enum(['default', 'bolder']).optional(),
  color: tone.optional(),
  isSubtle: z.boolean().optional(),
  fontType: z.literal('monospace').optional(),
});

const label = text;
const choice = z.strictObject({ title: text, value: text });

/** What cards are made of: nothing newer than version 1.5, nothing that needs an extension of Teams. */
const element: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('TextBlock'),
      text,
      style: z.literal('heading').optional(),
      size: size.optional(),
      weight: z.literal('bolder').optional(),
      color: tone.optional(),
      isSubtle: z.boolean().optional(),
      wrap: z.literal(true),
      ...base,
    }),
    z.strictObject({
      type: z.literal('RichTextBlock'),
      horizontalAlignment: z.literal('right').optional(),
      inlines: z.array(textRun).min(1),
      ...base,
    }),
    z.strictObject({
      type: z.literal('Container'),
      style: z.literal('emphasis').optional(),
      // Its title is heard and not drawn.
      selectAction: submit.extend({ title: text }).optional(),
      items: z.array(element).min(1),
      ...base,
    }),
    z.strictObject({
      type: z.literal('ColumnSet'),
      columns: z
        .array(
          z.strictObject({
            type: z.literal('Column'),
            width: z.string().regex(/^(auto|stretch|\d+px)$/),
            verticalContentAlignment: z.literal('center').optional(),
            items: z.array(element).min(1),
          }),
        )
        .min(1),
      ...base,
    }),
    z.strictObject({ type: z.literal('ActionSet'), actions: z.array(action).min(1), ...base }),
    z.strictObject({
      ...base,
      type: z.literal('Input.Text'),
      id: text,
      label,
      placeholder: text,
      value: z.string(),
      maxLength: z.number(),
    }),
    z.strictObject({ ...base, type: z.literal('Input.Time'), id: text, label, value: z.iso.time({ precision: -1 }) }),
    z.strictObject({
      ...base,
      type: z.literal('Input.Toggle'),
      id: text,
      title: text,
      value: z.enum(['true', 'false']),
      valueOn: z.literal('true'),
      valueOff: z.literal('false'),
      wrap: z.literal(true),
    }),
    z.strictObject({
      ...base,
      type: z.literal('Input.ChoiceSet'),
      id: text,
      label,
      value: z.string(),
      style: z.enum(['compact', 'expanded']),
      isMultiSelect: z.literal(true).optional(),
      wrap: z.literal(true).optional(),
      choices: z.array(choice).min(2),
    }),
  ]),
);

export const cardSchema = z.strictObject({
  type: z.literal('AdaptiveCard'),
  $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'),
  version: z.literal('1.5'),
  lang: z.enum(['en', 'es']),
  body: z.array(element).min(1),
  actions: z.array(action).min(1),
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalSettings, Template } from 'adaptivecards-templating';
import { z } from 'zod';
import { createMemory } from '../conversation/index.ts';

const CARD_NAMES = [
  'notices',
  'text',
  'overview',
  'area',
  'gaps',
  'form',
  'people',
  'rules',
  'settings',
  'links',
  'reminder',
  'remind',
] as const;

export type CardName = (typeof CARD_NAMES)[number];

/** A card without its actions. */
interface Layout {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly body: readonly Readonly<Record<string, unknown>>[];
}

export interface CardTemplates {
  /** Throws when the data lacks something that the template names. Neither the data nor the layout may be changed. */
  expand(name: CardName, data: object): Layout;
}

const SHIPPED = join(import.meta.dirname, '../../cards');

const layoutSchema = z.looseObject({
  type: z.literal('AdaptiveCard'),
  version: z.literal('1.5'),
  body: z.array(z.record(z.string(), z.unknown())),
});

/** Reads the card templates, and compiles each once. Throws an error that names the file and what is wrong with it. */
export function loadCardTemplates(folder = SHIPPED): CardTemplates {
  const layouts = new Map(CARD_NAMES.map((name) => [name, readLayout(join(folder, `${name}.json`))]));
  const compiled = new Map<CardName, Template>();
  const recall = createMemory<Layout>();
  return {
    expand(name, data) {
      // Each when it is first told: all at once they take a twentieth of a start.
      const template = compiled.get(name) ?? new Template(layouts.get(name) ?? {});
      compiled.set(name, template);
      return recall(data, template, name, () => layoutSchema.parse(expandStrictly(template, data)));
    },
  };
}

function readLayout(file: string): Layout {
  const layout = layoutSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!layout.success)
    throw new Error(`The card template ${file} is not an Adaptive Card 1.5: ${layout.error.message}`);
  const faults = findTemplateFaults(layout.data);
  if (faults.length > 0) throw new Error(`The card template ${file} holds more than layout:\n  ${faults.join('\n  ')}`);
  return layout.data;
}

const NAME = /^\$\{(?:\$root\.)?[a-zA-Z]\w*\}$/;

/**
 * A binding is a bare name and the whole of its text, so that a number, a boolean or an action keeps its type and
 * no template computes anything: a `$when` that is not one boolean binding, for one, would silently drop its element.
 */
export function findTemplateFaults(node: unknown, path = 'card'): readonly string[] {
  if (Array.isArray(node)) return node.flatMap((item, index) => findTemplateFaults(item, `${path}[${index}]`));
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => {
      const isBound = typeof value === 'string' && NAME.test(value);
      if ((key === '$when' || key === '$data') && !isBound)
        return [`${path}.${key}: must be one name, such as \${steps}`];
      return findTemplateFaults(value, `${path}.${key}`);
    });
  }
  if (typeof node !== 'string' || !node.includes('${') || NAME.test(node)) return [];
  return [`${path}: "${node}" must be one name, such as \${title}, and nothing beside it`];
}

/** The engine writes what the data lacks into the card as raw `${name}`; here it is an error instead. */
function expandStrictly(template: Template, data: object): unknown {
  const before = GlobalSettings.getUndefinedFieldValueSubstitutionString;
  GlobalSettings.getUndefinedFieldValueSubstitutionString = (path) => {
    throw new Error(`The data of the card lacks "${path}"`);
  };
  try {
    return template.expand({ $root: data });
  } finally {
    // Its type denies it, but nothing is set at first.
    Object.assign(GlobalSettings, { getUndefinedFieldValueSubstitutionString: before });
  }
}

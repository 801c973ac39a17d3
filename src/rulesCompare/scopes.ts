import { AREA_IDS, type AreaId, type Track } from '../scoring/designations.ts';
import type { MetricId } from '../scoring/ruleSet.ts';
import type { Block, Page } from './readPage.ts';

/** What a piece of a page is about; null where it does not say, or says more than one. */
export interface Scope {
  readonly area: AreaId | null;
  readonly metric: MetricId | null;
  readonly track: Track | null;
  /** From 1. */
  readonly step: number | null;
  readonly part: 'azure' | 'm365' | null;
  /** It works something out, so its numbers are no thresholds. */
  readonly isExample: boolean;
}

export type Scoped<Kind extends Block['kind'] = Block['kind']> = Extract<Block, { kind: Kind }> & {
  readonly scope: Scope;
};

const AREAS: Readonly<Record<AreaId, RegExp>> = {
  'data-ai': /\bdata (?:&|and) ai\b/i,
  infrastructure: /\binfrastructure\b/i,
  'digital-app-innovation': /\bdigital (?:&|and) app innovation\b/i,
  'modern-work': /\bmodern work\b/i,
  security: /\bsecurity\b/i,
  'business-applications': /\bbusiness applications\b/i,
};

const METRICS: Readonly<Record<MetricId, RegExp>> = {
  'net-customer-adds': /\bnet (?:new )?customers? add(?:s|ed|itions?)?\b/i,
  'intermediate-certifications': /\bintermediate\b/i,
  'advanced-certifications': /\badvanced\b(?! azure)/i,
  'usage-growth': /\busage growth\b/i,
  deployments: /\bdeployments?\b/i,
};

const TRACK_NAMES: Readonly<Record<Track, RegExp>> = {
  enterprise: /\benterprise\b(?! agreement)/i,
  smb: /\bsmb\b|\bsmall (?:&|and) medium(?:-sized)? business/i,
};

const STEP = /\bstep (\d)\b/i;
const EXAMPLE = /\bexamples?\b/i;
/** An item this long is a sentence, not the name of what its own list holds. */
const LONGEST_ITEM_NAME = 60;

const NOWHERE: Scope = { area: null, metric: null, track: null, step: null, part: null, isExample: false };

/** The areas that a page is for, by its title. */
export function readAreas(title: string): readonly AreaId[] {
  return AREA_IDS.filter((area) => AREAS[area].test(title));
}

export function readMetric(text: string): MetricId | null {
  return readOnly(METRICS, text);
}

export function readTrack(text: string): Track | null {
  return readOnly(TRACK_NAMES, text);
}

function readOnly<Name extends string>(names: Readonly<Record<Name, RegExp>>, text: string): Name | null {
  const found = (Object.keys(names) as Name[]).filter((name) => names[name].test(text));
  const [only] = found;
  return found.length === 1 && only !== undefined ? only : null;
}

/** Each piece of a page with what it is about, as headings, bold lines and the lists around it tell. */
export function scopeBlocks({ blocks }: Page, areas: readonly AreaId[]): readonly Scoped[] {
  const headings: { level: number; scope: Scope }[] = [];
  const items: { depth: number; scope: Scope }[] = [];
  // What bold lines said since the last heading.
  let said: Partial<Scope> = {};

  const around = (): Scope => headings.at(-1)?.scope ?? NOWHERE;
  const here = (): Scope => items.at(-1)?.scope ?? { ...around(), ...said };

  return blocks.map((block): Scoped => {
    if (block.kind === 'heading') {
      while ((headings.at(-1)?.level ?? 0) >= block.level) headings.pop();
      headings.push({ level: block.level, scope: readHeading(block.text, around(), areas) });
      said = {};
      items.length = 0;
      return { ...block, scope: here() };
    }
    if (block.kind === 'table') {
      items.length = 0;
      return { ...block, scope: here() };
    }
    const isOver = (depth: number) => depth > block.depth || (block.isItem && depth === block.depth);
    while (isOver(items.at(-1)?.depth ?? -1)) items.pop();
    if (block.isLead && !block.isItem) said = readLead(block.text, said, around());
    else if (block.depth === 0 && EXAMPLE.test(block.text.slice(0, 'example'.length)))
      said = { ...said, isExample: true };
    if (block.holdsList) items.push({ depth: block.depth, scope: readItem(block.text, here(), areas) });
    return { ...block, scope: readPrefix(block.text, here()) };
  });
}

function readHeading(text: string, around: Scope, areas: readonly AreaId[]): Scope {
  const step = STEP.exec(text)?.[1];
  return {
    area: readArea(text, areas) ?? around.area,
    metric: readMetric(text) ?? around.metric,
    track: readTrack(text) ?? around.track,
    step: step === undefined ? around.step : Number(step),
    part: around.part,
    isExample: around.isExample || EXAMPLE.test(text),
  };
}

function readArea(text: string, areas: readonly AreaId[]): AreaId | null {
  const named = areas.filter((area) => AREAS[area].test(text));
  return areas.length > 1 && named.length === 1 ? (named[0] ?? null) : null;
}

/** A bold line ends the step and the example before it; the track holds until another one is named. */
function readLead(text: string, said: Partial<Scope>, around: Scope): Partial<Scope> {
  const { step: _, isExample: __, part: ___, ...kept } = said;
  const track = readTrack(text);
  const metric = around.metric === null ? readMetric(text) : null;
  const step = STEP.exec(text)?.[1];
  const part = readPart(text);
  return {
    ...kept,
    ...(track === null ? {} : { track }),
    ...(metric === null ? {} : { metric }),
    ...(step === undefined ? {} : { step: Number(step) }),
    ...(part === null ? {} : { part }),
    ...(EXAMPLE.test(text) ? { isExample: true } : {}),
  };
}

function readItem(text: string, around: Scope, areas: readonly AreaId[]): Scope {
  if (text.length > LONGEST_ITEM_NAME) return around;
  return readHeading(text, around, areas);
}

/** "Enterprise track: each customer …", "Azure: every …": a paragraph that says itself what it is about. */
function readPrefix(text: string, around: Scope): Scope {
  const prefix = /^([^:]{1,30}):/.exec(text)?.[1] ?? '';
  return { ...around, track: readTrack(prefix) ?? around.track, part: readPart(prefix) ?? around.part };
}

function readPart(text: string): Scope['part'] {
  if (/^\W*azure\W*$/i.test(text)) return 'azure';
  return /^\W*microsoft 365\W*$/i.test(text) ? 'm365' : null;
}

import { foldText } from './foldText.ts';
import { nameOf, type Settable } from './settables.ts';
import { shownNames } from './shownNames.ts';

/** The words that name figures and steps, and what else people call them, in English and Spanish. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  customers: ['customer', 'adds', 'clients', 'clientes', 'cliente'],
  growth: ['crecimiento'],
  acr: ['consumption', 'consumo', 'revenue'],
  services: [
    'service',
    'deployments',
    'deployment',
    'implementations',
    'servicios',
    'servicio',
    'implementaciones',
    'implementacion',
    'despliegues',
    'despliegue',
  ],
  mcv: ['base', 'baseline'],
  enterprise: ['ent', 'empresa'],
  smb: ['pyme', 'pymes'],
  cpor: [],
  dpor: [],
  csp: [],
  azure: [],
  m365: ['365', 'office'],
  track: ['path', 'via', 'ruta'],
  administrators: ['administrator', 'admins', 'administradores'],
  architects: ['architect', 'arquitectos'],
  specialists: ['specialist', 'especialistas'],
  intermediate: ['intermedios', 'intermedias'],
  advanced: ['avanzados', 'avanzadas'],
  engineers: ['engineer', 'ingenieros'],
  analysts: ['analyst', 'analistas'],
};

const byWord = new Map(
  Object.entries(WORDS).flatMap(([word, also]) => [word, ...also].map((each) => [each, word] as const)),
);

export type ReadSettable =
  | { readonly kind: 'read'; readonly settable: Settable; readonly value: string }
  | { readonly kind: 'nothing named' }
  | { readonly kind: 'unknown name' }
  /** Several figures have this name: Modern Work's two paths, for instance. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Settable[]; readonly value: string };

/** Words that join a name and its value, or the parts of a name, and tell neither from another. */
const JOINS = new Set('the of for in at to is be a de del el la las los en es para por'.split(' '));
const QUOTES = /["“”«»‘’]|^'+|'+$/g;
const LAST_POLITENESS = /\s+(?:please|pls|thanks|thank you|por favor|gracias)[.!]*$/i;

/**
 * Reads "customers 3", "smb growth csp 1,500" or "net customer adds to “5”": the words that name a figure in any order, or
 * the name that a card shows, then the value.
 */
export function readSettable(text: string, settables: readonly Settable[]): ReadSettable {
  const words = text
    .replace(LAST_POLITENESS, '')
    .split(/[\s:=]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return { kind: 'nothing named' };
  const { named, length } = takeNames(words);
  if (named.length === 0) return { kind: 'unknown name' };
  const candidates = settables.filter((settable) => {
    const own = nameOf(settable).split(' ');
    return named.every((word) => own.includes(word));
  });
  const exact = candidates.filter((settable) => nameOf(settable).split(' ').length === named.length);
  const [only, ...others] = exact.length > 0 ? exact : candidates;
  if (only === undefined) return { kind: 'unknown name' };
  const value = words.slice(length).join(' ').replace(QUOTES, '');
  return others.length > 0
    ? { kind: 'ambiguous', candidates: [only, ...others], value }
    : { kind: 'read', settable: only, value };
}

/** The words that name something, and how many were read with what joins them to the value. */
function takeNames(words: readonly string[]): { readonly named: readonly string[]; readonly length: number } {
  const named = new Set<string>();
  let length = 0;
  // "track smb": after the name of the track, its value is a word too.
  while (length < words.length && !named.has('track')) {
    const shown = takeShownName(words.slice(length));
    const known = byWord.get(foldText(words[length] ?? ''));
    if (shown !== null) for (const word of shown.words) named.add(word);
    else if (known !== undefined) named.add(known);
    else if (!JOINS.has(foldText(words[length] ?? ''))) break;
    length += shown?.length ?? 1;
  }
  while (named.size > 0 && JOINS.has(foldText(words[length] ?? ''))) length += 1;
  return { named: [...named], length };
}

/** The longest name that a card shows at the beginning. */
export function takeShownName(
  words: readonly string[],
): { readonly words: readonly string[]; readonly length: number } | null {
  const { byName, longest, starts } = shownNames();
  if (!starts.has(foldText(words[0] ?? '').split(' ')[0] ?? '')) return null;
  for (let length = Math.min(longest, words.length); length > 0; length--) {
    const named = byName.get(foldText(words.slice(0, length).join(' ')));
    if (named !== undefined) return { words: named, length };
  }
  return null;
}

/** What one word names: "clientes" → customers. */
export function wordNamed(word: string): string | undefined {
  return byWord.get(foldText(word));
}

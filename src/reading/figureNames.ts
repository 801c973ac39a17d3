import type { AreaId } from '../scoring/designations.ts';
import { FIGURES, STEPS } from '../scoring/figures.ts';
import { foldText } from './foldText.ts';

/** The words that name figures and steps, and what else people call them, in English and Spanish. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  customers: ['customer', 'adds', 'clients', 'clientes', 'cliente'],
  growth: ['crecimiento'],
  acr: ['consumption', 'consumo', 'revenue'],
  services: ['service', 'deployments', 'deployment', 'implementations', 'servicios', 'implementaciones', 'despliegues'],
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

const KEY_WORDS: Readonly<Record<string, string>> = {
  netCustomerAdds: 'customers',
  usageGrowth: 'growth',
  usageGrowthPercent: 'growth',
  acrTrailing12MonthsUsd: 'acr',
  deployments: 'services',
  usageBaselineMcv: 'mcv',
  azureAcrUsd: 'azure',
  m365ProtectedUsers: 'm365',
};

/** What `set` can change: a figure, the total of a step's people, or the track. */
export type Settable =
  | { readonly kind: 'figure'; readonly key: string }
  | { readonly kind: 'people'; readonly step: string }
  | { readonly kind: 'track' };

/** How `set` calls it: "customers", "smb growth csp", "security analysts" → "analysts". */
export function nameOf(settable: Settable): string {
  switch (settable.kind) {
    case 'figure':
      return settable.key
        .split('.')
        .map((part) => KEY_WORDS[part] ?? part)
        .join(' ');
    case 'people':
      return settable.step.replace(/^security-/, '').replace(/-people$/, '');
    case 'track':
      return 'track';
  }
}

export function settablesOf(area: AreaId, hasTrack: boolean): readonly Settable[] {
  return [
    ...FIGURES[area].map(({ key }) => ({ kind: 'figure', key }) as const),
    ...STEPS[area].map((step) => ({ kind: 'people', step }) as const),
    ...(hasTrack ? [{ kind: 'track' } as const] : []),
  ];
}

export type ReadSettable =
  | { readonly kind: 'read'; readonly settable: Settable; readonly value: string }
  | { readonly kind: 'nothing named' }
  | { readonly kind: 'unknown name' }
  /** Several figures have this name: Modern Work's two paths, for instance. */
  | { readonly kind: 'ambiguous'; readonly candidates: readonly Settable[]; readonly value: string };

/** Reads "customers 3" or "smb growth csp 1,500": the words that name a figure in any order, then the value. */
export function readSettable(text: string, settables: readonly Settable[]): ReadSettable {
  const words = text.split(/[\s:=]+/).filter((word) => word !== '');
  const named: string[] = [];
  for (const word of words) {
    const known = byWord.get(foldText(word));
    // "track smb": after the name of the track, its value is a word too.
    if (known === undefined || named.includes('track')) break;
    named.push(known);
  }
  if (words.length === 0) return { kind: 'nothing named' };
  if (named.length === 0) return { kind: 'unknown name' };
  const candidates = settables.filter((settable) => {
    const own = nameOf(settable).split(' ');
    return named.every((word) => own.includes(word));
  });
  const exact = candidates.filter((settable) => nameOf(settable).split(' ').length === named.length);
  const [only, ...others] = exact.length > 0 ? exact : candidates;
  if (only === undefined) return { kind: 'unknown name' };
  const value = words.slice(named.length).join(' ');
  return others.length > 0
    ? { kind: 'ambiguous', candidates: [only, ...others], value }
    : { kind: 'read', settable: only, value };
}

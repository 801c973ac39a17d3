import type { AreaId } from '../scoring/designations.ts';
import { FIGURES, STEPS } from '../scoring/figures.ts';

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

import type { AreaId, Track } from './designations.ts';

/** `usd`, `mcv`, `users` and `percent` may be any number; a `count` is whole. */
export type FigureKind = 'count' | 'percent' | 'usd' | 'mcv' | 'users';

export interface FigureDefinition {
  /** The path inside the area's figures, as in a snapshot: `netCustomerAdds`, `smb.usageGrowth.csp`. */
  readonly key: string;
  readonly kind: FigureKind;
  /** Net figures compare this year with last and may be negative. */
  readonly mayBeNegative: boolean;
  /** The path it belongs to, in areas where both paths are scored. */
  readonly track: Track | null;
  /** More than this, or less than its negative, is asked once more: far from any partner, but possible. */
  readonly usuallyAtMost: number;
}

/** The same for a typed total of certified people. */
export const PEOPLE_USUALLY_AT_MOST = 20_000;

const USUALLY_AT_MOST: Record<FigureKind, number> = {
  count: 5000,
  percent: 1000,
  usd: 1_000_000_000,
  mcv: 100_000_000,
  users: 5_000_000,
};

function figure(
  key: string,
  kind: FigureKind,
  mayBeNegative: boolean,
  usuallyAtMost = USUALLY_AT_MOST[kind],
): FigureDefinition {
  const [first] = key.split('.');
  const track = first === 'enterprise' || first === 'smb' ? first : null;
  return { key, kind, mayBeNegative, track, usuallyAtMost };
}

const azure = [
  figure('netCustomerAdds', 'count', true),
  figure('usageGrowthPercent', 'percent', true),
  figure('acrTrailing12MonthsUsd', 'usd', false),
  // Services of Azure, of which there are some 200.
  figure('deployments', 'count', false, 500),
];

function modernWorkPath(track: Track, resale: 'dpor' | 'csp') {
  return [
    figure(`${track}.netCustomerAdds`, 'count', true),
    figure(`${track}.usageGrowth.cpor`, 'users', true),
    figure(`${track}.usageGrowth.${resale}`, 'users', true),
    figure(`${track}.deployments.cpor`, 'count', true),
    figure(`${track}.deployments.${resale}`, 'count', true),
  ];
}

function securityPath(track: Track) {
  return [
    figure(`${track}.netCustomerAdds.azure`, 'count', true),
    figure(`${track}.netCustomerAdds.m365`, 'count', true),
    figure(`${track}.usageGrowth.azureAcrUsd`, 'usd', true),
    figure(`${track}.usageGrowth.m365ProtectedUsers`, 'users', true),
    figure(`${track}.deployments.azure`, 'count', true),
    figure(`${track}.deployments.m365`, 'count', true),
  ];
}

/** The figures that Partner Center shows for each area, in the order in which people are asked for them. */
export const FIGURES: Record<AreaId, readonly FigureDefinition[]> = {
  'data-ai': azure,
  infrastructure: azure,
  'digital-app-innovation': azure,
  'modern-work': [...modernWorkPath('enterprise', 'dpor'), ...modernWorkPath('smb', 'csp')],
  security: [...securityPath('enterprise'), ...securityPath('smb')],
  'business-applications': [
    figure('netCustomerAdds', 'count', true),
    figure('usageGrowthPercent', 'percent', true),
    figure('usageBaselineMcv', 'mcv', false),
    figure('deployments', 'count', true),
  ],
};

/** The steps in which certified people are counted, in the order in which results list them. */
export const STEPS: Record<AreaId, readonly string[]> = {
  'data-ai': ['administrators', 'architects', 'specialists'],
  infrastructure: ['administrators', 'intermediate-people', 'architects', 'advanced-people'],
  'digital-app-innovation': ['administrators', 'intermediate-people', 'architects', 'advanced-people'],
  'modern-work': ['intermediate-people', 'advanced-people'],
  security: ['security-engineers', 'security-analysts', 'security-specialists'],
  'business-applications': ['intermediate-people', 'advanced-people'],
};

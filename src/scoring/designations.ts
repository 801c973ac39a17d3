/** The six areas in which Microsoft awards a Solutions Partner designation. */
export const AREA_IDS = [
  'data-ai',
  'infrastructure',
  'digital-app-innovation',
  'modern-work',
  'security',
  'business-applications',
] as const;

export type AreaId = (typeof AREA_IDS)[number];

export const TRACKS = ['enterprise', 'smb'] as const;

/** Microsoft's pages also call it a path. */
export type Track = (typeof TRACKS)[number];

export const RULE_BOOKS = ['brief', 'microsoft'] as const;

export type RuleBook = (typeof RULE_BOOKS)[number];

/**
 * Where Microsoft classifies the partner into `one` track, only that track's rules count; elsewhere both
 * are computed and the better whole total counts. Source: rules reference 1.4 [S26-AZ, S26-BA, S26-MW, S26-SEC].
 */
export const TRACKS_SCORED: Record<AreaId, 'one' | 'both'> = {
  'data-ai': 'one',
  infrastructure: 'one',
  'digital-app-innovation': 'one',
  'modern-work': 'both',
  security: 'both',
  'business-applications': 'one',
};

/** Partner Center shows the same customers, growth, ACR and services for these three. */
export const AZURE_AREAS = ['data-ai', 'infrastructure', 'digital-app-innovation'] as const satisfies readonly AreaId[];

export function isAzureArea(area: AreaId): boolean {
  return (AZURE_AREAS as readonly AreaId[]).includes(area);
}

/** Workloads of which revenue makes customers count. Source: rules reference 5.2, Microsoft's page of mid-2026. */
export const REVENUE_WORKLOADS = [
  ...['AI Builder', 'Business Central', 'CE Bundle', 'Commerce', 'Contact Center', 'Copilot Studio'],
  ...['Customer Insights', 'Customer Service', 'F&O Bundle', 'Field Service', 'Finance', 'HR'],
  ...['Intelligent Order Management', 'Mixed Reality', 'Omni Channel', 'Power Apps', 'Power Automate', 'Power BI'],
  ...['Power Pages', 'Power Virtual Agent', 'Project Operations', 'Sales', 'Supply Chain'],
  ...['Non-workload-specific F&O', 'Other non-workload-specific'],
] as const;

export type RevenueWorkload = (typeof REVENUE_WORKLOADS)[number];

interface Rate {
  /** Monthly consumption value (MCV) of one user who was active in the month, or of one unit of capacity. */
  readonly mcv: number;
  /** What is weighed. Profiles are capacity. */
  readonly of: 'users' | 'capacity';
  /** By which links its usage counts: those of Dynamics 365, or PAL alone. */
  readonly linked: 'dynamics' | 'pal';
}

/**
 * The rate card of usage growth and deployments: it names all workloads that they are measured by. Both months of a
 * comparison are weighed by it. Source: rules reference 5.2 (links) and 5.3, Microsoft's page of mid-2026, in force with the
 * rule set of 2026-06-30.
 */
export const MCV_RATES = {
  'Business Central': { mcv: 1000, of: 'users', linked: 'dynamics' },
  'Contact Center': { mcv: 200, of: 'users', linked: 'dynamics' },
  'Core HR': { mcv: 1000, of: 'users', linked: 'dynamics' },
  'Common data service (CE)': { mcv: 200, of: 'users', linked: 'dynamics' },
  'Customer Insights': { mcv: 0.2, of: 'capacity', linked: 'pal' },
  'Finance & Operations': { mcv: 100, of: 'users', linked: 'dynamics' },
  Guides: { mcv: 1000, of: 'users', linked: 'dynamics' },
  Portals: { mcv: 100, of: 'users', linked: 'pal' },
  'Power Apps': { mcv: 200, of: 'users', linked: 'pal' },
  'Power Automate': { mcv: 200, of: 'users', linked: 'pal' },
  'Power BI': { mcv: 200, of: 'users', linked: 'pal' },
  'Remote Assist': { mcv: 1000, of: 'users', linked: 'dynamics' },
  Retail: { mcv: 100, of: 'users', linked: 'dynamics' },
  'Talent Attract': { mcv: 1000, of: 'users', linked: 'dynamics' },
  'Talent Onboard': { mcv: 1000, of: 'users', linked: 'dynamics' },
} as const satisfies Readonly<Record<string, Rate>>;

export type RatedWorkload = keyof typeof MCV_RATES;

export const RATED_WORKLOADS = Object.keys(MCV_RATES) as readonly RatedWorkload[];

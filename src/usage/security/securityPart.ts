import { TRACKS, type Track } from '../../scoring/designations.ts';
import type { UsageFigure } from '../figure.ts';
import type { Month } from '../months.ts';

/** What is added up for Security: each part comes of a report of its own. */
export const SECURITY_PARTS = ['azure', 'm365'] as const;

export type SecurityPartId = (typeof SECURITY_PARTS)[number];

/** Keyed as the figures of Security without the track. */
const KEYS = {
  azure: { adds: 'netCustomerAdds.azure', growth: 'usageGrowth.azureAcrUsd', deployments: 'deployments.azure' },
  m365: { adds: 'netCustomerAdds.m365', growth: 'usageGrowth.m365ProtectedUsers', deployments: 'deployments.m365' },
} as const;

export interface SecurityPart {
  /** The month as of which everything is. */
  readonly month: Month;
  /** Keyed as the figures of Security. */
  readonly figures: Readonly<Record<string, UsageFigure>>;
  /** The months that they lack, all of them, in order. */
  readonly missing: readonly Month[];
}

type Measured = Readonly<Record<keyof (typeof KEYS)['azure'], number>>;

/** The figures of a part, none of which is known where months are missing. */
export function createPart(
  id: SecurityPartId,
  month: Month,
  missing: readonly Month[],
  measure: (track: Track) => Measured,
): SecurityPart {
  const unknown: UsageFigure = { value: null, atLeast: null, atMost: null, missing };
  const figures = TRACKS.flatMap((track) => {
    const measured = missing.length > 0 ? null : measure(track);
    return (['adds', 'growth', 'deployments'] as const).map((what) => {
      return [`${track}.${KEYS[id][what]}`, measured === null ? unknown : { value: measured[what] }] as const;
    });
  });
  return { month, figures: Object.fromEntries(figures), missing };
}

/** Which part a figure of Security is of. */
export function partOf(figure: string): SecurityPartId {
  return Object.values(KEYS.azure).some((key) => figure.endsWith(key)) ? 'azure' : 'm365';
}

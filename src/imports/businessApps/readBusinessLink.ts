import { foldText } from '../../reading/foldText.ts';
import type { Association } from '../../usage/azure/usageHistory.ts';
import { MCV_RATES, type RatedWorkload } from '../../usage/businessApplications/businessWorkloads.ts';
import { readAssociation } from '../usageRows/readAssociation.ts';

/** How a row of Business Applications says that the partner is linked to the customer. */
export interface BusinessLink {
  /** Null where it is none of those that partners are scored by. */
  readonly how: Association | null;
  /** Whether the row says anything of it. One that says nothing counts. */
  readonly isSilent: boolean;
  /** What a claim (CPOR) is of, where the row says it. */
  readonly claim: 'sale' | 'usage' | null;
}

export function readBusinessLink(text: string): BusinessLink {
  const words = foldText(text);
  const claim = /\bosu\b|online services usage/.test(words)
    ? 'usage'
    : /\bosa\b|rev ?rec\b|revenue recognition|online services advisor/.test(words)
      ? 'sale'
      : null;
  const { how } = readAssociation(text);
  return { how: how ?? (claim === null ? null : 'CPOR'), isSilent: words === '', claim };
}

/** Whether its revenue makes a customer count: CPOR (RevRec, OSA, RevRec Performance), CSP and DPOR. Source: rules reference 5.2. */
export function makesRevenueCount({ how, isSilent, claim }: BusinessLink): boolean {
  if (how === 'CPOR') return claim !== 'usage';
  return isSilent || how === 'CSP' || how === 'DPOR';
}

/** Whether its usage of the workload counts: CPOR (OSU), CSP and DPOR, or PAL. Source: rules reference 5.2. */
export function makesUsageCount({ how, isSilent, claim }: BusinessLink, workload: RatedWorkload): boolean {
  if (isSilent) return true;
  if (MCV_RATES[workload].linked === 'pal') return how === 'PAL';
  return how === 'CSP' || how === 'DPOR' || (how === 'CPOR' && claim !== 'sale');
}

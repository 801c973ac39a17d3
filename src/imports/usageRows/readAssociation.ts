import { foldText } from '../../reading/foldText.ts';
import type { Association } from '../../usage/azure/usageHistory.ts';

/** How a row says that the partner is linked to the customer. */
export interface ReadAssociation {
  /** Null where it is none of those that partners are scored by. */
  readonly how: Association | null;
  /** Whether Azure figures count it. A row that says nothing counts. Source: rules reference 2.2. */
  readonly counts: boolean;
}

const known = new Map<string, ReadAssociation>();
const MOST_KNOWN = 1000;

export function readAssociation(text: string): ReadAssociation {
  const before = known.get(text);
  if (before !== undefined) return before;
  const how = find(foldText(text));
  const read = { how, counts: text.trim() === '' || (how !== null && how !== 'CPOR') };
  if (known.size < MOST_KNOWN) known.set(text, read);
  return read;
}

function find(words: string): Association | null {
  if (/\bcpor\b|claiming/.test(words)) return 'CPOR';
  if (/\bpal\b|partner admin link|enlace de administrador/.test(words)) return 'PAL';
  if (/\bdpor\b|digital partner of record|socio digital/.test(words)) return 'DPOR';
  return /\bcsp|cloud solution provider|reseller|indirect provider|direct bill|revendedor/.test(words) ? 'CSP' : null;
}

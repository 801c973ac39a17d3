import type { Revision, RuleSet } from './ruleSet.ts';

/** What a rule set's page was when it was compared, and as what it was revised since. */
export interface UncomparedRevision {
  readonly compared: Revision;
  readonly newest: Revision;
}

/** The newest revision of the page by `day` (ISO), where the rule set was only compared with an older one; else null. */
export function findUncomparedRevision({ page }: RuleSet, day: string): UncomparedRevision | null {
  const { compared, newest } = page;
  if (compared === null || newest === null || newest.day <= compared.day || newest.day > day) return null;
  return { compared, newest };
}

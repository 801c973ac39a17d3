import type { AreaId, RuleBook } from './designations.ts';
import { type RuleSet, ruleSetSchema } from './ruleSet.ts';

export interface RuleFile {
  /** Below the rules folder, with `/` and without the ending: `microsoft/data-ai/2026-06-30`. */
  readonly path: string;
  readonly content: unknown;
}

export type RuleSets = readonly RuleSet[];

/** Parses rule files. Throws an error that names the file, the place in it and what is expected there. */
export function parseRuleSets(files: readonly RuleFile[]): RuleSets {
  return files.map(({ path, content }) => {
    const parsed = ruleSetSchema.safeParse(content);
    if (!parsed.success) {
      const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
      throw new Error(`The rule file ${path}.json cannot be used:\n${problems.join('\n')}`);
    }
    const { id, ruleBook, area, startsOn } = parsed.data;
    const expected = [ruleBook, area, ...(startsOn === null ? [] : [startsOn])].join('/');
    if (id !== path || id !== expected) {
      throw new Error(`The rule file ${path}.json says id "${id}"; its id and its path must both be "${expected}"`);
    }
    return parsed.data;
  });
}

export interface RuleSetInForce {
  readonly ruleSet: RuleSet;
  /** The day lies before the book's first rule set, so its oldest one is used. */
  readonly beforeFirstRuleSet: boolean;
}

/**
 * The newest rule set of the book that has started on `day`; one without a start date is always in force.
 * Null where the book has no table for the area.
 */
export function findRuleSet(ruleSets: RuleSets, ruleBook: RuleBook, area: AreaId, day: string): RuleSetInForce | null {
  let newest: RuleSet | null = null;
  let oldest: RuleSet | null = null;
  for (const ruleSet of ruleSets) {
    if (ruleSet.ruleBook !== ruleBook || ruleSet.area !== area) continue;
    const start = ruleSet.startsOn ?? '';
    if (start <= day && (newest === null || start > (newest.startsOn ?? ''))) newest = ruleSet;
    if (oldest === null || start < (oldest.startsOn ?? '')) oldest = ruleSet;
  }
  const ruleSet = newest ?? oldest;
  return ruleSet === null ? null : { ruleSet, beforeFirstRuleSet: newest === null };
}

/** The rule set that scores the area: the chosen book's, or Microsoft's where that book has no table. Throws if there is none. */
export function ruleSetInForce(ruleSets: RuleSets, ruleBook: RuleBook, area: AreaId, day: string): RuleSetInForce {
  const found = findRuleSet(ruleSets, ruleBook, area, day) ?? findRuleSet(ruleSets, 'microsoft', area, day);
  if (found === null)
    throw new Error(`There is no rule set for ${area}; add rules/microsoft/${area}/<start date>.json`);
  return found;
}

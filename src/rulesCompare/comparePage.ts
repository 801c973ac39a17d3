import type { RuleSet } from '../scoring/ruleSet.ts';
import { compareLists } from './compareLists.ts';
import { compareNumbers } from './compareNumbers.ts';
import { type Comparison, joinComparisons } from './finding.ts';
import { readNames } from './listedNames.ts';
import type { Page } from './readPage.ts';
import { scopeBlocks } from './scopes.ts';
import { readStatements } from './statements.ts';

/** Compares a page with the rule sets of the areas it is for. */
export function comparePage(page: Page, ruleSets: readonly RuleSet[]): Comparison {
  const blocks = scopeBlocks(
    page,
    ruleSets.map(({ area }) => area),
  );
  const statements = readStatements(blocks);
  const names = readNames(blocks);
  return joinComparisons(
    ruleSets.flatMap((ruleSet) => [compareNumbers(ruleSet, { statements, blocks }), ...compareLists(ruleSet, names)]),
  );
}

// The rule files on disk, read and checked.
// `readRuleSets` gives the shipped ones, or those of another folder.
export { readRuleSets } from './readRuleSets.ts';

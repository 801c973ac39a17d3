import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparePage } from '../../src/rulesCompare/comparePage.ts';
import type { Finding } from '../../src/rulesCompare/finding.ts';
import { readHtmlPage, readMarkdownPage } from '../../src/rulesCompare/readPage.ts';
import { readAreas } from '../../src/rulesCompare/scopes.ts';
import { RULE_SETS } from '../scoring/support.ts';

export const PAGES = ['modern-work.html', 'security.html', 'business-applications.html', 'azure.md'] as const;

export type PageName = (typeof PAGES)[number];

export function pathOf(name: PageName): string {
  return join(import.meta.dirname, 'pages', name);
}

export function sourceOf(name: PageName): string {
  return readFileSync(pathOf(name), 'utf8');
}

/** What a page, as changed, differs in from the rules of its areas; `told` leaves notes out. */
export function compareSource(name: PageName, source: string) {
  const areas = readAreas(read(name, sourceOf(name)).title);
  const ruleSets = RULE_SETS.filter(({ ruleBook, area }) => ruleBook === 'microsoft' && areas.includes(area));
  const { findings, same } = comparePage(read(name, source), ruleSets);
  return { findings, told: findings.filter(({ kind }) => kind !== 'note').map(sayFinding), same };
}

function read(name: PageName, source: string) {
  return name.endsWith('.md') ? readMarkdownPage(source) : readHtmlPage(source);
}

function sayFinding({ kind, text }: Finding): string {
  return `${kind}: ${text}`;
}

/** The page with one thing put in place of another; throws where that is not there, or there more often than `times`. */
export function changed(name: PageName, from: string, to: string, times = 1): string {
  const source = sourceOf(name);
  const found = source.split(from).length - 1;
  if (found !== times) throw new Error(`“${from}” stands ${found} times in ${name}`);
  return source.replaceAll(from, to);
}

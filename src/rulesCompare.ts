import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { readRuleSets } from './adapters/rules/index.ts';
import { compareCatalogue, readCatalogue } from './rulesCompare/compareCatalogue.ts';
import { comparePage } from './rulesCompare/comparePage.ts';
import { type Comparison, type Finding, isSame } from './rulesCompare/finding.ts';
import { readHtmlPage, readMarkdownPage } from './rulesCompare/readPage.ts';
import { readAreas } from './rulesCompare/scopes.ts';
import { AREA_IDS, type AreaId } from './scoring/designations.ts';
import { ruleSetInForce } from './scoring/inForce.ts';

const USAGE = `usage: npm run --silent rules:compare -- page.html [area ...]   one of Microsoft's pages, saved as HTML or Markdown
       npm run --silent rules:compare -- catalog.json           a saved answer of the Learn catalogue`;

// Exit codes: 0 all of it was found and is the same, 1 something differs or was not found, 2 the file cannot be used.
const DIFFERS = 1;
const UNUSABLE = 2;

const LABELS: Readonly<Record<Finding['kind'], string>> = {
  differs: 'DIFFERS',
  new: 'NEW',
  gone: 'GONE',
  renamed: 'RENAMED',
  'not found': 'NOT FOUND',
  note: 'note',
};

function run(path: string, named: readonly string[]): number {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch (error) {
    return refuse((error as Error).message);
  }
  return extname(path).toLowerCase() === '.json' ? runCatalogue(path, source) : runPage(path, source, named);
}

function runCatalogue(path: string, source: string): number {
  const read = readCatalogue(source);
  return 'problem' in read ? refuse(`${path}: ${read.problem}`) : report(compareCatalogue(read.catalogue));
}

function runPage(path: string, source: string, named: readonly string[]): number {
  const unknown = named.find((name) => !AREA_IDS.some((area) => area === name));
  if (unknown !== undefined) return refuse(`“${unknown}” is no area; they are ${AREA_IDS.join(', ')}`);
  const page = /\.(?:md|markdown)$/i.test(path) ? readMarkdownPage(source) : readHtmlPage(source);
  const areas = named.length > 0 ? AREA_IDS.filter((area) => named.includes(area)) : readAreas(page.title);
  if (areas.length === 0) {
    return refuse(
      `${path}: its title, “${page.title}”, names no area; say which after the file: ${AREA_IDS.join(', ')}`,
    );
  }
  const today = Temporal.Now.plainDateISO().toString();
  const ruleSets = areas.map((area: AreaId) => ruleSetInForce(readRuleSets(), 'microsoft', area, today).ruleSet);
  console.log(
    `“${page.title}”, ${page.revised === null ? 'no day of revision found on it' : `revised on ${page.revised}`}`,
  );
  for (const { id, page: own } of ruleSets) {
    console.log(`against ${id}, compared so far with the page as of ${own.compared?.day ?? 'no day'}`);
  }
  return report(comparePage(page, ruleSets));
}

function report(comparison: Comparison): number {
  const { findings, same } = comparison;
  for (const { kind, text } of findings) console.log(`${LABELS[kind].padEnd(10)} ${text}`);
  const count = (...kinds: readonly Finding['kind'][]) => findings.filter(({ kind }) => kinds.includes(kind)).length;
  const differing = count('differs', 'new', 'gone', 'renamed');
  console.log(`${differing} differ, ${count('not found')} not found, ${same} the same. Nothing was changed.`);
  return isSame(comparison) ? 0 : DIFFERS;
}

function refuse(problem: string): number {
  console.error(problem);
  return UNUSABLE;
}

const [file, ...areas] = process.argv.slice(2);
process.exitCode = file === undefined ? refuse(USAGE) : run(file, areas);

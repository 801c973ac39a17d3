import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTemplateFaults, loadCardTemplates } from '../../src/views/cardTemplates.ts';

const SHIPPED = join(import.meta.dirname, '../../cards');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

function lineOf(text?: string) {
  const runs = [{ text, color: 'default', isSubtle: false, weight: 'default' }];
  return { spacing: 'small', runs };
}

function partOf(line: object) {
  return { spacing: 'small', lines: [line], charts: [] };
}

function replaceInText(search: string, replacement: string) {
  const file = join(folder, 'text.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(search, replacement));
}

describe('loadCardTemplates', () => {
  it('refuses a template that computes, and names file and place', () => {
    replaceInText(`"\${isHeading}"`, `"\${count > 1}"`);
    expect(() => loadCardTemplates(folder)).toThrow(
      /text\.json holds more than layout:\n {2}card\.body\[0\]\.\$when: must be one name/,
    );
  });

  it('refuses a card of another version', () => {
    replaceInText('"1.5"', '"1.6"');
    expect(() => loadCardTemplates(folder)).toThrow(/text\.json is not an Adaptive Card 1\.5/);
  });

  it('refuses to expand when the data lacks what the template names', () => {
    const templates = loadCardTemplates(folder);
    const complete = { isHeading: true, isNoHeading: false, title: 'Title', parts: [partOf(lineOf('A line'))] };
    expect(() => templates.expand('text', complete)).not.toThrow();
    expect(() => templates.expand('text', { ...complete, title: undefined })).toThrow('lacks "title"');
    expect(() => templates.expand('text', { ...complete, parts: undefined })).toThrow('lacks "parts"');
    expect(() => templates.expand('text', { ...complete, parts: [partOf({})] })).toThrow('lacks "spacing"');
    expect(() => templates.expand('text', { ...complete, parts: [partOf(lineOf())] })).toThrow('lacks "text"');
  });

  it('does not read what the data says as a template', () => {
    const parts = [partOf(lineOf(`\${title} \${1 + 1}`))];
    const data = { isHeading: true, isNoHeading: false, title: 'Title', parts };
    expect(JSON.stringify(loadCardTemplates(folder).expand('text', data))).toContain(`"\${title} \${1 + 1}"`);
  });
});

describe('findTemplateFaults', () => {
  it.each([
    [{ text: `Hello \${name}` }],
    [{ text: `\${if(a, b, c)}` }],
    [{ $when: true }],
    [{ $when: 'x > 3' }],
    [{ $when: `\${true} ` }],
    [{ items: [{ $data: [1, 2] }] }],
  ])('finds one in %j', (template) => {
    expect(findTemplateFaults(template)).toHaveLength(1);
  });

  it('finds none where every binding is a bare name', () => {
    expect(
      findTemplateFaults({
        $when: `\${hasSteps}`,
        text: 'Plain',
        items: [{ $data: `\${steps}`, text: `\${$root.title}` }],
      }),
    ).toEqual([]);
  });
});

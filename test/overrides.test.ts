import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const MODULES = join(import.meta.dirname, '../node_modules');

// `overrides` in package.json puts something small where these would lie. That is harmless as long as nothing loads them.
test.each([
  ['@azure/msal-browser', '@azure/identity/dist/esm'],
  ['@azure/msal-browser', '@azure/identity/dist/commonjs'],
  ['adaptivecards', 'botframework-schema/lib'],
  ['@azure/msal-node', 'botbuilder/lib'],
  ['../vendors/chai', 'botbuilder/lib'],
  ['../vendors/chai', 'botframework-streaming/lib'],
])('%s is loaded by nothing in %s', (name, folder) => {
  const scripts = readdirSync(join(MODULES, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name));
  expect(scripts.length).toBeGreaterThan(10);
  const loading = new RegExp(`(?:from|import|require\\()\\s*\\(?["']${name}["'/]`);
  expect(scripts.filter((script) => loading.test(readFileSync(script, 'utf8')))).toEqual([]);
});

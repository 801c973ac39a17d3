// Plain JavaScript on purpose: npm runs it with whatever Node the machine has.
import { rmSync } from 'node:fs';

const NEVER_LOADED = [
  // Two packages of the Bot Framework are published with a bundled test library of 17 MB each.
  'botbuilder/vendors/chai',
  'botframework-streaming/vendors/chai',
  // Its build for browsers, and what maps that to its sources.
  'adaptive-expressions/lib/browser.js',
  'adaptive-expressions/lib/browser.js.map',
];

for (const path of NEVER_LOADED) {
  rmSync(new URL(`../node_modules/${path}`, import.meta.url), { recursive: true, force: true });
}

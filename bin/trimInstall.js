// Plain JavaScript on purpose: npm runs it with whatever Node the machine has.
import { rmSync } from 'node:fs';

// Two packages of the Bot Framework are published with a bundled test library of 17 MB each, which nothing loads.
const NEVER_LOADED = ['botbuilder/vendors/chai', 'botframework-streaming/vendors/chai'];

for (const path of NEVER_LOADED) {
  rmSync(new URL(`../node_modules/${path}`, import.meta.url), { recursive: true, force: true });
}

// Plain JavaScript on purpose: it must run, and speak clearly, on a Node that cannot read TypeScript.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const target = process.argv[2];

// From 22.18 on; a development install brings such a Node along.
if (!process.features.typescript) {
  console.error(
    `Partner Score needs Node 24 and this is ${process.versions.node}. Install Node 24, or run "npm ci --include=dev", which brings it along.`,
  );
  process.exitCode = 1;
} else if (target === undefined || !existsSync(target)) {
  console.error(`There is no program at "${target ?? ''}". Run "npm ci" first.`);
  process.exitCode = 1;
} else {
  // Compiled once, and then read. Where nothing can be written, it is compiled each time.
  module.enableCompileCache?.(join(import.meta.dirname, '../node_modules/.cache/node'));
  const path = resolve(target);
  // Node calls stripping types experimental, once a run; whoever starts the bot can do nothing about it.
  const printers = process.listeners('warning');
  process.removeAllListeners('warning');
  process.on('warning', (warning) => {
    if (warning.name !== 'ExperimentalWarning') for (const print of printers) print(warning);
  });
  // The program reads its own arguments as if it had been started directly.
  process.argv.splice(1, 2, path);
  await import(pathToFileURL(path).href);
}

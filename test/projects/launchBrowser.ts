import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sparticuz, { inflate } from '@sparticuz/chromium';
import { type BrowserServer, chromium } from 'playwright-core';

const flags = [
  // Root in a container may not open Chromium's sandbox.
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
];

/**
 * A Chromium of its own, unpacked from an npm package into a new temporary folder: two runs that unpacked to one
 * place would catch each other's half-written binary. The folder goes when the browser does.
 */
export async function launchBrowser(): Promise<BrowserServer> {
  const folder = await mkdtemp(join(tmpdir(), 'preview-chromium-'));
  try {
    const executablePath = await unpackInto(folder, () => sparticuz.executablePath());
    const env = { ...process.env, ...(await findLibraries(executablePath, folder)), ...(await addFonts(folder)) };
    const browser = await chromium.launchServer({ executablePath, args: flags, env });
    browser.on('close', () => removeFolder(folder));
    return browser;
  } catch (error) {
    removeFolder(folder);
    throw error;
  }
}

// The package reads TMPDIR while it is called, before its first await, so the rest of the process keeps its own.
function unpackInto(folder: string, unpack: () => Promise<string>): Promise<string> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return unpack();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

// A fresh Debian or Ubuntu has no libnss3 and libnspr4; the package carries builds of them that it unpacks only on AWS.
async function findLibraries(executablePath: string, folder: string): Promise<{ LD_LIBRARY_PATH?: string }> {
  const { stdout } = await promisify(execFile)('ldd', [executablePath]);
  if (!stdout.includes('not found')) return {};
  const archive = join(
    dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))),
    '..',
    'bin',
    'al2023.tar.br',
  );
  const unpacked = await unpackInto(folder, () => inflate(archive));
  return { LD_LIBRARY_PATH: [join(unpacked, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':') };
}

// Beside the system's fonts, where there are any, the package's Open Sans: so a page looks alike on every machine.
async function addFonts(folder: string): Promise<{ FONTCONFIG_FILE: string }> {
  const file = join(folder, 'with-open-sans.conf');
  const parts = [
    '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
    `<dir>${join(folder, 'fonts')}</dir>`,
    `<cachedir>${join(folder, 'font-cache')}</cachedir>`,
  ];
  await writeFile(file, `<fontconfig>${parts.join('')}</fontconfig>`);
  return { FONTCONFIG_FILE: file };
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { z } from 'zod';
import packageJson from '../package.json' with { type: 'json' };
import { addMenu, addTranslatedMenu } from './commandMenu.ts';
import spanish from './es.json' with { type: 'json' };
import template from './manifest.json' with { type: 'json' };

export type AppPackage =
  | { readonly kind: 'packaged'; readonly zip: Buffer }
  | { readonly kind: 'refused'; readonly problem: string };

const remedy =
  'Set it to the "Microsoft App ID" on the configuration page of your Azure Bot, then run "npm run package" again.';
const missing = `MicrosoftAppId is missing. ${remedy}`;

const environmentSchema = z.object({
  MicrosoftAppId: z
    .string(missing)
    .trim()
    .min(1, missing)
    .pipe(z.guid({ error: (issue) => `MicrosoftAppId is "${issue.input}", which is not a GUID. ${remedy}` })),
});

/** The same environment gives the same bytes, on every machine. */
export async function createAppPackage(environment: NodeJS.ProcessEnv): Promise<AppPackage> {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    return { kind: 'refused', problem: parsed.error.issues.map((issue) => issue.message).join('\n') };
  }

  const manifest = fillPlaceholders(write(addMenu(template)), {
    APP_ID: parsed.data.MicrosoftAppId,
    APP_VERSION: packageJson.version,
  });
  const zip = zipOf([
    ['manifest.json', Buffer.from(manifest)],
    ['es.json', Buffer.from(write(addTranslatedMenu(spanish, template, 'es')))],
    ['color.png', await readPart('color.png')],
    ['outline.png', await readPart('outline.png')],
  ]);
  return { kind: 'packaged', zip: await buffer(zip.outputStream) };
}

function write(json: object): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

function readPart(name: string): Promise<Buffer> {
  return readFile(new URL(name, import.meta.url));
}

function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`appPackage/manifest.json holds ${placeholder}, which nothing fills.`);
    return value;
  });
}

function zipOf(files: readonly (readonly [name: string, bytes: Buffer])[]): ZipFile {
  const zip = new ZipFile();
  for (const [name, bytes] of files) {
    zip.addBuffer(bytes, name, {
      // Compressed bytes differ between releases of zlib; the icons are compressed already.
      compress: false,
      // A zip's plain timestamp is local time, so a local midnight is the same everywhere; the extended one is not.
      mtime: new Date(1980, 0, 1),
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return zip;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createAppPackage } from './createAppPackage.ts';
import manifest from './manifest.json' with { type: 'json' };

const target = 'build/partner-score.zip';
const appPackage = await createAppPackage(process.env);

switch (appPackage.kind) {
  case 'refused':
    console.error(appPackage.problem);
    process.exitCode = 1;
    break;
  case 'packaged':
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, appPackage.zip);
    console.log(`Wrote ${target}. In Teams, open Apps, then "Manage your apps", and upload it.`);
    if (new URL(manifest.developer.websiteUrl).hostname === 'example.com') {
      console.log(
        'Before others install it, put your company and its links under "developer" in appPackage/manifest.json.',
      );
    }
}

import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MenuEntry } from '../../appPackage/commandMenu.ts';
import { createAppPackage } from '../../appPackage/createAppPackage.ts';
import source from '../../appPackage/manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/conversation/commands.ts';
import { parseCommand } from '../../src/conversation/understanding/parseCommand.ts';
import { readZip } from './readZip.ts';

/** What the bot answers to. Every command in Teams' menu must work, so the menu lists these and no others. */
const commandNames = COMMANDS.filter(({ inMenu }) => inMenu).map(({ name }) => name);

const schemas = 'node_modules/@microsoft/app-manifest/build/json-schemas/teams';

function newestSchemaVersion(): string | undefined {
  return readdirSync(schemas)
    .filter((folder) => /^v\d+\.\d+$/.test(folder))
    .map((folder) => folder.slice(1))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .at(-1);
}

function readSchema(version: string, name = 'MicrosoftTeams.schema.json'): object {
  return JSON.parse(readFileSync(`${schemas}/v${version}/${name}`, 'utf8'));
}

/** What the schema finds wrong; null where it finds nothing. */
function validate(schema: object, json: unknown) {
  // The patterns of the schemas are not all written for the stricter reading that `u` asks for.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const check = ajv.compile(schema);
  check(json);
  return check.errors ?? null;
}

interface Manifest extends Omit<typeof source, 'bots'> {
  readonly bots: readonly {
    readonly scopes: readonly string[];
    readonly supportsFiles: boolean;
    readonly commandLists: readonly { readonly scopes: readonly string[]; readonly commands: readonly MenuEntry[] }[];
  }[];
}

let manifest: Manifest;
let spanish: Readonly<Record<string, string>>;
beforeAll(async () => {
  const appPackage = await createAppPackage({ MicrosoftAppId: '6f1c2d3e-4a5b-4c6d-8e7f-9a0b1c2d3e4f' });
  if (appPackage.kind === 'refused') throw new Error(appPackage.problem);
  const files = readZip(appPackage.zip);
  manifest = JSON.parse(String(files.get('manifest.json')));
  spanish = JSON.parse(String(files.get('es.json')));
});

describe('the manifest', () => {
  test('is written for the newest schema known here', () => {
    const version = newestSchemaVersion();
    expect(manifest.manifestVersion).toBe(version);
    expect(manifest.$schema).toBe(
      `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`,
    );
  });

  test('holds to the schema', () => {
    expect(validate(readSchema(manifest.manifestVersion), manifest)).toBeNull();
  });

  test('has the version of the package, in the three numbers that Teams takes', () => {
    expect(manifest.version).toBe(packageJson.version);
    expect(manifest.version).toMatch(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/);
  });

  test('says that it is an unofficial estimate, and takes no product name of Microsoft as its own', () => {
    expect(manifest.description.short).toContain('unofficial estimate');
    expect(manifest.description.full).toContain('unofficial estimate');
    expect(Object.values(manifest.name).join(' ')).not.toMatch(/microsoft|teams|azure|365|solutions partner|copilot/i);
  });

  test('links to pages over https only', () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    for (const url of [websiteUrl, privacyUrl, termsOfUseUrl]) expect(new URL(url).protocol).toBe('https:');
  });

  test('names the icons that are packed with it', () => {
    expect(manifest.icons).toEqual({ color: 'color.png', outline: 'outline.png' });
  });
});

describe('the bot in the manifest', () => {
  test('is one that people can chat with alone, in groups and in channels', () => {
    expect(manifest.bots.map((bot) => bot.scopes)).toEqual([['personal', 'team', 'groupChat']]);
    expect(manifest.bots[0]).not.toHaveProperty('isNotificationOnly', true);
  });

  // Without it Teams offers no paper clip in the chat, and refuses the card that asks for consent to a file.
  test('takes and gives files', () => {
    expect(manifest.bots.map((bot) => bot.supportsFiles)).toEqual([true]);
  });

  // Teams refuses the upload without it, though the schema lets it pass.
  test('declares the channel features that the team scope demands', () => {
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  test('offers a command list in every scope, and each scope in one list only', () => {
    for (const bot of manifest.bots) {
      expect(bot.commandLists.flatMap((list) => list.scopes).sort()).toEqual([...bot.scopes].sort());
    }
  });

  test('lists exactly the commands of the bot', () => {
    for (const { commands } of manifest.bots.flatMap((bot) => bot.commandLists)) {
      expect(commands.map((command) => command.title).sort()).toEqual([...commandNames].sort());
    }
  });

  // Schemas up to 1.19 said so; later ones let longer lists and texts pass that clients cut.
  test('keeps its command menu short enough for every client', () => {
    for (const { commands } of manifest.bots.flatMap((bot) => bot.commandLists)) {
      expect(commands.length).toBeLessThanOrEqual(10);
      for (const { title, description } of commands) {
        expect(title.length).toBeLessThanOrEqual(32);
        expect(description.length).toBeGreaterThan(0);
        expect(description.length).toBeLessThanOrEqual(128);
      }
    }
  });
});

describe('the manifest in Spanish', () => {
  test('is named by the manifest and holds to the schema', () => {
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'en',
      additionalLanguages: [{ languageTag: 'es', file: 'es.json' }],
    });
    const version = manifest.manifestVersion;
    expect(spanish.$schema).toContain(`/v${version}/`);
    expect(validate(readSchema(version, 'MicrosoftTeams.Localization.schema.json'), spanish)).toBeNull();
  });

  test('translates every text, and no text that is not there', () => {
    const commands = manifest.bots.flatMap(({ commandLists }, bot) =>
      commandLists.flatMap((list, at) =>
        list.commands.map((_, index) => `bots[${bot}].commandLists[${at}].commands[${index}]`),
      ),
    );
    expect(Object.keys(spanish).toSorted()).toEqual(
      [
        ...['$schema', 'name.short', 'name.full', 'description.short', 'description.full'],
        ...commands.flatMap((command) => [`${command}.title`, `${command}.description`]),
      ].toSorted(),
    );
  });

  test('offers the same commands, in words that the bot answers to', () => {
    const titles = manifest.bots[0]?.commandLists[0]?.commands.map(({ title }) => title) ?? [];
    const translated = titles.map((_, index) => spanish[`bots[0].commandLists[0].commands[${index}].title`] ?? '');
    expect(translated.map((title) => parseCommand(title).name)).toEqual(
      titles.map((title) => parseCommand(title).name),
    );
    for (const [key, text] of Object.entries(spanish)) {
      if (key.endsWith('.title')) expect(text.length, key).toBeLessThanOrEqual(32);
      if (key.startsWith('bots') && key.endsWith('.description')) expect(text.length, key).toBeLessThanOrEqual(128);
    }
  });

  test('says that it is an unofficial estimate', () => {
    expect(spanish['description.short']).toContain('estimación no oficial');
    expect(spanish['description.full']).toContain('estimación no oficial');
    expect(spanish['name.full']).not.toMatch(/microsoft|teams|azure|365|solutions partner|copilot/i);
  });
});

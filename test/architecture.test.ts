import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import botPackage from '../package.json' with { type: 'json' };
import previewPackage from '../preview/package.json' with { type: 'json' };
import { readImports } from './support/readImports.ts';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

/** The code of a folder, without declarations. */
function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

const files = listFiles(src);
const imports = files.flatMap((file) => readImports(file).map(({ to }) => ({ file, to })));
const own = imports
  .filter(({ to }) => to.startsWith(src))
  .map(({ file, to }) => ({ file: relative(src, file), to: relative(src, to) }));

/** The room a file of src is in: `scoring`, `adapters/teams`; main.ts and its like are rooms of their own. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'adapters' ? `${first}/${second}` : first;
}

/** Which rooms a room may import from. Imports point down only; adapters never import each other. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  scoring: [],
  language: ['scoring'],
  reading: ['scoring', 'language'],
  usage: ['scoring'],
  partner: ['scoring', 'language', 'usage'],
  imports: ['scoring', 'language', 'partner', 'reading', 'usage'],
  planning: ['scoring'],
  reminders: ['scoring', 'partner', 'planning'],
  jobs: [],
  conversation: ['scoring', 'partner', 'language', 'reading', 'imports', 'planning', 'reminders', 'usage'],
  views: ['scoring', 'partner', 'language', 'conversation'],
  commandLine: ['scoring', 'language', 'partner', 'imports', 'usage'],
  'cli.ts': ['scoring', 'language', 'commandLine', 'adapters/rules'],
  'importReports.ts': ['language', 'reading', 'imports', 'commandLine'],
  'rulesCheck.ts': ['scoring', 'adapters/rules'],
  rulesCompare: ['scoring'],
  'rulesCompare.ts': ['scoring', 'rulesCompare', 'adapters/rules'],
  operating: ['reminders'],
  'remindersReport.ts': [
    'config.ts',
    'loadPreview.ts',
    'operating',
    'partner',
    'adapters/log',
    'adapters/storage',
    'adapters/tables',
    'adapters/queues',
  ],
  'config.ts': ['environment.ts'],
  'environment.ts': [],
  'preview.ts': [],
  'loadPreview.ts': ['preview.ts'],
  'adapters/rules': ['scoring'],
  'adapters/tables': ['scoring', 'partner', 'language', 'reminders', 'usage'],
  'adapters/queues': ['partner', 'reminders', 'jobs'],
  'adapters/solver': ['planning'],
  'adapters/storage': ['config.ts', 'preview.ts'],
  'adapters/teams': ['conversation', 'config.ts', 'partner', 'reading', 'reminders', 'jobs'],
  'adapters/http': ['config.ts'],
  'adapters/log': ['config.ts'],
};

function findStrangers(
  allowed: readonly string[],
  part: string,
  partOf: (path: string) => string,
  among = own,
): readonly string[] {
  return among
    .filter(({ file, to }) => partOf(file) === part && partOf(to) !== part && !allowed.includes(partOf(to)))
    .map(({ file, to }) => `${file} imports ${to}`);
}

describe('imports point down only', () => {
  for (const [room, allowed] of Object.entries(ALLOWED)) {
    test(`${room} imports ${allowed.length === 0 ? 'nothing of ours' : `only ${allowed.join(', ')}`}`, () => {
      expect(findStrangers(allowed, room, roomOf)).toEqual([]);
    });
  }

  test('every room is named here', () => {
    const rooms = new Set(files.map((file) => roomOf(relative(src, file))));
    expect([...rooms].filter((room) => room !== 'main.ts').toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
  });
});

test('every room says what it is for and what to call, at its door or in a README', () => {
  const rooms = new Set(files.map((file) => roomOf(relative(src, file))).filter((room) => !room.endsWith('.ts')));
  const silent = [...rooms].filter(
    (room) => !['index.ts', 'README.md'].some((name) => existsSync(join(src, room, name))),
  );
  expect(silent).toEqual([]);
});

/** A room with a door says there what it is for; whoever needs it comes in by the door. */
test('rooms are entered by their door where they have one', () => {
  const doors = new Set(files.map((file) => relative(src, file)).filter((file) => basename(file) === 'index.ts'));
  expect(doors.size).toBeGreaterThan(1);
  const past = own.filter(({ file, to }) => {
    const room = roomOf(to);
    return roomOf(file) !== room && doors.has(join(room, 'index.ts')) && to !== join(room, 'index.ts');
  });
  expect(past.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
});

/**
 * The order inside a room, from the bottom up: which other parts of the room a part may import from. A part is a folder
 * right below the room, or a loose file by its name.
 */
const INSIDE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  reminders: {
    schedule: [],
    losses: ['schedule'],
    tenantRun: [],
    delivering: ['schedule', 'tenantRun'],
    engine: ['schedule', 'tenantRun', 'delivering'],
    'index.ts': ['schedule', 'losses', 'tenantRun', 'delivering', 'engine'],
  },
  conversation: conversationParts(),
};

/** Each part of a conversation may take from all before it, so a subject names itself here once. */
function conversationParts(): Readonly<Record<string, readonly string[]>> {
  const order = [
    ...['createMemory.ts', 'answer.ts', 'turn.ts', 'press.ts', 'reply.ts'],
    ...['access', 'asking', 'command.ts', 'question.ts', 'wording'],
    ...['rights', 'scores', 'settings', 'figures', 'people', 'usage', 'plans', 'reminders', 'welcome', 'data'],
    ...['questions', 'commands.ts', 'understanding', 'pipeline', 'converse.ts', 'index.ts'],
  ];
  return Object.fromEntries(order.map((part, index) => [part, order.slice(0, index)]));
}

describe.each(Object.entries(INSIDE))('inside %s', (room, parts) => {
  const inside = own.filter(({ file, to }) => roomOf(file) === room && roomOf(to) === room);
  const partOf = (path: string) => path.slice(room.length + 1).split('/')[0] ?? '';

  test.each(Object.entries(parts))('%s imports of the other parts only %j', (part, allowed) => {
    expect(findStrangers(allowed, part, partOf, inside)).toEqual([]);
  });

  test('every part is named above, and takes only from those before it', () => {
    const found = files.map((file) => relative(src, file)).filter((file) => roomOf(file) === room);
    expect([...new Set(found.map(partOf))].toSorted()).toEqual(Object.keys(parts).toSorted());
    for (const [index, [part, allowed]] of Object.entries(parts).entries()) {
      const before = Object.keys(parts).slice(0, index);
      expect(
        allowed.filter((each) => !before.includes(each)),
        part,
      ).toEqual([]);
    }
  });

  test('no files import each other in a circle', () => {
    expect(findCircles(inside)).toEqual([]);
  });
});

/** The imports that are left when those of files that import nothing, or that nobody imports, are taken away again and again. */
function findCircles(all: readonly { readonly file: string; readonly to: string }[]): readonly string[] {
  const left = all.filter(
    ({ file, to }) => all.some((other) => other.file === to) && all.some((other) => other.to === file),
  );
  return left.length < all.length ? findCircles(left) : left.map(({ file, to }) => `${file} imports ${to}`);
}

test('only the folder of an SDK knows it', () => {
  const inside = own
    .filter(({ file, to }) => file.startsWith('adapters/teams/') && to.startsWith('adapters/teams/botbuilder/'))
    .map(({ file }) => file)
    .filter((file) => !file.startsWith('adapters/teams/botbuilder/'));
  expect([...new Set(inside)]).toEqual(['adapters/teams/index.ts']);
});

/** Which rooms a room of the preview may import from. `../src/preview.ts` is the port that it fills. */
const PREVIEW_ALLOWED: Readonly<Record<string, readonly string[]>> = {
  wire: [],
  page: ['wire'],
  storage: ['../src/preview.ts'],
  teams: ['wire'],
  clock: ['wire', 'teams', '../src/preview.ts'],
  routes: ['wire', 'teams', 'clock'],
  'startPreview.ts': ['clock', 'routes', '../src/preview.ts'],
  'index.ts': ['storage', 'startPreview.ts', '../src/preview.ts'],
};

describe('the preview is a product of its own', () => {
  const preview = join(root, 'preview');
  const ofPreview = listFiles(preview)
    .flatMap((file) => readImports(file).map((each) => ({ ...each, file })))
    .filter(({ to }) => to.startsWith(`${root}/`))
    .map(({ file, to, isTypeOnly }) => ({ file: relative(preview, file), to: relative(preview, to), isTypeOnly }));
  const partOf = (path: string) => (path.startsWith('..') ? path : (path.split('/')[0] ?? ''));

  for (const [room, allowed] of Object.entries(PREVIEW_ALLOWED)) {
    test(`${room} imports ${allowed.length === 0 ? 'nothing of ours' : `only ${allowed.join(', ')}`}`, () => {
      expect(findStrangers(allowed, room, partOf, ofPreview)).toEqual([]);
    });
  }

  test('every room of it is named here', () => {
    const rooms = new Set(listFiles(preview).map((file) => relative(preview, file).split('/')[0]));
    expect([...rooms].toSorted()).toEqual(Object.keys(PREVIEW_ALLOWED).toSorted());
  });

  test('it takes types of the bot, and no code', () => {
    const code = ofPreview.filter(({ to, isTypeOnly }) => to.startsWith('..') && !isTypeOnly);
    expect(code.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
  });

  test('the bot knows it in one place, which loads it when it is needed', () => {
    const knowing = imports.filter(({ to }) => /^partner-score-preview\b/.test(to) || to.startsWith(`${preview}/`));
    expect(knowing.map(({ file, to }) => `${relative(src, file)} imports ${to}`)).toEqual([
      'loadPreview.ts imports partner-score-preview',
    ]);
    expect(readFileSync(join(src, 'loadPreview.ts'), 'utf8')).toContain("await import('partner-score-preview')");
  });

  // The bot reads Markdown, too, where saved pages are compared with the rules.
  test('what only it needs is no dependency of the bot', () => {
    const needed = Object.keys(previewPackage.devDependencies);
    expect(needed.filter((name) => name in botPackage.dependencies)).toEqual(['markdown-it']);
  });
});

/** Importers of the packages that tie us to a platform: a new one is a visible change. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  botbuilder: [
    'adapters/teams/botbuilder/createAuthentication.ts',
    'adapters/teams/botbuilder/createBotbuilderSdk.ts',
    'adapters/teams/botbuilder/createChat.ts',
  ],
  restify: ['adapters/http/createServer.ts', 'adapters/http/listen.ts', 'preview.ts'],
  '@azure/data-tables': [
    'adapters/storage/connectTables.ts',
    'adapters/storage/createCredential.ts',
    'adapters/tables/callTable.ts',
    'adapters/tables/changePartner.ts',
    'adapters/tables/createClockShift.ts',
    'adapters/tables/createPartnerArchive.ts',
    'adapters/tables/createPartnerStore.ts',
    'adapters/tables/createPlaceStore.ts',
    'adapters/tables/createTransaction.ts',
    'adapters/tables/forgetPerson.ts',
    'adapters/tables/listChanges.ts',
    'adapters/tables/listMembers.ts',
    'adapters/tables/listRows.ts',
    'adapters/tables/listStates.ts',
    'adapters/tables/moveStrays.ts',
    'adapters/tables/readFacts.ts',
    'adapters/tables/readPlace.ts',
    'adapters/tables/reminders/createDeliveries.ts',
    'adapters/tables/reminders/createDueIndex.ts',
    'adapters/tables/reminders/createLeases.ts',
    'adapters/tables/reminders/createPauses.ts',
    'adapters/tables/settlePeople.ts',
    'adapters/tables/usage/createUsageStores.ts',
    'adapters/tables/writeEach.ts',
  ],
  '@azure/storage-queue': [
    'adapters/queues/callQueue.ts',
    'adapters/queues/createJobQueue.ts',
    'adapters/queues/createWorkQueue.ts',
    'adapters/queues/ownMessage.ts',
    'adapters/storage/connectQueues.ts',
    'adapters/storage/openStorage.ts',
  ],
  highs: ['adapters/solver/solverWorker.ts'],
  parse5: ['rulesCompare/documentTree.ts', 'rulesCompare/readPage.ts'],
  'adaptivecards-templating': ['views/cardTemplates.ts'],
};

test.each(Object.entries(IMPORTERS))('%s is imported by %j', (sdk, importers) => {
  const found = imports
    .filter(({ to }) => to === sdk || to.startsWith(`${sdk}/`))
    .map(({ file }) => relative(src, file));
  expect([...new Set(found)].toSorted()).toEqual(importers);
});

/** `tell…` gives a whole reply, `say…` words. */
const GIVES: Readonly<Record<string, RegExp>> = {
  tell: /^(?:Promise<)?Reply\b/,
  say: /^(?:string|readonly string\[\])/,
};
const SPEAKS = /^ *(?:export )?(?:async )?function ((tell|say)[A-Z]\w*)\((?:[^()]|\([^()]*\))*\): (.+) \{$/gm;

test('what tells gives a reply, and what says gives words', () => {
  const rooms = ['conversation', 'views', 'operating', 'language'].map((room) => join(src, room));
  const functions = files
    .filter((file) => rooms.some((room) => file.startsWith(room)))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(SPEAKS)].map(([, name = '', verb = '', gives = '']) => ({
        ...{ file: relative(src, file), name, verb, gives },
      })),
    );
  expect(functions.length).toBeGreaterThan(80);
  expect(
    functions
      .filter(({ verb, gives }) => GIVES[verb]?.test(gives) !== true)
      .map(({ file, name, gives }) => `${file}: ${name} gives ${gives}`),
  ).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

const imports = files.flatMap((file) =>
  [
    ...readFileSync(file, 'utf8').matchAll(
      /^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm,
    ),
  ].map((match) => ({ file: relative(src, file), to: match[1] ?? match[2] ?? '' })),
);

/** The room a file of src is in: `scoring`, `adapters/teams`; main.ts and its like are rooms of their own. */
function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'adapters' ? `${first}/${second}` : first;
}

const between = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(({ file, to }) => ({ file, room: roomOf(file), to: roomOf(relative(src, resolve(src, dirname(file), to))) }))
  .filter(({ room, to }) => room !== to);

/** Which rooms a room may import from. Imports point down only; adapters never import each other. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  scoring: [],
  language: ['scoring'],
  reading: ['scoring', 'language'],
  partner: ['scoring', 'language'],
  planning: ['scoring'],
  reminders: ['scoring', 'partner', 'planning'],
  conversation: ['scoring', 'partner', 'language', 'reading', 'planning', 'reminders'],
  views: ['scoring', 'partner', 'language', 'conversation'],
  commandLine: ['scoring', 'language'],
  'cli.ts': ['scoring', 'language', 'commandLine', 'adapters/rules'],
  'rulesCheck.ts': ['scoring', 'adapters/rules'],
  operating: ['reminders'],
  'remindersReport.ts': [
    'config.ts',
    'operating',
    'partner',
    'adapters/log',
    'adapters/storage',
    'adapters/tables',
    'adapters/queues',
  ],
  'config.ts': ['environment.ts'],
  'environment.ts': [],
  'adapters/rules': ['scoring'],
  'adapters/tables': ['scoring', 'partner', 'language', 'reminders'],
  'adapters/queues': ['partner', 'reminders'],
  'adapters/solver': ['planning'],
  'adapters/storage': ['config.ts'],
  'adapters/teams': ['conversation', 'config.ts', 'partner', 'reading', 'reminders'],
  'adapters/http': ['config.ts'],
  'adapters/log': ['config.ts'],
  'adapters/preview': [],
};

describe('imports point down only', () => {
  for (const [room, allowed] of Object.entries(ALLOWED)) {
    test(`${room} imports ${allowed.length === 0 ? 'nothing of ours' : `only ${allowed.join(', ')}`}`, () => {
      const strangers = between.filter((each) => each.room === room && !allowed.includes(each.to));
      expect(strangers.map(({ file, to }) => `${file} imports ${to}`)).toEqual([]);
    });
  }

  test('every room is named here', () => {
    const rooms = new Set(files.map((file) => roomOf(relative(src, file))));
    expect([...rooms].filter((room) => room !== 'main.ts').toSorted()).toEqual(Object.keys(ALLOWED).toSorted());
  });
});

/** Importers of the packages that tie us to a platform: a new one is a visible change. */
const IMPORTERS: Readonly<Record<string, readonly string[]>> = {
  botbuilder: [
    'adapters/teams/connector.ts',
    'adapters/teams/createAdapter.ts',
    'adapters/teams/createAuthentication.ts',
    'adapters/teams/createConnectors.ts',
    'adapters/teams/createMessage.ts',
    'adapters/teams/deliver.ts',
    'adapters/teams/lookUpAudience.ts',
    'adapters/teams/lookUpMembership.ts',
    'adapters/teams/lookUpMentioned.ts',
    'adapters/teams/sendPrivately.ts',
  ],
  restify: [
    'adapters/http/createServer.ts',
    'adapters/http/listen.ts',
    'adapters/preview/assets.ts',
    'adapters/preview/clockRoute.ts',
    'adapters/preview/connectorRoutes.ts',
    'adapters/preview/fileRoutes.ts',
    'adapters/preview/mountPreview.ts',
  ],
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
    'adapters/tables/listRows.ts',
    'adapters/tables/listStates.ts',
    'adapters/tables/readFacts.ts',
    'adapters/tables/reminders/createDeliveries.ts',
    'adapters/tables/reminders/createDueIndex.ts',
    'adapters/tables/reminders/createLeases.ts',
    'adapters/tables/reminders/createPauses.ts',
    'adapters/tables/settlePeople.ts',
    'adapters/tables/writeEach.ts',
  ],
  '@azure/storage-queue': [
    'adapters/queues/createWorkQueue.ts',
    'adapters/storage/connectQueues.ts',
    'adapters/storage/openStorage.ts',
  ],
  highs: ['adapters/solver/solverWorker.ts'],
  'adaptivecards-templating': ['views/cardTemplates.ts'],
};

test.each(Object.entries(IMPORTERS))('%s is imported by %j', (sdk, importers) => {
  const found = imports.filter(({ to }) => to === sdk || to.startsWith(`${sdk}/`)).map(({ file }) => file);
  expect([...new Set(found)].toSorted()).toEqual(importers);
});

import { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { BASE_KEY, partitionKeyOf } from '../../src/adapters/tables/keys.ts';
import { BOT, type Program, startProgram } from '../program.ts';
import { startMemoryStorage } from '../startMemoryStorage.ts';
import { createCardData } from './cardData.ts';
import type { Chat, Speaker } from './chat.ts';
import { type Company, type Size, seed } from './seed.ts';

// The bot lets a person say 60 things at once and a company 600, so that neither takes it away from the others.
const SPEAKERS_OF_A_COMPANY = 60;
/** As many as make twelve rows with those of the settings, the figures and the base. */
export const FEW_PEOPLE = 6;

/** A program that people speak with, and who they are. */
export interface Subject {
  readonly program: Program;
  /** One after another of each company. */
  readonly speakers: readonly Speaker[];
  /** Done before each turn, uncounted. */
  prepare?(speaker: Speaker): Promise<unknown>;
  stop(): Promise<void>;
}

export async function startEcho(): Promise<Subject> {
  const program = await startProgram(['bench/turn/echo.ts'], {});
  return { program, speakers: createSpeakers('nowhere'), stop: program.stop };
}

/** With the same rows in its storage as the bot has: Azurite takes the longer to find a few, the more there are. */
export async function startFloor(chat: Chat, companies: number, size: Size): Promise<Subject> {
  const { storage, tenants } = await fill(chat, companies, size);
  const [{ tenantId } = { tenantId: 'nowhere' }] = tenants;
  const today = Temporal.Now.plainDateISO('UTC').toString();
  return startWith(storage, ['bench/turn/floor.ts'], createSpeakers(tenantId), {
    PARTITION: partitionKeyOf({ tenantId, sampleOf: null }),
    CARD_DATA: JSON.stringify(createCardData(today, FEW_PEOPLE)),
  });
}

/** The bot itself, with so many companies of one size. */
export async function startBot(chat: Chat, companies: number, size: Size): Promise<Subject> {
  const { storage, tenants } = await fill(chat, companies, size);
  return startWith(storage, BOT, listSpeakers(tenants), {});
}

/** The bot, which each time finds that somebody has changed the numbers meanwhile. */
export async function startBotAmidChanges(chat: Chat, companies: number, size: Size): Promise<Subject> {
  const { storage, tenants } = await fill(chat, companies, size);
  const subject = await startWith(storage, BOT, listSpeakers(tenants), {});
  return {
    ...subject,
    prepare: ({ tenantId }) =>
      storage.partners.updateEntity(
        { partitionKey: partitionKeyOf({ tenantId, sampleOf: null }), rowKey: BASE_KEY },
        'Merge',
      ),
  };
}

/** One after another of each company. */
function listSpeakers(tenants: readonly Company[]): readonly Speaker[] {
  return Array.from({ length: SPEAKERS_OF_A_COMPANY }, (_, index) =>
    tenants.flatMap(({ members }) => members[index] ?? []),
  ).flat();
}

async function fill(chat: Chat, companies: number, size: Size) {
  const storage = await openStorage();
  const tenants: Company[] = [];
  for (let company = 0; company < companies; company += 1) {
    tenants.push(await seed(storage.partners, chat.serviceUrl, size));
  }
  return { storage, tenants };
}

type BenchStorage = Awaited<ReturnType<typeof openStorage>>;

async function openStorage() {
  const { connectionString, stop } = await startMemoryStorage();
  // Without the bot's limit for an answer: thousands of rows are written at once.
  const partners = TableClient.fromConnectionString(connectionString, 'partners', { allowInsecureConnection: true });
  return { connectionString, stop, partners };
}

async function startWith(
  { connectionString, stop }: BenchStorage,
  args: readonly string[],
  speakers: readonly Speaker[],
  env: Readonly<Record<string, string>>,
): Promise<Subject> {
  const program = await startProgram(args, { AZURE_STORAGE_CONNECTION_STRING: connectionString, ...env });
  return {
    program,
    speakers,
    async stop() {
      await program.stop();
      await stop();
    },
  };
}

function createSpeakers(tenantId: string): readonly Speaker[] {
  return Array.from({ length: SPEAKERS_OF_A_COMPANY }, (_, index) => ({ tenantId, id: `somebody${index}` }));
}

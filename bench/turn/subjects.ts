import { TableClient } from '@azure/data-tables';
import { Temporal } from 'temporal-polyfill';
import { partitionKeyOf } from '../../src/adapters/tables/keys.ts';
import { BOT, type Program, startProgram } from '../program.ts';
import { startMemoryStorage } from '../startMemoryStorage.ts';
import { createCardData } from './cardData.ts';
import type { Chat, Speaker } from './chat.ts';
import { type Size, seed } from './seed.ts';

// The bot lets a person say 60 things at once and a company 600, so that neither takes it away from the others.
const SPEAKERS_OF_A_COMPANY = 60;
/** As many as make twelve rows with those of the settings, the figures and the base. */
export const FEW_PEOPLE = 6;

/** A program that people speak with, and who they are. */
export interface Subject {
  readonly program: Program;
  /** One after another of each company. */
  readonly speakers: readonly Speaker[];
  stop(): Promise<void>;
}

export async function startEcho(): Promise<Subject> {
  const program = await startProgram(['bench/turn/echo.ts'], {});
  return { program, speakers: createSpeakers('nowhere'), stop: program.stop };
}

export async function startFloor(chat: Chat): Promise<Subject> {
  const storage = await openStorage();
  const { tenantId } = await seed(storage.partners, chat.serviceUrl, { members: 0, people: FEW_PEOPLE });
  const today = Temporal.Now.plainDateISO('UTC').toString();
  return startWith(storage, ['bench/turn/floor.ts'], createSpeakers(tenantId), {
    PARTITION: partitionKeyOf({ tenantId, sampleOf: null }),
    CARD_DATA: JSON.stringify(createCardData(today, FEW_PEOPLE)),
  });
}

/** The bot itself, with so many companies of one size. */
export async function startBot(chat: Chat, companies: number, size: Size): Promise<Subject> {
  const storage = await openStorage();
  const spoken: (readonly Speaker[])[] = [];
  for (let company = 0; company < companies; company += 1) {
    const { members } = await seed(storage.partners, chat.serviceUrl, size);
    spoken.push(members.slice(0, SPEAKERS_OF_A_COMPANY));
  }
  const inTurn = Array.from({ length: SPEAKERS_OF_A_COMPANY }, (_, index) =>
    spoken.flatMap((members) => members[index] ?? []),
  );
  return startWith(storage, BOT, inTurn.flat(), {});
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

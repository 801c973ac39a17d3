import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connectTables } from '../../src/adapters/storage/connectTables.ts';
import { startTokenIssuer } from '../../test/support/startTokenIssuer.ts';
import { BOT, startProgram } from '../program.ts';
import { startMemoryStorage } from '../startMemoryStorage.ts';
import type { Chat, Speaker } from './chat.ts';
import { seed } from './seed.ts';
import { FEW_PEOPLE } from './subjects.ts';

const APP_ID = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
// A storage account is told by its host, as in Azure.
const TABLES = 'devstoreaccount1.table.storage.test';
const QUEUES = 'devstoreaccount1.queue.storage.test';
const HOUR_SECONDS = 3600;
const CLOUD = ['--import', join(import.meta.dirname, 'cloud.ts')];

/**
 * The milliseconds from the start of each program to its first answer, so many times, turn about, all of them as in
 * production: with an app, tokens and addresses of the cloud, which this machine stands in for.
 */
export async function measureStarts(chat: Chat, times: number) {
  const issuer = await startTokenIssuer();
  const azurite = await startMemoryStorage();
  const { connectionString } = azurite;
  const partners = connectTables({ kind: 'connectionString', connectionString }).createTableClient('partners');
  const { tenantId, members } = await seed(partners, SERVICE_URL, { members: 1, people: FEW_PEOPLE });
  const [speaker = { tenantId, id: randomUUID() }] = members;
  const env = {
    ...{ NODE_ENV: 'production', LOG_LEVEL: 'info', MicrosoftAppId: APP_ID, MicrosoftAppPassword: 'not-used' },
    ...{ MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId },
    AZURE_STORAGE_CONNECTION_STRING: inTheCloud(connectionString),
    CLOUD: JSON.stringify({
      [new URL(SERVICE_URL).hostname]: chat.port,
      [TABLES]: portOf(connectionString, 'Table'),
      [QUEUES]: portOf(connectionString, 'Queue'),
      other: issuer.port,
    }),
  };
  const authorize = () => issuer.authorize(createClaims());
  const took = { echo: [] as number[], bot: [] as number[] };
  for (let time = 0; time < times; time += 1) {
    const common = { chat, env, speaker, authorization: authorize() };
    took.echo.push(await measureStart([...CLOUD, 'bench/turn/echo.ts'], /^You said /, common));
    took.bot.push(await measureStart([...CLOUD, ...BOT], /^Data & AI .* of 100/, common));
  }
  await Promise.all([issuer.stop(), azurite.stop()]);
  return took;
}

interface Common {
  readonly chat: Chat;
  readonly env: Readonly<Record<string, string>>;
  readonly speaker: Speaker;
  readonly authorization: string;
}

/** Throws where the first answer is not as expected: an apology would come sooner. */
async function measureStart(
  args: readonly string[],
  expected: RegExp,
  { chat, env, speaker, authorization }: Common,
): Promise<number> {
  const start = performance.now();
  const program = await startProgram(args, env);
  const { url } = program;
  const { answer } = await chat.say({ url, speaker, text: 'score data', authorization, serviceUrl: SERVICE_URL });
  const tookMs = performance.now() - start;
  if (!expected.test(answer)) throw new Error(`The first answer is no ${expected}: ${answer}`);
  await program.stop();
  return tookMs;
}

function createClaims() {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ iss: 'https://api.botframework.com', aud: APP_ID, serviceurl: SERVICE_URL },
    ...{ nbf: now - HOUR_SECONDS, exp: now + HOUR_SECONDS },
  };
}

/** In production the bot takes no storage that is spoken to without TLS. */
function inTheCloud(connectionString: string): string {
  return connectionString
    .replace('DefaultEndpointsProtocol=http;', 'DefaultEndpointsProtocol=https;')
    .replace(/TableEndpoint=http:\/\/[^;]+/, `TableEndpoint=https://${TABLES}`)
    .replace(/QueueEndpoint=http:\/\/[^;]+/, `QueueEndpoint=https://${QUEUES}`);
}

function portOf(connectionString: string, service: 'Table' | 'Queue'): number {
  return Number(new RegExp(`${service}Endpoint=http://[^:]+:(\\d+)`).exec(connectionString)?.[1]);
}

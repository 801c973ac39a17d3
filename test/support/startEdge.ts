import { Temporal } from 'temporal-polyfill';
import { createServer, listen } from '../../src/adapters/http/index.ts';
import type { TeamsBotParts } from '../../src/adapters/teams/createTeamsBot.ts';
import { createBotbuilderSdk, createTeamsBot } from '../../src/adapters/teams/index.ts';
import type { TeamsBot } from '../../src/adapters/teams/port.ts';
import type { Answer } from '../../src/conversation/answer.ts';
import type { Said, Turn } from '../../src/conversation/turn.ts';
import { languageOf } from '../../src/language/languages.ts';
import { createAllWords } from '../../src/language/words.ts';
import { silentLog } from './silentLog.ts';

export interface Edge {
  readonly url: string;
  readonly port: number;
  /** What reached the conversation. */
  readonly turns: readonly { said: Said; turn: Turn }[];
  /** Posts to /api/messages; a string goes as it is, anything else as JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: unknown }>;
  /** Takes a turn again that was put off. */
  readonly finish: TeamsBot['finish'];
  stop(): Promise<void>;
}

export interface EdgeOptions extends Partial<Pick<TeamsBotParts, 'config' | 'sdk' | 'log' | 'jobs'>> {
  answer?(said: Said, turn: Turn): Promise<Answer>;
  isStorageAnswering?(): Promise<true | string>;
}

const NO_JOBS: TeamsBotParts['jobs'] = {
  async hold() {
    throw new Error('Nothing was to be put off.');
  },
};

/** The real server and the real Teams adapter around a conversation that the test writes; unless told otherwise in local mode and without an app. */
export async function startEdge(options: EdgeOptions = {}): Promise<Edge> {
  const { config = { mode: 'local', servedTenants: [] }, log = silentLog } = options;
  const { sdk = createBotbuilderSdk({ app: null }), jobs = NO_JOBS } = options;
  const words = createAllWords();
  const turns: { said: Said; turn: Turn }[] = [];
  const bot = createTeamsBot({
    ...{ config, sdk, log, jobs },
    now: () => Temporal.Instant.from('2026-11-22T09:00:00Z'),
    async answer(said, turn) {
      turns.push({ said, turn });
      return (await options.answer?.(said, turn)) ?? { kind: 'nothing' };
    },
    phrase: (locale, key, values) => words[languageOf(locale ?? null)].say(key, values),
  });
  const server = createServer({
    mode: config.mode,
    log,
    receive: bot.receive,
    isStorageAnswering: options.isStorageAnswering ?? (async () => true),
  });
  const started = await listen(server, { port: 0, host: '127.0.0.1' });
  if (started.kind === 'portTaken') throw new Error('A free port was taken.');
  const { port, close } = started.listening;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    turns,
    finish: bot.finish,
    async post(body, headers = {}) {
      const response = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    stop: close,
  };
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Statistics, Teams } from '../../test/support/teams/teams.ts';

const PROGRAM = join(import.meta.dirname, '../../test/support/teamsProcess.ts');

type Conversation = ReturnType<Teams['conversation']>;

/** Teams with its limits in a process of its own, as the instances meet it. */
export interface TeamsProcess {
  readonly serviceUrl: string;
  statistics(): Promise<Statistics>;
  conversation(id: string): Promise<Conversation>;
  stop(): Promise<void>;
}

export async function startTeamsProcess(): Promise<TeamsProcess> {
  const child = fork(PROGRAM, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  if (child.stdout === null) throw new Error('Teams says nothing');
  const [port] = await once(createInterface({ input: child.stdout }), 'line');
  const serviceUrl = `http://127.0.0.1:${port}/`;
  const ask = async (path: string) => (await fetch(`${serviceUrl}control/${path}`)).json();
  return {
    serviceUrl,
    statistics: () => ask('statistics') as Promise<Statistics>,
    conversation: (id) => ask(`conversation?id=${encodeURIComponent(id)}`) as Promise<Conversation>,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export type AzuriteService = 'table' | 'queue';

/** Where one service of Azurite keeps its files. */
export function folderOf(dataDir: string, service: AzuriteService): string {
  return join(dataDir, 'azurite', service);
}

/** The file in which a service remembers its port. */
export function portFileOf(folder: string): string {
  return join(folder, 'port');
}

/** The port that a service had last; null where it never ran, or where the file holds something else. */
export function readPort(folder: string): number | null {
  const file = portFileOf(folder);
  if (!existsSync(file)) return null;
  return z.coerce.number().int().min(1).max(65535).safeParse(readFileSync(file, 'utf8')).data ?? null;
}

/** The account and key are Azurite's own, the same on every machine and published by Microsoft: no secret. */
export function createAzuriteConnectionString(ports: Readonly<Record<AzuriteService, number>>): string {
  const name = 'devstoreaccount1';
  const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${name}`,
    `AccountKey=${key}`,
    `TableEndpoint=http://127.0.0.1:${ports.table}/${name}`,
    `QueueEndpoint=http://127.0.0.1:${ports.queue}/${name}`,
  ].join(';');
}

/** The storage of a bot that runs on `dataDir`, or ran: its ports stay behind. Null where none ever did. */
export function findStorage(dataDir: string): string | null {
  const [table, queue] = [readPort(folderOf(dataDir, 'table')), readPort(folderOf(dataDir, 'queue'))];
  return table === null || queue === null ? null : createAzuriteConnectionString({ table, queue });
}

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { launchBrowser } from './launchBrowser.ts';

/** One Chromium for all test files of a project, which is launched when the first of them asks where it is. */
export default async function offerBrowser(project: TestProject): Promise<() => Promise<void>> {
  let launched: Promise<BrowserServer> | undefined;
  const server = createServer(async (_request, response) => {
    try {
      launched ??= launchBrowser();
      response.end((await launched).wsEndpoint());
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  project.provide('browser', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    await (await launched?.catch(() => undefined))?.close();
  };
}

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfig } from '../src/config.ts';
import { variables } from '../src/environment.ts';

const appId = 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa';
const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenantId = '99999999-9999-4999-8999-999999999999';
const singleTenant = { MicrosoftAppId: appId, MicrosoftAppPassword: 'p4ssword', MicrosoftAppTenantId: tenantId };
const storageKey = 'c2VjcmV0LWtleQ==';
const connectionString = `DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=${storageKey};EndpointSuffix=core.windows.net`;
const accountUrl = 'https://contoso.table.core.windows.net';

function read(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if (parsed.kind === 'invalid') throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

function findProblems(env: Record<string, string>): string[] {
  const parsed = parseConfig(env);
  return parsed.kind === 'invalid' ? parsed.problems : [];
}

describe('without any variable', () => {
  test('the bot runs locally on port 3978 with its own Azurite under .data', () => {
    expect(read({})).toMatchObject({
      mode: 'local',
      port: 3978,
      app: null,
      servedTenants: [],
      owners: [],
      storage: { kind: 'azurite', dataDir: resolve('.data') },
    });
  });

  test('an empty variable counts as not set', () => {
    const empty = Object.fromEntries(variables.map((name) => [name, '  ']));
    expect(read(empty)).toEqual(read({}));
  });
});

describe('with an app id', () => {
  test('the bot serves Teams, and only the tenant of the app', () => {
    expect(read(singleTenant)).toMatchObject({
      mode: 'teams',
      app: { id: appId, type: 'SingleTenant', tenantId, password: 'p4ssword' },
      servedTenants: [tenantId],
    });
  });

  test('ALLOWED_TENANTS adds to the tenant of the app', () => {
    const { servedTenants } = read({
      ...singleTenant,
      ALLOWED_TENANTS: ` ${otherTenantId} , ${tenantId.toUpperCase()},`,
    });
    expect(servedTenants).toEqual([tenantId, otherTenantId]);
  });

  test('a managed identity needs no password', () => {
    const env = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: 'UserAssignedMSI' };
    expect(read(env).app).toEqual({ id: appId, type: 'UserAssignedMSI', tenantId, password: null });
  });

  test.each([
    ['SingleTenant without anything', { MicrosoftAppId: appId }, ['MicrosoftAppPassword', 'MicrosoftAppTenantId']],
    [
      'UserAssignedMSI without a tenant and with a password',
      { MicrosoftAppId: appId, MicrosoftAppPassword: 'x', MicrosoftAppType: 'UserAssignedMSI' },
      ['MicrosoftAppPassword', 'MicrosoftAppTenantId'],
    ],
    [
      'MultiTenant without a password and without anybody to serve',
      { MicrosoftAppId: appId, MicrosoftAppType: 'MultiTenant' },
      ['MicrosoftAppPassword', 'ALLOWED_TENANTS'],
    ],
    ['a password that stands alone', { MicrosoftAppPassword: 'x' }, ['MicrosoftAppId']],
    ['a type that does not exist', { ...singleTenant, MicrosoftAppType: 'SingelTenant' }, ['MicrosoftAppType']],
  ])('refuses %s', (_case, env, expected) => {
    expect(findProblems(env).map((line) => line.split(' ')[0])).toEqual(expected);
  });
});

describe('in production', () => {
  const production = { NODE_ENV: 'production', ...singleTenant };

  test.each([
    ['AZURE_STORAGE_CONNECTION_STRING', connectionString],
    ['AZURE_STORAGE_ACCOUNT_URL', accountUrl],
  ])('starts with an app and %s', (name, value) => {
    expect(read({ ...production, [name]: value }).mode).toBe('teams');
  });

  test('refuses to start with nothing set, and names all that is missing', () => {
    const problems = findProblems({ NODE_ENV: 'production' });
    expect(problems.map((line) => line.split(' ')[0])).toEqual([
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'AZURE_STORAGE_ACCOUNT_URL',
    ]);
  });

  test.each(['UseDevelopmentStorage=true', connectionString.replace('=https', '=http')])('refuses %s', (insecure) => {
    const problems = findProblems({ ...production, AZURE_STORAGE_CONNECTION_STRING: insecure });
    expect(problems).toEqual([expect.stringMatching(/^AZURE_STORAGE_CONNECTION_STRING must use https/)]);
  });

  test('refuses two storages at once', () => {
    const both = { AZURE_STORAGE_CONNECTION_STRING: connectionString, AZURE_STORAGE_ACCOUNT_URL: accountUrl };
    expect(findProblems({ ...production, ...both })).toHaveLength(1);
  });
});

describe('a variable that is misspelt', () => {
  const wrong = {
    PORT: '39780000',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'prod',
    MicrosoftAppId: 'my-bot',
    MicrosoftAppType: 'Single',
    MicrosoftAppTenantId: 'contoso.onmicrosoft.com',
    ALLOWED_TENANTS: 'contoso',
    OWNERS: 'Ana',
    AZURE_STORAGE_CONNECTION_STRING: 'contoso',
    AZURE_STORAGE_ACCOUNT_URL: 'https://contoso.table.core.windows.net/?sig=secret',
  };

  test.each(Object.entries(wrong))('%s=%s is one line with the remedy', (name, value) => {
    const lines = findProblems({ [name]: value }).filter((line) => line.startsWith(`${name} `));
    expect(lines).toEqual([expect.stringMatching(/ (must be|is no) .+[.]$/)]);
  });

  test('is reported together with all the others', () => {
    const named = findProblems(wrong).map((line) => line.split(' ')[0]);
    expect(named).toEqual(expect.arrayContaining(Object.keys(wrong)));
  });

  test('is never quoted, for it may be a secret in the wrong place', () => {
    expect(findProblems({ MicrosoftAppId: 'hunter2', AZURE_STORAGE_ACCOUNT_URL: storageKey }).join()).not.toMatch(
      /hunter2|c2VjcmV0/,
    );
  });
});

describe('the summary for the log', () => {
  test('shows no secret, and tells that it is set', () => {
    const { summary, secrets } = read({ ...singleTenant, AZURE_STORAGE_CONNECTION_STRING: connectionString });
    expect(summary).toMatchObject({ MicrosoftAppPassword: 'set', AZURE_STORAGE_CONNECTION_STRING: 'set' });
    expect(JSON.stringify(summary)).not.toMatch(/p4ssword|c2VjcmV0/);
    expect(secrets).toEqual(['p4ssword', connectionString, storageKey]);
  });
});

test('owners are compared in lower case', () => {
  expect(read({ OWNERS: `Ana@Contoso.com, ${tenantId.toUpperCase()}` }).owners).toEqual(['ana@contoso.com', tenantId]);
});

describe('the documents', () => {
  test('.env.example names every variable, once and without a value', () => {
    const lines = readFileSync('.env.example', 'utf8').match(/^[A-Za-z_]+=.*$/gm) ?? [];
    expect(lines.toSorted()).toEqual(variables.map((name) => `${name}=`).toSorted());
  });

  test('the README has a row for every variable', () => {
    const named = readFileSync('README.md', 'utf8').match(/^\| `(?:[A-Z_]+|Microsoft[A-Za-z]+)` \|/gm) ?? [];
    expect(named.toSorted()).toEqual(variables.map((name) => `| \`${name}\` |`).toSorted());
  });
});

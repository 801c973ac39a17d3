import { resolve } from 'node:path';
import { type Environment, environmentSchema, notes, type Variable, variables } from './environment.ts';

/** `local` serves this machine without accounts; `teams` serves Microsoft Teams and nobody else. */
export type Mode = 'local' | 'teams';

export interface App {
  readonly id: string;
  readonly type: Environment['MicrosoftAppType'];
  readonly tenantId: string | null;
  readonly password: string | null;
}

export type StorageChoice =
  | { readonly kind: 'azurite'; readonly dataDir: string }
  | { readonly kind: 'connectionString'; readonly connectionString: string }
  | { readonly kind: 'accountUrl'; readonly url: string };

export interface Config {
  readonly mode: Mode;
  readonly port: number;
  readonly logLevel: Environment['LOG_LEVEL'];
  /** Null in local mode. */
  readonly app: App | null;
  /** The app's own tenant and those of ALLOWED_TENANTS; not asked in local mode. */
  readonly servedTenants: readonly string[];
  /** Lower case: Entra object ids and mail addresses. */
  readonly owners: readonly string[];
  readonly storage: StorageChoice;
  /** Texts that must never be printed. */
  readonly secrets: readonly string[];
  /** For the log: every variable, secrets as `set` only. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/** Reads the environment; a variable that is empty counts as not set. One problem is one line: the variable and its remedy. */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
): { kind: 'valid'; config: Config } | { kind: 'invalid'; problems: string[] } {
  const given = Object.fromEntries(
    variables
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const misspelt = new Set(parsed.error?.issues.map((issue) => String(issue.path[0])));
  const problems = [
    ...variables.filter((name) => misspelt.has(name)).map((name) => `${name} ${notes[name].remedy}`),
    ...findMissing(given),
  ];
  if (!parsed.success || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'valid', config: createConfig(parsed.data) };
}

function findMissing(given: Readonly<Partial<Record<Variable, string>>>): string[] {
  const isProduction = given.NODE_ENV === 'production';
  const isRegistered = given.MicrosoftAppId !== undefined;
  const type = given.MicrosoftAppType ?? 'SingleTenant';
  const needsApp = isProduction || isRegistered;
  const strayApp = !isRegistered && (given.MicrosoftAppPassword ?? given.MicrosoftAppTenantId) !== undefined;
  const hasStorage = (given.AZURE_STORAGE_CONNECTION_STRING ?? given.AZURE_STORAGE_ACCOUNT_URL) !== undefined;

  const rules: readonly (readonly [isBroken: boolean, problem: string])[] = [
    [
      isProduction && !isRegistered,
      'MicrosoftAppId is missing, and production serves nobody anonymous; set it to the app id of your Azure Bot.',
    ],
    [
      !isProduction && strayApp,
      'MicrosoftAppId is missing though other settings of the app are there; set it too, or remove MicrosoftAppPassword and MicrosoftAppTenantId.',
    ],
    [
      needsApp && type !== 'UserAssignedMSI' && given.MicrosoftAppPassword === undefined,
      `MicrosoftAppPassword is missing, and ${type} needs it; set it to a client secret of your app registration.`,
    ],
    [
      needsApp && type === 'UserAssignedMSI' && given.MicrosoftAppPassword !== undefined,
      'MicrosoftAppPassword must not be set with UserAssignedMSI, which works without one; remove it.',
    ],
    [
      needsApp && type !== 'MultiTenant' && given.MicrosoftAppTenantId === undefined,
      `MicrosoftAppTenantId is missing, and ${type} needs it; set it to the "App Tenant ID" of your Azure Bot.`,
    ],
    [
      needsApp && type === 'MultiTenant' && (given.MicrosoftAppTenantId ?? given.ALLOWED_TENANTS) === undefined,
      'ALLOWED_TENANTS is missing, so nobody would be served; set it, or MicrosoftAppTenantId, to your tenant.',
    ],
    [
      isProduction && !hasStorage,
      'AZURE_STORAGE_ACCOUNT_URL is missing, and production needs real storage; set it, or AZURE_STORAGE_CONNECTION_STRING.',
    ],
    [
      isProduction &&
        /=http:|UseDevelopmentStorage|DefaultEndpointsProtocol=http;/i.test(
          given.AZURE_STORAGE_CONNECTION_STRING ?? '',
        ),
      'AZURE_STORAGE_CONNECTION_STRING must use https in production; copy it from "Access keys" of your storage account.',
    ],
    [
      given.AZURE_STORAGE_CONNECTION_STRING !== undefined && given.AZURE_STORAGE_ACCOUNT_URL !== undefined,
      'AZURE_STORAGE_ACCOUNT_URL and AZURE_STORAGE_CONNECTION_STRING are both set; remove one of them.',
    ],
  ];
  return rules.filter(([isBroken]) => isBroken).map(([, problem]) => problem);
}

function createConfig(environment: Environment): Config {
  const app: App | null =
    environment.MicrosoftAppId === undefined
      ? null
      : {
          id: environment.MicrosoftAppId,
          type: environment.MicrosoftAppType,
          tenantId: environment.MicrosoftAppTenantId ?? null,
          password: environment.MicrosoftAppPassword ?? null,
        };
  return {
    mode: app === null ? 'local' : 'teams',
    port: environment.PORT,
    logLevel: environment.LOG_LEVEL,
    app,
    servedTenants: [...new Set([app?.tenantId ?? [], environment.ALLOWED_TENANTS].flat())],
    owners: environment.OWNERS,
    storage: chooseStorage(environment),
    secrets: findSecrets(environment),
    summary: Object.fromEntries(
      variables
        .filter((name) => environment[name] !== undefined)
        .map((name) => [name, notes[name].isShown ? environment[name] : 'set']),
    ),
  };
}

function chooseStorage(environment: Environment): StorageChoice {
  if (environment.AZURE_STORAGE_CONNECTION_STRING !== undefined)
    return { kind: 'connectionString', connectionString: environment.AZURE_STORAGE_CONNECTION_STRING };
  if (environment.AZURE_STORAGE_ACCOUNT_URL !== undefined)
    return { kind: 'accountUrl', url: environment.AZURE_STORAGE_ACCOUNT_URL };
  return { kind: 'azurite', dataDir: resolve(environment.DATA_DIR) };
}

function findSecrets(environment: Environment): string[] {
  const connectionString = environment.AZURE_STORAGE_CONNECTION_STRING;
  // An error of the storage client may quote the key alone, without the string around it.
  const storageKey = connectionString?.match(/(?:AccountKey|SharedAccessSignature)=([^;]+)/)?.[1];
  return [environment.MicrosoftAppPassword, connectionString, storageKey].filter((secret) => secret !== undefined);
}

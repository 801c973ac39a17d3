import { z } from 'zod';

const guid = z.guid().toLowerCase();
const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .pipe(z.array(item))
    .default([]);

export const environmentSchema = z.object({
  PORT: z
    .stringFormat('port', /^\d{1,5}$/)
    .transform(Number)
    .pipe(z.number().max(65535))
    .default(3978),
  DATA_DIR: z.string().default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  MicrosoftAppId: guid.optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).default('SingleTenant'),
  MicrosoftAppTenantId: guid.optional(),
  ALLOWED_TENANTS: listOf(guid),
  OWNERS: listOf(z.union([guid, z.email().toLowerCase()])),
  AZURE_STORAGE_CONNECTION_STRING: z.stringFormat('connection string', /=/).optional(),
  AZURE_STORAGE_ACCOUNT_URL: z.stringFormat('https host', /^https:\/\/[a-z0-9-]+\.table\.[a-z0-9.-]+\/?$/i).optional(),
});

export type Environment = z.infer<typeof environmentSchema>;
export type Variable = keyof Environment;

/** Every variable that the bot reads. */
export const variables: readonly Variable[] = environmentSchema.keyof().options;

/** `isShown`: may stand in a log; else it appears there as `set`. A new variable does not compile until this is decided. */
export const notes: Readonly<Record<Variable, { readonly isShown: boolean; readonly remedy: string }>> = {
  PORT: { isShown: true, remedy: 'must be a whole number from 0 to 65535; set PORT=3978 or leave it out.' },
  DATA_DIR: { isShown: true, remedy: 'must be a folder; set DATA_DIR=.data or leave it out.' },
  LOG_LEVEL: {
    isShown: true,
    remedy: 'must be fatal, error, warn, info, debug, trace or silent; set LOG_LEVEL=info or leave it out.',
  },
  NODE_ENV: {
    isShown: true,
    remedy: 'must be production, development or test; set NODE_ENV=production on a server or leave it out.',
  },
  MicrosoftAppId: {
    isShown: true,
    remedy: 'must be a GUID; copy "Microsoft App ID" from the configuration page of your Azure Bot.',
  },
  MicrosoftAppPassword: {
    isShown: false,
    remedy: 'must be text; copy the value (not the id) of a client secret of your app registration.',
  },
  MicrosoftAppType: {
    isShown: true,
    remedy: 'must be SingleTenant, UserAssignedMSI or MultiTenant; use the "Bot Type" of your Azure Bot.',
  },
  MicrosoftAppTenantId: {
    isShown: true,
    remedy: 'must be a GUID; copy "App Tenant ID" from the configuration page of your Azure Bot.',
  },
  ALLOWED_TENANTS: {
    isShown: true,
    remedy: 'must be tenant GUIDs with commas between them; leave it out to serve your own tenant only.',
  },
  OWNERS: {
    isShown: false,
    remedy: 'must be Entra object ids or mail addresses with commas between them, or be left out.',
  },
  AZURE_STORAGE_CONNECTION_STRING: {
    isShown: false,
    remedy: 'is no connection string; copy it from "Access keys" of your storage account.',
  },
  AZURE_STORAGE_ACCOUNT_URL: {
    isShown: true,
    remedy:
      "must be only https and the host of the account's tables, such as https://myaccount.table.core.windows.net.",
  },
};

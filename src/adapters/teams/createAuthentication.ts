import {
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { App } from '../../config.ts';

/** The addresses of a Bot Framework that is not the one of the public cloud; the SDK wants all or none. */
export type Cloud = ConfigurationBotFrameworkAuthenticationOptions;

export interface Registration {
  /** Without an app the SDK lets everybody in and signs nothing. */
  readonly app: App | null;
  readonly cloud?: Cloud | undefined;
}

/** Checks the tokens of whoever calls the bot, and gets the bot its own. */
export function createAuthentication({ app, cloud }: Registration): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({
    ...cloud,
    MicrosoftAppId: app?.id ?? '',
    MicrosoftAppPassword: app?.password ?? '',
    MicrosoftAppType: app?.type ?? 'MultiTenant',
    MicrosoftAppTenantId: app?.tenantId ?? '',
  });
}

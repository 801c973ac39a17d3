import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Cloud, Registration } from '../sdk.ts';

/** Checks the tokens of whoever calls the bot, and gets the bot its own. */
export function createAuthentication({ app, cloud }: Registration): ConfigurationBotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication({
    ...(cloud === undefined ? {} : nameAddresses(cloud)),
    MicrosoftAppId: app?.id ?? '',
    MicrosoftAppPassword: app?.password ?? '',
    MicrosoftAppType: app?.type ?? 'MultiTenant',
    MicrosoftAppTenantId: app?.tenantId ?? '',
  });
}

/** The SDK wants all of them or none. */
function nameAddresses({ loginUrl, scope, tokenIssuer, openIdMetadataUrl }: Cloud) {
  return {
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: scope,
    ToBotFromChannelTokenIssuer: tokenIssuer,
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    // Where people would sign in through the bot, which nobody does.
    OAuthUrl: scope,
  };
}

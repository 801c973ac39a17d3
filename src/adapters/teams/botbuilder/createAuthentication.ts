import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Cloud, Registration } from '../sdk.ts';
import { keepClients } from './keepClients.ts';

/** Checks the tokens of whoever calls the bot, and gets the bot its own. */
export function createAuthentication({ app, cloud }: Registration): ConfigurationBotFrameworkAuthentication {
  return new Authentication({
    ...(cloud === undefined ? {} : nameAddresses(cloud)),
    MicrosoftAppId: app?.id ?? '',
    MicrosoftAppPassword: app?.password ?? '',
    MicrosoftAppType: app?.type ?? 'MultiTenant',
    MicrosoftAppTenantId: app?.tenantId ?? '',
  });
}

type Authenticate = ConfigurationBotFrameworkAuthentication['authenticateRequest'];
type CreateUserTokenClient = ConfigurationBotFrameworkAuthentication['createUserTokenClient'];
type ConnectorFactory = NonNullable<Awaited<ReturnType<Authenticate>>['connectorFactory']>;

/** The SDK makes all its clients anew for every turn. This is one bot, so those for the same address are the same. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  private readonly findConnector = keepClients<Awaited<ReturnType<ConnectorFactory['create']>>>();
  private userTokens: ReturnType<CreateUserTokenClient> | null = null;

  override async authenticateRequest(...request: Parameters<Authenticate>): ReturnType<Authenticate> {
    const caller = await super.authenticateRequest(...request);
    const { connectorFactory } = caller;
    if (connectorFactory === undefined) return caller;
    const create: ConnectorFactory['create'] = (serviceUrl, audience) =>
      this.findConnector(`${audience} ${serviceUrl}`, () => connectorFactory.create(serviceUrl, audience));
    return { ...caller, connectorFactory: { create } };
  }

  // For people who sign in through the bot, which nobody does.
  override createUserTokenClient(...claims: Parameters<CreateUserTokenClient>): ReturnType<CreateUserTokenClient> {
    this.userTokens ??= super.createUserTokenClient(...claims);
    return this.userTokens;
  }
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

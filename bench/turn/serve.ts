import { once } from 'node:events';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** A bot as the samples of the SDK write one. Says on which port it is ready. */
export async function serve(logic: (context: TurnContext) => Promise<void>): Promise<void> {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = process.env;
  const adapter = new CloudAdapter(
    new ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: MicrosoftAppId ?? '',
      MicrosoftAppPassword: MicrosoftAppPassword ?? '',
      MicrosoftAppTenantId: MicrosoftAppTenantId ?? '',
      MicrosoftAppType: MicrosoftAppType || 'MultiTenant',
    }),
  );
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request: Request, response: Response) => {
    // restify's own type allows a request without a method, which there is none of.
    await adapter.process(request as Parameters<typeof adapter.process>[0], response, logic);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`Ready at http://localhost:${server.address().port}`);
}

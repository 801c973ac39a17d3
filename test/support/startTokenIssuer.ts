import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TeamsBotParts } from '../../src/adapters/teams/createTeamsBot.ts';

export interface TokenIssuer {
  /** The Bot Framework's own addresses, but with this key. */
  readonly cloud: TeamsBotParts['cloud'];
  /** The value of an Authorization header; times in the claims are seconds since 1970. */
  authorize(claims: Record<string, unknown>): string;
  /** The same, signed by a key that nobody published. */
  forge(claims: Record<string, unknown>): string;
  stop(): Promise<void>;
}

const keyId = 'test-key';

/** Signs tokens as the Bot Framework does, and publishes the key on loopback. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const secret = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = { ...published.publicKey.export({ format: 'jwk' }), kid: keyId, endorsements: ['msteams'] };

  const server = createServer((request, response) => {
    const origin = `http://${request.headers.host}`;
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${origin}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');

  function createHeader(claims: Record<string, unknown>, privateKey: typeof published.privateKey): string {
    const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
    return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  return {
    cloud: createCloud(`http://127.0.0.1:${address.port}/openid`),
    authorize: (claims) => createHeader(claims, published.privateKey),
    forge: (claims) => createHeader(claims, secret.privateKey),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

export function createCloud(openIdMetadataUrl: string): TeamsBotParts['cloud'] {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl,
    OAuthUrl: 'https://api.botframework.com',
  };
}

import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import https from 'node:https';
import { connect } from 'node:net';
import type { Cloud } from '../../src/adapters/teams/sdk.ts';

export interface TokenIssuer {
  /** Where the key is published, whatever host is asked for. */
  readonly port: number;
  /** The Bot Framework's own addresses, but with this key. */
  readonly cloud: Cloud;
  /** The value of an Authorization header; times in the claims are seconds since 1970. */
  authorize(claims: Record<string, unknown>): string;
  /** The same, signed by a key that nobody published. */
  forge(claims: Record<string, unknown>): string;
  /**
   * Takes the place of Microsoft's login host in this process until the issuer stops: botbuilder accepts no other host.
   * It does so for whatever calls by the global agent of node:https.
   * `answer` decides what becomes of a sign-in; by default it gets the token `token-1`, then `token-2`, …
   */
  takeSignIns(answer?: (response: ServerResponse) => void): SignIns;
  stop(): Promise<void>;
}

interface SignIns {
  /** How often somebody signed in. */
  count: number;
}

const keyId = 'test-key';
// Once for a whole test file, since making keys takes long.
const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
const secret = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Signs tokens as the Bot Framework does, and publishes the key on loopback. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const key = { ...published.publicKey.export({ format: 'jwk' }), kid: keyId, endorsements: ['msteams'] };

  const signIns: SignIns = { count: 0 };
  const realAgent = https.globalAgent;
  let answerSignIn = giveToken;

  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      signIns.count += 1;
      request.resume();
      return answerSignIn(response);
    }
    const origin = `http://${request.headers.host}`;
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [key] } : { jwks_uri: `${origin}/keys` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The issuer has no port.');

  const { port } = address;

  function giveToken(response: ServerResponse): void {
    response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: `token-${signIns.count}` }));
  }

  function createHeader(claims: Record<string, unknown>, privateKey: typeof published.privateKey): string {
    const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(claims)}`;
    return `Bearer ${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  return {
    port,
    cloud: createCloud(`http://127.0.0.1:${port}/openid`),
    authorize: (claims) => createHeader(claims, published.privateKey),
    forge: (claims) => createHeader(claims, secret.privateKey),
    takeSignIns(answer = giveToken) {
      answerSignIn = answer;
      signIns.count = 0;
      https.globalAgent = Object.assign(new https.Agent(), { createConnection: () => connect(port, '127.0.0.1') });
      return signIns;
    },
    async stop() {
      https.globalAgent = realAgent;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** What a good token says for an hour from now on. */
export function createClaims(appId: string, serviceUrl: string): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: serviceUrl,
    nbf: now - 60,
    exp: now + 3600,
  };
}

export function createCloud(openIdMetadataUrl: string): Cloud {
  return {
    loginUrl: 'https://login.microsoftonline.com/botframework.com',
    scope: 'https://api.botframework.com',
    tokenIssuer: 'https://api.botframework.com',
    openIdMetadataUrl,
  };
}

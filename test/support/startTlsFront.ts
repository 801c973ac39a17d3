import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

export interface TlsFront {
  readonly connectionString: string;
  /** In PEM, for NODE_EXTRA_CA_CERTS: nobody else trusts it. */
  readonly certificate: string;
}

/** Puts TLS before an Azurite, since production takes no storage without. It goes with the test that is running. */
export async function startTlsFront(connectionString: string): Promise<TlsFront> {
  const altNames = [{ type: 2, value: 'localhost' }] as const;
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    extensions: [{ name: 'subjectAltName', altNames: [...altNames] }],
  });
  let behindTls = connectionString.replace('DefaultEndpointsProtocol=http;', 'DefaultEndpointsProtocol=https;');
  for (const [address, port] of connectionString.matchAll(/http:\/\/127\.0\.0\.1:(\d+)/g)) {
    const server = createServer({ key, cert }, (socket) => {
      const storage = connect(Number(port), '127.0.0.1');
      socket.pipe(storage).pipe(socket);
      // Whoever is cut off at one end is cut off at the other.
      socket.on('error', () => storage.destroy());
      storage.on('error', () => socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    behindTls = behindTls.replace(address, `https://localhost:${portOf(server)}`);
  }
  return { connectionString: behindTls, certificate: cert };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen on a port.');
  return address.port;
}

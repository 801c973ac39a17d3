// Loaded into a program that is measured as it runs in production: what it says to the hosts that CLOUD names, or to any
// other that is not this machine, goes to the ports of this machine that CLOUD gives, without TLS.
import http from 'node:http';
import https from 'node:https';
import { connect, type NetConnectOpts } from 'node:net';

const HERE = ['localhost', '127.0.0.1', '::1'];

const ports: Readonly<Record<string, number>> = JSON.parse(process.env.CLOUD ?? '{}');

for (const { prototype } of [http.Agent, https.Agent]) {
  const { createConnection } = prototype;
  prototype.createConnection = function (this: http.Agent, options, done) {
    const host = 'host' in options ? (options.host ?? '') : '';
    const isHere = HERE.includes(host);
    return isHere ? createConnection.call(this, options, done) : connect(portOptions(host));
  };
}

function portOptions(host: string): NetConnectOpts {
  return { host: '127.0.0.1', port: ports[host] ?? ports.other ?? 0 };
}

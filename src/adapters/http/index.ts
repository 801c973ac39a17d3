// The web server: who may come in, how large a request may be, /api/messages and /healthz.
// `createServer` makes it, `listen` opens its port and closes it in order.
export { createServer } from './createServer.ts';
export { listen } from './listen.ts';

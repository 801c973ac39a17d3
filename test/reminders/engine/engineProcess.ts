import { Temporal } from 'temporal-polyfill';
import { silentLog } from '../../support/silentLog.ts';
import { startTestEngine } from '../startTestEngine.ts';

// An instance in a process of its own, so that it can be killed or stopped; the clock goes on from where it is told.
const [connectionString = '', suffix = '', at = '', sendLimitMs = ''] = process.argv.slice(2);
const begun = performance.now();
const start = Temporal.Instant.from(at);
startTestEngine({
  ...{ connectionString, suffix, log: silentLog, sendLimitMs: Number(sendLimitMs) },
  now: () => start.add({ milliseconds: Math.floor(performance.now() - begun) }),
});
process.send?.('started');

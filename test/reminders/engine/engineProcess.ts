import { Temporal } from 'temporal-polyfill';
import { silentLog } from '../../support/silentLog.ts';
import { startTestEngine } from '../startTestEngine.ts';
import { realTime } from '../testTime.ts';

// An instance in a process of its own, so that it can be killed or stopped; the clock goes on from where it is told.
const [connectionString = '', suffix = '', at = '', times = '{}'] = process.argv.slice(2);
const begun = performance.now();
const start = Temporal.Instant.from(at);
const engine = startTestEngine({
  ...{ connectionString, suffix, log: silentLog, ...JSON.parse(times) },
  now: () => start.add({ milliseconds: Math.floor(performance.now() - begun) }),
  time: realTime,
});
// Whatever it is told is a question whether it is idle.
process.on('message', () => void engine.whenIdle().then(() => process.send?.('idle')));
process.send?.('started');

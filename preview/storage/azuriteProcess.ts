// A program of its own: one Azurite service that cannot outlive the bot, and that never shares its folder with another.
import { join } from 'node:path';
import { holdLock } from './holdLock.ts';

// Long enough for the Azurite of a killed bot to save its rows and go.
const WAIT_FOR_PREDECESSOR_MS = 30_000;

const [service, location] = process.argv.splice(2, 2);
if ((service !== 'table' && service !== 'queue') || location === undefined) {
  throw new Error('Usage: azuriteProcess.ts table|queue <folder> <options of Azurite>');
}

// When the bot dies, even by SIGKILL, its end of this pipe closes; Azurite saves its rows on SIGINT only.
process.stdin.on('end', () => process.kill(process.pid, 'SIGINT'));
process.stdin.resume().unref();
// The bot reads our output; once it is dead, a broken pipe must not end this process before the rows are saved.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

const lock = holdLock(join(location, 'azurite.lock'), WAIT_FOR_PREDECESSOR_MS);
if (lock.kind === 'taken') throw new Error(`Another Azurite still works on ${location}.`);
// Besides letting go, this keeps the lock from the garbage collector, which would open it.
process.on('exit', lock.release);

await import(`azurite/dist/src/${service}/main.js`);

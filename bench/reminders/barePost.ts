// What any program must do to send: the yardstick of the bot's processor time. Posts one message so many times by plain
// fetch, each to a chat of its own in a tenant of its own so that no limit holds it up, and says its processor seconds.
import { text } from 'node:stream/consumers';
import pMap from 'p-map';

const MICROSECONDS_A_SECOND = 1e6;
const AT_ONCE = 8;

const { serviceUrl, times, message } = JSON.parse(await text(process.stdin));
const before = process.cpuUsage();
await pMap(
  Array.from({ length: times }, (_, index) => index),
  async (index) => {
    const response = await fetch(`${serviceUrl}v3/conversations/a:bare!bare${index}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
    if (response.status !== 200) throw new Error(`Teams answered ${response.status}`);
    await response.json();
  },
  { concurrency: AT_ONCE },
);
const { user, system } = process.cpuUsage(before);
console.log((user + system) / MICROSECONDS_A_SECOND);

import { type Rehearsal, rehearse, type Setup } from './reminders/rehearse.ts';

const TENANT_LIMIT_A_SECOND = 50;
const RECIPIENTS_OF_A_TENANT = 5_000;
const RECIPIENTS = 10_000;
const TENANTS = 100;
const FEWER = 4;
const KILL_EVERY_MS = 10_000;
// Works at once times deliveries at once.
const MOST_IN_FLIGHT = 64;

const scenarios = { one: oneTenant, many: manyTenants, killed: withKills };
const names = Object.keys(scenarios) as (keyof typeof scenarios)[];

// `npm run bench -- reminders killed 2000`: one scenario, with fewer recipients.
const wishes = process.argv.slice(3);
const size = wishes.map(Number).find((number) => number > 0);
const wanted = names.filter((name) => wishes.includes(name));
let calm: Rehearsal | null = null;
for (const name of wanted.length === 0 ? names : wanted) await scenarios[name]();

async function oneTenant(): Promise<void> {
  for (const instances of [1, 3]) {
    const setup = { tenants: 1, recipients: size ?? RECIPIENTS_OF_A_TENANT, instances };
    const run = await rehearseAloud(setup);
    const share = rateOf(setup, run) / TENANT_LIMIT_A_SECOND;
    say(`rate over the ${TENANT_LIMIT_A_SECOND} a second that Teams allows: ${ratio(share)}, at least 0.9 is the aim`);
    say(`most calls in any one second: ${run.peakOfTenant}, refused with 429: ${run.throttled}`);
    tellFates(run);
  }
}

async function manyTenants(): Promise<void> {
  const recipients = size ?? RECIPIENTS;
  for (const instances of [1, 3]) {
    const setup = { tenants: TENANTS, recipients, instances };
    const run = await rehearseAloud(setup);
    say(`rate: ${rateOf(setup, run).toFixed(0)} a second`);
    say(`processor time over a bare loop that posts the same: ${ratio(run.cpuSeconds / run.bareCpuSeconds)}`);
    tellFates(run);
    calm = run;
    if (instances > 1) continue;
    const fewer = await rehearseAloud({ ...setup, recipients: recipients / FEWER });
    say(
      `peak memory of ${recipients} over that of ${recipients / FEWER}: ${ratio(run.peakMegabytes / fewer.peakMegabytes)}, about 1 is the aim`,
    );
    tellFates(fewer);
  }
}

async function withKills(): Promise<void> {
  const setup = { tenants: TENANTS, recipients: size ?? RECIPIENTS, instances: 3 };
  calm ??= await rehearseAloud(setup);
  const run = await rehearseAloud({ ...setup, killEveryMs: KILL_EVERY_MS });
  say(`kills: ${run.kills}, time over that without: ${ratio(run.seconds / calm.seconds)}`);
  say(`cut off while sending, as recorded: ${run.recorded}, at most ${run.kills * MOST_IN_FLIGHT} were under way`);
  tellFates(run);
}

async function rehearseAloud(setup: Setup): Promise<Rehearsal> {
  const { recipients, tenants, instances, killEveryMs } = setup;
  const kills = killEveryMs === undefined ? '' : `, one killed every ${killEveryMs / 1000} s`;
  console.log(`reminders: ${recipients} in ${tenants} tenants, by ${instances} of the bot${kills}`);
  return rehearse(setup);
}

function tellFates({ lost, doubled, doubledInSilence, recorded, unfinished }: Rehearsal): void {
  say(
    `lost: ${lost}, arrived twice: ${doubled}, recorded as perhaps twice: ${recorded}, not over: ${unfinished.length}`,
  );
  if (lost === 0 && doubledInSilence === 0 && unfinished.length === 0) return;
  say(`WRONG: lost, not over, or arrived twice without being recorded (${doubledInSilence})`);
  for (const { id, state, reason, at, until, unknowns } of unfinished) {
    say(`not over: ${id} is ${state} since ${at}, until ${until}, ${unknowns} times unknown, reason: ${reason}`);
  }
  process.exitCode = 1;
}

function rateOf({ recipients }: Setup, { seconds }: Rehearsal): number {
  return recipients / seconds;
}

function ratio(number: number): string {
  return number.toFixed(2);
}

function say(line: string): void {
  console.log(`  ${line}`);
}

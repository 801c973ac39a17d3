import { type Chat, startChat } from './turn/chat.ts';
import { measureStarts } from './turn/start.ts';
import { FEW_PEOPLE, type Subject, startBot, startBotAmidChanges, startEcho, startFloor } from './turn/subjects.ts';
import { createTalk } from './turn/talk.ts';

const TURNS = 2_000;
const ROUNDS = 20;
const FEW_TURNS = 1_000;
const MANY_TURNS = 100_000;
const MANY_AT_ONCE = 8;
const STARTS = 5;
// The bot lets a company say 20 things a second in the long run.
const COMPANIES = 25;
// As many as the bot lets speak at once at the speed at which it answers.
const MANY_COMPANIES = 60;
const LARGE_COMPANIES = 2;
const FEW_MEMBERS = 60;
const MANY_MEMBERS = 20_000;
const MANY_PEOPLE = 200;

const scenarios = { cost: compareCosts, memory: compareMemory, start: compareStarts };
const names = Object.keys(scenarios) as (keyof typeof scenarios)[];

// `npm run bench -- turn cost 500`: one part, with fewer turns.
const wishes = process.argv.slice(3);
const wantedTurns = wishes.map(Number).find((number) => number > 0);
const wanted = names.filter((name) => wishes.includes(name));

const chat = await startChat();
for (const name of wanted.length === 0 ? names : wanted) await scenarios[name](chat);
await chat.stop();

async function compareCosts(chat: Chat): Promise<void> {
  const turns = Math.min(TURNS, wantedTurns ?? TURNS);
  const usual = { members: FEW_MEMBERS, people: FEW_PEOPLE };
  const large = { ...usual, members: MANY_MEMBERS };
  const people = { ...usual, people: MANY_PEOPLE };
  const starts: readonly (readonly [name: string, start: () => Promise<Subject>])[] = [
    ['bare echo', startEcho],
    [`floor, ${FEW_MEMBERS} members`, () => startFloor(chat, COMPANIES, usual)],
    [`ours, ${FEW_MEMBERS} members`, () => startBot(chat, COMPANIES, usual)],
    ['ours, after a change each time', () => startBotAmidChanges(chat, COMPANIES, usual)],
    [`ours, ${MANY_PEOPLE} on the list`, () => startBot(chat, COMPANIES, people)],
    [`floor, ${MANY_MEMBERS} members`, () => startFloor(chat, LARGE_COMPANIES, large)],
    [`ours, ${MANY_MEMBERS} members`, () => startBot(chat, LARGE_COMPANIES, large)],
  ];
  const subjects: { readonly name: string; readonly subject: Subject; readonly talk: ReturnType<typeof createTalk> }[] =
    [];
  for (const [name, start] of starts) {
    const subject = await start();
    subjects.push({ name, subject, talk: createTalk(chat, subject, 1) });
  }
  for (const { talk } of subjects) await talk.warmUp(turns);
  // They take turns, so that whatever else the machine does slows all of them alike.
  for (let round = 0; round < ROUNDS; round += 1) for (const { talk } of subjects) await talk.go(turns / ROUNDS);

  console.log(`turn: \`score data\`, ${turns} times each after as many, one at a time and turn about`);
  console.log('| | Processor time a turn | Over the floor above | p50 | p99 |');
  console.log('| --- | --- | --- | --- | --- |');
  let floorMs = Number.NaN;
  for (const { name, talk } of subjects) {
    const { cpuMs, tookMs } = talk.told();
    if (name.startsWith('floor')) floorMs = cpuMs;
    const ratio = Number.isNaN(floorMs) ? '' : (cpuMs / floorMs).toFixed(2);
    const times = [0.5, 0.99].map((share) => `${at(tookMs, share)} ms`).join(' | ');
    console.log(`| ${name} | ${cpuMs.toFixed(2)} ms | ${ratio} | ${times} |`);
  }
  for (const { subject } of subjects) await subject.stop();
}

async function compareMemory(chat: Chat): Promise<void> {
  const turns = Math.max(FEW_TURNS, wantedTurns ?? MANY_TURNS);
  const subject = await startBot(chat, MANY_COMPANIES, { members: FEW_MEMBERS, people: FEW_PEOPLE });
  const talk = createTalk(chat, subject, MANY_AT_ONCE);
  await talk.go(FEW_TURNS);
  const before = subject.program.megabytes();
  await talk.go(turns - FEW_TURNS);
  const after = subject.program.megabytes();
  await subject.stop();
  const ratio = (after / before).toFixed(2);
  const megabytes = `${after.toFixed(0)} MB over ${before.toFixed(0)} MB`;
  console.log(
    `memory after ${turns} turns over that after ${FEW_TURNS}: ${ratio} (${megabytes}), at most 1.1 is the aim`,
  );
}

async function compareStarts(chat: Chat): Promise<void> {
  const { echo, bot } = await measureStarts(chat, STARTS);
  const [ofEcho, ofBot] = [at(echo, 0.5), at(bot, 0.5)];
  const ratio = (Number(ofBot) / Number(ofEcho)).toFixed(2);
  const medians = `${ofBot} ms over ${ofEcho} ms, the medians of ${STARTS}`;
  console.log(`start to first answer in production over the echo's: ${ratio} (${medians}), at most 2 is the aim`);
}

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

import { type Chat, startChat } from './turn/chat.ts';
import { measureStarts } from './turn/start.ts';
import { FEW_PEOPLE, type Subject, startBot, startEcho, startFloor } from './turn/subjects.ts';
import { createTalk } from './turn/talk.ts';

const TURNS = 2_000;
const ROUNDS = 20;
const WARM_UP_TURNS = 600;
const FEW_TURNS = 1_000;
const MANY_TURNS = 100_000;
const MANY_AT_ONCE = 8;
const STARTS = 5;
// The bot lets a company say 20 things a second in the long run.
const COMPANIES = 25;
const LARGE_COMPANIES = 2;
const FEW_MEMBERS = 60;
const MANY_MEMBERS = 20_000;
const MANY_PEOPLE = 200;

// `npm run bench -- turn 5000`: fewer turns for the memory, and fewer for the rest where it is less than 2,000.
const manyTurns = Number(process.argv[3] ?? MANY_TURNS);
const turns = Math.min(TURNS, manyTurns);

const chat = await startChat();
await compareTurns(chat);
await compareMemory(chat);
await compareStarts(chat);
await chat.stop();

async function compareTurns(chat: Chat): Promise<void> {
  const small = { members: FEW_MEMBERS, people: FEW_PEOPLE };
  const subjects: readonly (readonly [string, Subject])[] = [
    ['bare echo', await startEcho()],
    ['floor', await startFloor(chat)],
    [`ours, ${FEW_MEMBERS} members`, await startBot(chat, COMPANIES, small)],
    [
      `ours, ${MANY_MEMBERS} members`,
      await startBot(chat, LARGE_COMPANIES, { members: MANY_MEMBERS, people: FEW_PEOPLE }),
    ],
    [
      `ours, ${MANY_PEOPLE} on the list`,
      await startBot(chat, COMPANIES, { members: FEW_MEMBERS, people: MANY_PEOPLE }),
    ],
  ];
  const measured = subjects.map(([name, subject]) => ({
    ...{ name, talk: createTalk(chat, subject, 1) },
    ...{ cpuSeconds: 0, tookMs: [] as number[] },
  }));
  for (const { talk } of measured) await talk(WARM_UP_TURNS);
  // They take turns, so that whatever else the machine does slows all of them alike.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const each of measured) {
      const { cpuSeconds, tookMs } = await each.talk(turns / ROUNDS);
      each.cpuSeconds += cpuSeconds;
      each.tookMs.push(...tookMs);
    }
  }
  const floor = measured.find(({ name }) => name === 'floor')?.cpuSeconds ?? 0;
  console.log(`turn: \`score data\`, ${turns} times each, one at a time and turn about`);
  console.log('| | processor time a turn | over the floor | p50 | p99 |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, cpuSeconds, tookMs } of measured) {
    const cpuMs = ((cpuSeconds / turns) * 1000).toFixed(2);
    const ratio = (cpuSeconds / floor).toFixed(2);
    console.log(`| ${name} | ${cpuMs} ms | ${ratio} | ${at(tookMs, 0.5)} ms | ${at(tookMs, 0.99)} ms |`);
  }
  for (const [, subject] of subjects) await subject.stop();
}

async function compareMemory(chat: Chat): Promise<void> {
  const subject = await startBot(chat, COMPANIES, { members: FEW_MEMBERS, people: FEW_PEOPLE });
  const talk = createTalk(chat, subject, MANY_AT_ONCE);
  await talk(FEW_TURNS);
  const before = subject.program.megabytes();
  await talk(Math.max(0, manyTurns - FEW_TURNS));
  const after = subject.program.megabytes();
  const ratio = (after / before).toFixed(2);
  console.log(
    `memory after ${manyTurns} turns over memory after ${FEW_TURNS}: ${ratio} (${after.toFixed(0)} MB over ${before.toFixed(0)} MB), at most 1.1 is the aim`,
  );
  await subject.stop();
}

async function compareStarts(chat: Chat): Promise<void> {
  const { echo, bot } = await measureStarts(chat, STARTS);
  const [ofEcho, ofBot] = [at(echo, 0.5), at(bot, 0.5)];
  console.log(
    `start to first answer in production over the echo's: ${(Number(ofBot) / Number(ofEcho)).toFixed(2)} (${ofBot} ms over ${ofEcho} ms, the medians of ${STARTS}), at most 2 is the aim`,
  );
}

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
}

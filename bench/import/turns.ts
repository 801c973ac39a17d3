import { startChat } from '../turn/chat.ts';
import { FEW_PEOPLE, startBot } from '../turn/subjects.ts';
import { createTalk } from '../turn/talk.ts';

const CUSTOMERS = 2000;
const COMPANIES = 25;
const MEMBERS = 60;
const WARM_UP_TURNS = 600;
const ROUNDS = 20;
const TURNS_OF_A_ROUND = 100;

/** What a turn that reads no usage costs where much is stored, over one where none is; they take turns. */
export async function compareTurns() {
  const chat = await startChat();
  const size = { members: MEMBERS, people: FEW_PEOPLE };
  const bots = [
    await startBot(chat, COMPANIES, size),
    await startBot(chat, COMPANIES, { ...size, customers: CUSTOMERS }),
  ];
  const talks = bots.map((bot) => createTalk(chat, bot, 1));
  for (const talk of talks) await talk.warmUp(WARM_UP_TURNS);
  for (let round = 0; round < ROUNDS; round += 1) for (const talk of talks) await talk.go(TURNS_OF_A_ROUND);
  for (const bot of bots) await bot.stop();
  await chat.stop();
  const [none = 0, many = 0] = talks.map((talk) => talk.told().cpuMs);
  return { customers: CUSTOMERS, ratio: many / none };
}

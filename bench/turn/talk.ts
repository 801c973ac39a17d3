import type { Chat } from './chat.ts';
import type { Subject } from './subjects.ts';

const QUESTION = 'score data';

export interface Talk {
  readonly turns: number;
  /** Processor seconds of the program that was spoken with. */
  readonly cpuSeconds: number;
  readonly tookMs: readonly number[];
}

/** Has people ask, so many at once, each in their turn. Rejects unless all of them get the same answer. */
export function createTalk(chat: Chat, subject: Subject, atOnce: number) {
  const { program, speakers } = subject;
  let asked = 0;
  let usual: string | null = null;

  async function ask(): Promise<number> {
    const speaker = speakers[asked % speakers.length];
    if (speaker === undefined) throw new Error('Nobody is there to speak');
    asked += 1;
    const { tookMs, answer } = await chat.say({ url: program.url, speaker, text: QUESTION });
    usual ??= answer;
    if (answer !== usual) throw new Error(`Among answers like "${usual}" there was "${answer}"`);
    return tookMs;
  }

  return async function talk(turns: number): Promise<Talk> {
    const before = program.cpuSeconds();
    const tookMs: number[] = [];
    let left = turns;
    async function askOn() {
      for (; left > 0; ) {
        left -= 1;
        tookMs.push(await ask());
      }
    }
    await Promise.all(Array.from({ length: atOnce }, askOn));
    return { turns, cpuSeconds: program.cpuSeconds() - before, tookMs };
  };
}

import type { Chat } from './chat.ts';
import type { Subject } from './subjects.ts';

const QUESTION = 'score data';

export interface Told {
  /** Processor time of a turn, less what the program spends in that time when nobody speaks. */
  readonly cpuMs: number;
  /** Of each turn. */
  readonly tookMs: readonly number[];
}

/** Has people ask, so many at once, each in their turn. Rejects unless all of them get the same answer. */
export function createTalk(chat: Chat, { program, speakers, prepare }: Subject, atOnce: number) {
  let asked = 0;
  let usual: string | null = null;
  let tookMs: number[] = [];
  const talking = { cpuMs: 0, ms: 0 };
  const silent = { cpuMs: 0, ms: 0 };
  let lookedAt = look();

  function look() {
    return { cpuMs: program.cpuSeconds() * 1000, ms: performance.now() };
  }

  function count(into: typeof talking): void {
    const now = look();
    into.cpuMs += now.cpuMs - lookedAt.cpuMs;
    into.ms += now.ms - lookedAt.ms;
    lookedAt = now;
  }

  async function ask(): Promise<void> {
    const speaker = speakers[asked % speakers.length];
    if (speaker === undefined) throw new Error('Nobody is there to speak');
    asked += 1;
    await prepare?.(speaker);
    const said = await chat.say({ url: program.url, speaker, text: QUESTION });
    usual ??= said.answer;
    if (said.answer !== usual) throw new Error(`Among answers like "${usual}" there was "${said.answer}"`);
    tookMs.push(said.tookMs);
  }

  async function go(turns: number): Promise<void> {
    count(silent);
    let left = turns;
    async function askOn() {
      for (; left > 0; ) {
        left -= 1;
        await ask();
      }
    }
    await Promise.all(Array.from({ length: atOnce }, askOn));
    count(talking);
  }

  return {
    go,
    /** The same, uncounted. */
    async warmUp(turns: number): Promise<void> {
      await go(turns);
      tookMs = [];
      for (const each of [talking, silent]) Object.assign(each, { cpuMs: 0, ms: 0 });
    },
    told(): Told {
      const silentShare = silent.ms === 0 ? 0 : silent.cpuMs / silent.ms;
      return { cpuMs: (talking.cpuMs - silentShare * talking.ms) / tookMs.length, tookMs };
    },
  };
}

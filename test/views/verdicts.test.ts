import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWords } from '../../src/language/words.ts';
import type { Solve } from '../../src/planning/program.ts';
import type { Verdict } from '../../src/scoring/score.ts';
import { showAreaTotal } from '../../src/scoring/shownTotal.ts';
import { anyPartner } from './anyPartner.ts';
import { drawCards } from './cardsOfArea.ts';

/** No plan is found, so that none of its steps is told: what an area has already needs no solver. */
const giveUp: Solve = async () => ({ kind: 'gave up' });

const SAID = {
  en: {
    fails: /does not pass|did not pass|more to pass/,
    open: /may (?:still )?(?:pass|have passed)/,
    passes: /\b(?:passes|passed)\b/,
    nothing: 'passes already',
  },
  es: {
    fails: /no cumple|no cumplía|del mínimo/,
    open: /puede que (?:aún )?(?:cumpla|cumpliera)/,
    passes: /\bcumple\b|\bcumplía\b/,
    nothing: 'ya cumple',
  },
} as const;

function readVerdict(text: string, { fails, open, passes }: (typeof SAID)['en' | 'es']): Verdict | null {
  if (fails.test(text)) return 'fails';
  if (open.test(text)) return 'open';
  return passes.test(text) ? 'passes' : null;
}

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const words = createWords(language);
  const said = SAID[language];

  test('every card gives an area the same verdict and the same total', async () => {
    const seen: Record<Verdict, number> = { passes: 0, fails: 0, open: 0 };
    await fc.assert(
      fc.asyncProperty(anyPartner, async (each) => {
        const { report, plan, ...cards } = await drawCards(each, words, giveUp);
        const { verdict, from, to } = showAreaTotal(report.score);
        seen[verdict] += 1;
        for (const [card, texts] of Object.entries(cards)) {
          const first = texts.map((text) => readVerdict(text, said)).find((found) => found !== null);
          expect([card, first, texts]).toEqual([card, verdict, texts]);
          for (const total of card === 'history' ? [from] : [from, to]) {
            expect([card, texts.join('\n')]).toEqual([card, expect.stringContaining(words.number(total))]);
          }
        }
        const [first = ''] = plan.slice(1);
        expect(['plan', first.includes(said.nothing)]).toEqual(['plan', verdict === 'passes']);
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });
});

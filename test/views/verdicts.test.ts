import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWords } from '../../src/language/words.ts';
import { factsOf } from '../../src/partner/facts.ts';
import { findLoss, forecastArea } from '../../src/planning/forecast.ts';
import { endOfForecast } from '../../src/planning/forecastMonths.ts';
import type { Solve } from '../../src/planning/program.ts';
import { addDays } from '../../src/scoring/calendar.ts';
import type { Verdict } from '../../src/scoring/score.ts';
import { showAreaTotal } from '../../src/scoring/shownTotal.ts';
import { RULE_SETS } from '../scoring/support.ts';
import { type AnyPartner, anyPartner } from './anyPartner.ts';
import { drawCards, drawWarning } from './cardsOfArea.ts';
import { DAY, partner } from './fixtures.ts';

/** No plan is found, so that none of its steps is told: what an area has already needs no solver. */
const giveUp: Solve = async () => ({ kind: 'gave up' });

const SAID = {
  en: {
    fails: /does not pass|did not pass|more to pass|cannot pass for now/,
    open: /may (?:still )?(?:pass|have passed)/,
    passes: /\b(?:passes|passed)\b/,
    already: /passes already|passes until/,
    nothing: 'Nothing to do',
  },
  es: {
    fails: /no cumple|no cumplía|del mínimo|de momento no puede cumplir/,
    open: /puede que (?:aún )?(?:cumpla|cumpliera)/,
    passes: /\bcumple\b|\bcumplía\b/,
    already: /ya cumple\.|cumple hasta/,
    nothing: 'No hay nada que hacer',
  },
} as const;

/** 69.996 points, which would round up to what passes. */
const almostThere: AnyPartner = {
  area: 'modern-work',
  record: partner({
    figures: {
      'modern-work': {
        ...{ 'enterprise.netCustomerAdds': 0, 'enterprise.usageGrowth.cpor': 0, 'enterprise.usageGrowth.dpor': 0 },
        ...{ 'enterprise.deployments.cpor': 0, 'enterprise.deployments.dpor': 0, 'smb.netCustomerAdds': 9 },
        ...{ 'smb.usageGrowth.cpor': 0, 'smb.usageGrowth.csp': 1133 },
        ...{ 'smb.deployments.cpor': 0, 'smb.deployments.csp': 4 },
      },
    },
    people: ['p0', 'p1'].map((id) => ({
      ...{ id, name: id, mail: null },
      certifications: [
        { certification: 'microsoft-365-fundamentals', expires: '2026-11-22' },
        ...(id === 'p1' ? [{ certification: 'microsoft-365-administrator-expert', expires: '2026-11-22' }] : []),
      ],
    })),
  }),
};

function readVerdict(text: string, { fails, open, passes }: (typeof SAID)['en' | 'es']): Verdict | null {
  if (fails.test(text)) return 'fails';
  if (open.test(text)) return 'open';
  return passes.test(text) ? 'passes' : null;
}

describe.each(['en', 'es'] as const)('in %s', (language) => {
  const words = createWords(language);
  const said = SAID[language];

  /** The warning that comes a month before tells the same day and the totals before and after it. */
  function expectWarned(each: AnyPartner, lostOn: string) {
    const monthBefore = addDays(lostOn, -30);
    const day = monthBefore > DAY ? monthBefore : DAY;
    const warning = drawWarning(each, words, day);
    if (warning === null) throw new Error(`Nobody is warned that it is lost on ${lostOn}`);
    const { loss, text } = warning;
    expect(loss.day).toBe(lostOn);
    expect(text).toContain(words.day(lostOn, day));
    for (const { score } of [loss.today, loss.after]) {
      expect(text).toContain(words.number(showAreaTotal(score).from));
    }
    expect(text).not.toContain(said.nothing);
  }

  test('every card gives an area the same verdict and total, and says until when it passes', async () => {
    const seen: Record<Verdict, number> = { passes: 0, fails: 0, open: 0 };
    let losses = 0;
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
        expect(['plan', said.already.test(plan.slice(1).join('\n'))]).toEqual(['plan', verdict === 'passes']);

        const { area, record } = each;
        const { ruleBook } = record.settings;
        const options = { area, facts: factsOf(record, area, DAY), ruleBook, ruleSets: RULE_SETS };
        const loss = verdict === 'passes' ? findLoss(options, forecastArea(options, endOfForecast(DAY))) : null;
        if (loss === null) return;
        losses += 1;
        expectWarned(each, loss.step.day);
        const { history, forecast, ...present } = { ...cards, plan };
        for (const [card, texts] of Object.entries(present)) {
          const text = texts.join('\n');
          expect([card, text]).toEqual([card, expect.stringContaining(words.day(addDays(loss.step.day, -1), DAY))]);
          expect([card, text]).not.toEqual([card, expect.stringContaining(said.nothing)]);
        }
        expect(forecast.join('\n')).toContain(words.day(loss.step.day, DAY));
      }),
      { numRuns: 1000, examples: [[almostThere]] },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
    expect(losses).toBeGreaterThan(50);
  });
});

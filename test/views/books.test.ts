import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AreaReport } from '../../src/conversation/reply.ts';
import { createReport } from '../../src/conversation/scores/reports.ts';
import { sayTotal } from '../../src/language/totalWords.ts';
import { createWords } from '../../src/language/words.ts';
import { factsOf } from '../../src/partner/facts.ts';
import type { CertifiedPerson, Facts } from '../../src/scoring/facts.ts';
import { pathsOfOtherBook, scoreArea } from '../../src/scoring/score.ts';
import { showAreaTotal, showPathTotal } from '../../src/scoring/shownTotal.ts';
import { viewArea } from '../../src/views/areaView.ts';
import { createButtons } from '../../src/views/buttons.ts';
import { unitsToName } from '../../src/views/gain.ts';
import { viewGaps } from '../../src/views/gapsView.ts';
import type { ViewContext } from '../../src/views/view.ts';
import { RULE_SETS } from '../scoring/support.ts';
import { type AnyPartner, anyPartnerOf } from './anyPartner.ts';
import { DAY } from './fixtures.ts';

/** The facts once the way to pass is gone, by the scorer's own means; people are new ones, with what both books list. */
function closeGaps({ area, record }: AnyPartner, { gaps, score }: AreaReport): Facts {
  const facts = factsOf(record, area, DAY);
  const figures: Record<string, number | undefined> = { ...facts.figures[area] };
  const counts: Record<string, number | undefined> =
    facts.people.kind === 'counts' ? { ...facts.people.counts[area] } : {};
  const people: CertifiedPerson[] = [];
  const listed = pathsOfOtherBook(score).flatMap(({ ruleSet }) => Object.values(ruleSet.steps));
  for (const gap of gaps.gaps.filter(({ toPass }) => toPass !== undefined)) {
    const units = unitsToName(gap);
    if (gap.kind !== 'people') {
      figures[gap.figure] = (figures[gap.figure] ?? 0) + gap.unit * units;
      continue;
    }
    const choice =
      gap.choices.find(({ id }) => listed.some(({ certifications }) => certifications.includes(id))) ?? gap.choices[0];
    counts[gap.step] = (counts[gap.step] ?? 0) + units;
    for (let index = 0; index < units; index++) {
      people.push({ id: `${gap.step} ${index}`, certifications: [{ certification: choice?.id ?? '' }] });
    }
  }
  const roster = facts.people.kind === 'roster' ? [...facts.people.people, ...people] : [];
  return {
    ...facts,
    figures: { [area]: figures },
    people:
      facts.people.kind === 'roster'
        ? { kind: 'roster', people: roster }
        : { kind: 'counts', counts: { [area]: counts } },
  };
}

describe.each(['en', 'es'] as const)('what is enough to pass, in %s', (language) => {
  const words = createWords(language);
  const buttons = createButtons({ words, partner: 'partner', chat: 'personal', newOperation: () => 'op' });
  const context: ViewContext = { words, buttons, partner: 'partner', showNames: true, day: DAY };

  test('is said by which book, with what the other one gives then, as scoring gives it', () => {
    let told = 0;
    fc.assert(
      fc.property(anyPartnerOf('data-ai'), (each) => {
        const { area, record } = each;
        const report = createReport(record, area, { day: DAY, ruleSets: RULE_SETS, showNames: true });
        const way = report.gaps.gaps.filter(({ toPass }) => toPass !== undefined);
        if (way.length === 0) return;
        const after = scoreArea(area, closeGaps(each, report), record.settings.ruleBook, RULE_SETS);
        expect(showAreaTotal(after).verdict).toBe('passes');
        const cards = [
          JSON.stringify(viewGaps({ kind: 'gaps', reports: [report], day: DAY }, context).data),
          ...(way.length > 3 ? [] : [JSON.stringify(viewArea({ kind: 'area', report, day: DAY }, context).data)]),
        ];
        const paths = pathsOfOtherBook(after);
        for (const path of paths) {
          told += 1;
          const then = showPathTotal(path);
          const values = {
            ...{ book: words.pick(path.ruleSet.name), total: sayTotal(words, then), verdict: then.verdict },
            ...{ named: paths.length > 1, track: path.track === null ? '' : words.say(`track.${path.track}`) },
          };
          const own = showAreaTotal(after);
          const isSame = own.from === then.from && own.to === then.to && own.verdict === then.verdict;
          for (const card of cards) {
            expect(card).toContain(words.pick(after.ruleSet.name));
            expect(card).toContain(words.say(isSame ? 'card.reach.same' : 'card.reach.other', values));
          }
        }
      }),
      { numRuns: 1000 },
    );
    expect(told).toBeGreaterThan(200);
  });
});

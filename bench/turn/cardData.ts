import { randomUUID } from 'node:crypto';
import { readRuleSets } from '../../src/adapters/rules/readRuleSets.ts';
import { createReport } from '../../src/conversation/scores/reports.ts';
import { createWords } from '../../src/language/words.ts';
import { applyChange } from '../../src/partner/change.ts';
import { EMPTY_RECORD } from '../../src/partner/record.ts';
import { viewArea } from '../../src/views/areaView.ts';
import { createButtons } from '../../src/views/buttons.ts';
import { createPartner } from '../partner.ts';

/** What the card of `score data` is made of for a partner with so many certified people, worked out beforehand. */
export function createCardData(day: string, people: number): object {
  const words = createWords('en');
  const record = applyChange(EMPTY_RECORD, createPartner(day, people));
  const report = createReport(record, 'data-ai', { day, ruleSets: readRuleSets(), showNames: true });
  const buttons = createButtons({ words, partner: 'partner', chat: 'personal', newOperation: randomUUID });
  return viewArea({ kind: 'area', report, day }, { words, buttons, partner: 'partner', showNames: true, day }).data;
}

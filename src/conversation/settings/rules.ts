import { findArea } from '../../reading/areaNames.ts';
import { foldText } from '../../reading/foldText.ts';
import { AREA_IDS, type AreaId, type RuleBook } from '../../scoring/designations.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';

const BRIEF_WORDS = new Set(['brief', 'programme', 'program', 'programa']);

export const rulesCommand = defineCommand({
  name: 'rules',
  words: { en: ['rule'], es: ['reglas', 'regla', 'normas'] },
  role: 'editor',
  help: 'rules',
  inMenu: true,
  examples: ['rules microsoft'],
  isFoundInSentences: true,
  read: (rest) => ({ area: findArea(rest), ruleBook: findBook(rest.map(foldText)) }),
  answer: (context, { area, ruleBook }) => tellRules(context, area, ruleBook),
});

function findBook(words: readonly string[]): RuleBook | null {
  if (words.some((word) => BRIEF_WORDS.has(word))) return 'brief';
  return words.includes('microsoft') ? 'microsoft' : null;
}

/** The rule sets in force, with their sources and what was decided; and the switch of the book. */
async function tellRules(context: Changing, area: AreaId | null, ruleBook: RuleBook | null): Promise<Reply> {
  if (ruleBook === null) return listRules(context, area, context.record.settings.ruleBook);
  const book = context.words.say(`book.${ruleBook}`);
  return context.change((record): Decided => {
    if (record.settings.ruleBook === ruleBook) {
      return keep(withNotices(listRules(context, area, ruleBook), { key: 'notice.bookUnchanged', values: { book } }));
    }
    return {
      kind: 'change',
      change: [{ kind: 'settings', after: { ...record.settings, ruleBook } }],
      reply: () => withNotices(listRules(context, area, ruleBook), { key: 'notice.bookSaved', values: { book } }),
    };
  });
}

function listRules({ ruleSets, day }: Telling, area: AreaId | null, ruleBook: RuleBook): Reply {
  const areas = area === null ? AREA_IDS : [area];
  return {
    kind: 'rules',
    ruleBook,
    ruleSets: areas.map((each) => ruleSetInForce(ruleSets, ruleBook, each, day).ruleSet),
  };
}

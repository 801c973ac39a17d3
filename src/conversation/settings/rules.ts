import { findArea, readArea } from '../../reading/areaNames.ts';
import { foldText } from '../../reading/foldText.ts';
import { isOnly } from '../../reading/isOnly.ts';
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
  read: (rest) => ({ area: findArea(rest), ruleBook: findBook(rest) }),
  changes: ({ ruleBook }) => ruleBook !== null,
  asked: {
    as: {
      en: [
        'which rules apply',
        ...['which rule book do we use', 'what are the rules for {area}', 'what are the scoring criteria of {area}'],
        ...['which rules are in force', 'what is the difference between the rule books', 'are the rules up to date'],
        ...['where do the rules come from'],
      ],
      es: [
        'qué reglas se aplican',
        ...['qué libro de reglas usamos', 'cuáles son las reglas de {area}', 'qué criterios tiene {area}'],
        ...['qué reglas están en vigor', 'qué diferencia hay entre los libros de reglas'],
      ],
    },
    read: ({ areas }) => ({ area: areas[0] ?? null, ruleBook: null }),
  },
  answer: (context, { area, ruleBook }) => tellRules(context, area, ruleBook),
});

const BOOK_WORDS = new Set([...BRIEF_WORDS, 'microsoft', 'book', 'use', 'page', 'libro', 'pagina', 'usa', 'usar']);
// "The rules of Microsoft" are asked about, "rules microsoft" are wished for.
const ABOUT = new Set(['of', 'de', 'del']);

/** The book to switch to: where nothing but it, and perhaps an area, is said. */
function findBook(rest: readonly string[]): RuleBook | null {
  const area = rest.map((_, index) => readArea(rest.slice(index)));
  const start = area.findIndex((each) => each !== null);
  const others = rest.filter(
    (_, index) => start === -1 || index < start || index >= start + (area[start]?.length ?? 0),
  );
  const words = others.map(foldText);
  if (!isOnly(others, BOOK_WORDS) || words.some((word) => ABOUT.has(word))) return null;
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

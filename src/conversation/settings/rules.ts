import { AREA_IDS, type AreaId, type RuleBook } from '../../scoring/designations.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import { type Context, type Decided, keep, withNotices } from '../asking/context.ts';
import type { Reply } from '../reply.ts';

/** The rule sets in force, with their sources and what was decided; and the switch of the book. */
export async function tellRules(context: Context, area: AreaId | null, ruleBook: RuleBook | null): Promise<Reply> {
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

function listRules({ ruleSets, day }: Context, area: AreaId | null, ruleBook: RuleBook): Reply {
  const areas = area === null ? AREA_IDS : [area];
  return {
    kind: 'rules',
    ruleBook,
    ruleSets: areas.map((each) => ruleSetInForce(ruleSets, ruleBook, each, day).ruleSet),
  };
}

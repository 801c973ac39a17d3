import type { Words } from '../language/words.ts';
import { findUncomparedRevision } from '../scoring/revisions.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import { sayBook } from './totals.ts';
import type { ReplyOf, View, ViewContext } from './view.ts';

const DECISIONS_ID = 'decisions';

/** The rule sets in force with their sources and decisions, and the switch of the book. */
export function viewRules({ ruleBook, ruleSets }: ReplyOf<'rules'>, { words, buttons, day }: ViewContext): View {
  const book = words.say(`book.${ruleBook}`);
  const other = ruleBook === 'brief' ? 'microsoft' : 'brief';
  return {
    card: 'rules',
    data: {
      title: words.say('rules.title'),
      intro: words.say(`rules.intro.${ruleBook}`),
      books: groupByBook(ruleSets).map((group) => describeBook(words, group, day)),
      decisionsTitle: words.say('rules.decisions'),
      decisionsId: DECISIONS_ID,
      isOpen: ruleSets.length === 1,
      decisions: listDecisions(words, ruleSets),
    },
    actions: [
      ...(ruleSets.length === 1 ? [] : [buttons.toggle('button.decisions', DECISIONS_ID)]),
      buttons.say(`button.use.${other}`, `rules ${other}`),
      buttons.say('button.allAreas', 'score'),
      buttons.say('button.settings', 'settings'),
    ],
    summary: words.say('summary.rules', { book }),
  };
}

/** Rule sets of one book and one start date, compared alike, are told once, with the areas they hold for. */
function groupByBook(ruleSets: readonly RuleSet[]): readonly (readonly RuleSet[])[] {
  const groups = new Map<string, RuleSet[]>();
  for (const ruleSet of ruleSets) {
    const { comparedOn, compared } = ruleSet.page;
    const key = [ruleSet.ruleBook, ruleSet.startsOn, comparedOn, compared?.day].join('/');
    groups.set(key, [...(groups.get(key) ?? []), ruleSet]);
  }
  return [...groups.values()];
}

function describeBook(words: Words, group: readonly RuleSet[], day: string) {
  const [first] = group;
  if (first === undefined) throw new Error('A group of rule sets is never empty');
  const { startsOn, passMark, metricMinimum } = first;
  // What was decided is told below, text by text; the other sources are pages.
  const pages = group.flatMap(({ sources: { decisions: _, ...others } }) => Object.values(others));
  // What is told of a page is told under it.
  const sources = pages.filter(({ where }, index) => pages.findIndex((each) => each.where === where) === index);
  return {
    areas: words.list(group.map(({ area }) => words.say(`area.${area}`))),
    book: words.say(startsOn === null ? 'rules.book' : 'rules.bookSince', {
      book: sayBook(words, first),
      day: startsOn === null ? '' : words.day(startsOn),
    }),
    passing: words.say('rules.passing', {
      points: passMark.value,
      minimum: metricMinimum?.value ?? 0,
    }),
    compared: sayCompared(words, first, day),
    notes: group
      .flatMap((each) => [...sayRevised(words, each, day), ...sayOpen(words, each)])
      .map((text) => ({ text })),
    sources: sources.map((source) => ({ text: saySource(words, source) })),
  };
}

function sayCompared(words: Words, { page }: RuleSet, day: string): string {
  const { comparedOn, compared } = page;
  const on = words.day(comparedOn, day);
  return compared === null
    ? words.say('rules.comparedUndated', { on })
    : words.say('rules.compared', { on, page: words.day(compared.day) });
}

/** That the page changed after it was compared, and what others say of that. */
function sayRevised(words: Words, ruleSet: RuleSet, day: string): readonly string[] {
  const revision = findUncomparedRevision(ruleSet, day);
  if (revision === null) return [];
  const { reported, day: newest } = revision.newest;
  const area = words.say(`area.${ruleSet.area}`);
  const revised = words.say('rules.revised', { area, day: words.day(newest) });
  return [reported === undefined ? revised : `${revised} ${words.pick(reported)}`];
}

function sayOpen(words: Words, { area, steps }: RuleSet): readonly string[] {
  return Object.values(steps).flatMap(({ open }) =>
    open.map(({ text }) => words.say('rules.open', { area: words.say(`area.${area}`), text: words.pick(text) })),
  );
}

/** Markdown: titles and addresses come from rule data, which is ours. */
function saySource(words: Words, { title, where, date }: RuleSet['sources'][string]): string {
  const name = words.pick(title);
  const link = where.startsWith('https://') ? `[${name}](${where})` : name;
  return words.say('rules.source', { link, date: words.pick(date) });
}

/** What was decided, each once, under the areas that it holds for. */
function listDecisions(words: Words, ruleSets: readonly RuleSet[]) {
  const areas = new Map<string, string[]>();
  for (const { area, decisions } of ruleSets) {
    for (const { text } of decisions) {
      const decision = words.pick(text);
      areas.set(decision, [...(areas.get(decision) ?? []), words.say(`area.${area}`)]);
    }
  }
  const groups = new Map<string, string[]>();
  for (const [decision, names] of areas) {
    const title = names.length === ruleSets.length ? '' : words.list(names);
    groups.set(title, [...(groups.get(title) ?? []), decision]);
  }
  return [...groups].map(([title, texts]) => ({
    hasTitle: title !== '',
    title,
    texts: texts.map((text) => ({ text })),
  }));
}

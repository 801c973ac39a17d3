import type { Words } from '../language/words.ts';
import type { RuleSet } from '../scoring/ruleSet.ts';
import type { PathScore } from '../scoring/score.ts';
import { drawLink, type LinkId } from './links.ts';

/** How a customer has to be linked to count: "PAL", "DPOR", "CPOR", "CSP (Tier 1 and Tier 2)". */
export function attributionsOf(metrics: PathScore['ruleSet']['tracks'][number]['metrics']): readonly string[] {
  const all = metrics.flatMap((metric) =>
    metric.paidBy === 'figures' ? metric.parts.flatMap(({ attributions }) => attributions ?? []) : [],
  );
  return [...new Set(all)];
}

/** "CSP (Tier 1 and Tier 2)": most kinds are names that no language translates. */
export function sayKind(words: Words, kind: string): string {
  const key = `kind.${kind}`;
  return words.has(key) ? words.say(key) : kind;
}

/** The pages that tell how to link a customer in one of these ways. */
export function customerLinks(words: Words, attributions: readonly string[]): string {
  const has = (kind: string) => attributions.some((each) => each.startsWith(kind));
  const ids: readonly LinkId[] = [
    'customers',
    ...(has('PAL') || has('DPOR') ? (['pal'] as const) : []),
    ...(has('CPOR') ? (['cpor'] as const) : []),
  ];
  return ids.map((id) => drawLink(words, id)).join(', ');
}

/** The programme page's tips that help with an area, each with its link. Markdown, of our own words only. */
export function createTips(words: Words, { metrics }: Pick<RuleSet['tracks'][number], 'metrics'>): readonly string[] {
  const attributions = attributionsOf(metrics);
  return [
    words.say('card.tip.customers', {
      kinds: words.list(attributions.map((kind) => kind.replace(/ \(.*\)/, ''))),
      links: customerLinks(words, attributions),
    }),
    words.say('card.tip.people', { links: `${drawLink(words, 'people')}, ${drawLink(words, 'exams')}` }),
  ];
}

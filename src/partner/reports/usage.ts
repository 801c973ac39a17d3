import { isAzureArea, TRACKS } from '../../scoring/designations.ts';
import type { Counting } from '../../scoring/facts.ts';
import { COUNTINGS } from '../../usage/azure/customerAdds.ts';
import { type Month, shiftMonth } from '../../usage/months.ts';
import type { Colleague, FigureFact, FigureFacts, FigureOwner, PartnerRecord } from '../record.ts';
import type { UsageImport, UsageSource } from './usageSource.ts';

/** The name under which each month in force is kept. */
export function monthsInForce({ imports }: Pick<UsageSource, 'imports'>): ReadonlyMap<string, string> {
  return new Map(imports.flatMap(({ months }) => Object.entries(months)));
}

/** The source with other names for the months that are kept under new ones. */
export function withMonthNames<Source extends Pick<UsageSource, 'imports'>>(
  source: Source,
  names: Readonly<Record<string, string>>,
): Source {
  const rename = (months: UsageImport['months']) =>
    Object.fromEntries(Object.entries(months).map(([month, name]) => [month, names[month] ?? name]));
  return { ...source, imports: source.imports.map((each) => ({ ...each, months: rename(each.months) })) };
}

// More than any figure hangs on; older months tell nothing any more.
const MONTHS_KEPT = 36;

/** The imports once this one is applied; those of which nothing is left go. */
export function withImport({ imports }: Pick<UsageSource, 'imports'>, applied: UsageImport): readonly UsageImport[] {
  const months = Object.keys(applied.months).toSorted();
  const [last = ''] = [...months, ...imports.flatMap((each) => Object.keys(each.months))].toSorted().slice(-1);
  const oldest = `${Number(last.slice(0, 4)) - MONTHS_KEPT / 12}${last.slice(4)}`;
  const left = imports.map((each) => ({
    ...each,
    months: Object.fromEntries(
      Object.entries(each.months).filter(([month]) => month > oldest && !months.includes(month)),
    ),
  }));
  const young = Object.fromEntries(Object.entries(applied.months).filter(([month]) => month > oldest));
  return [...left.filter((each) => Object.keys(each.months).length > 0), { ...applied, months: young }];
}

const COMPUTED = 'usage.';
const PREFERS_TYPED = 'prefersTyped.';

/** Customers of the Azure areas are counted in several ways, those of Business Applications on either track in its own; in other areas in one. */
export type ComputedBy = Counting | 'any';

/** The key of a figure as usage gives it when customers are counted that way, among the facts of `computedOwner`. */
export function computedKey(counting: ComputedBy, figure: string): string {
  return `${COMPUTED}${counting}.${figure}`;
}

/** The figure and way of counting that a computed fact is of; null where the key is another one. */
export function readComputedKey(key: string): { readonly counting: string; readonly figure: string } | null {
  const [, counting, figure] = /^usage\.(brief|enterprise|smb|any)\.(.+)$/.exec(key) ?? [];
  return counting === undefined || figure === undefined ? null : { counting, figure };
}

/** Who keeps what usage gives: the Azure areas together, also where they keep what is typed apart; any other area by itself. */
export function computedOwner(owner: FigureOwner): FigureOwner {
  return owner === 'azure' || isAzureArea(owner) ? 'azure' : owner;
}

/** The ways in which the owner's customers are counted, so that another book or track has its figures at once; none where there is one way. */
export function countingsOf(owner: FigureOwner): readonly Counting[] {
  if (computedOwner(owner) === 'azure') return COUNTINGS;
  return owner === 'business-applications' ? TRACKS : [];
}

/** The keys under which it keeps the figure, however customers are counted. */
export function computedKeys(owner: FigureOwner, figure: string): readonly string[] {
  const countings = countingsOf(owner);
  const ways: readonly ComputedBy[] = countings.length > 0 ? countings : ['any'];
  return ways.map((way) => computedKey(way, figure));
}

/** The figure of which the key says that what was typed counts; null where it is another key. */
export function readPreference(key: string): string | null {
  return key.startsWith(PREFERS_TYPED) ? key.slice(PREFERS_TYPED.length) : null;
}

/** What usage gives for a figure of the owner, whether or not it counts. */
export function computedFigure(
  { figures }: Pick<PartnerRecord, 'figures'>,
  owner: FigureOwner,
  counting: Counting,
  figure: string,
): FigureFact | undefined {
  const way = countingsOf(owner).includes(counting) ? counting : 'any';
  return figures[computedOwner(owner)]?.[computedKey(way, figure)];
}

export function prefersTyped(kept: FigureFacts | undefined, figure: string): boolean {
  return kept?.[PREFERS_TYPED + figure] !== undefined;
}

/** The facts with a word on which of the two counts. Without it the computed one does. */
export function withPreference(
  kept: FigureFacts,
  figure: string,
  preferred: { readonly kind: 'computed' } | { readonly kind: 'typed'; readonly day: string; readonly by: Colleague },
): FigureFacts {
  const { [PREFERS_TYPED + figure]: _, ...others } = kept;
  if (preferred.kind === 'computed') return others;
  const { day, by } = preferred;
  return { ...others, [PREFERS_TYPED + figure]: { value: 1, day, by } };
}

/**
 * The facts with what usage gives now in place of what it gave before; what was typed stays and no longer counts for it.
 * `isOwn` tells the figures that are of the same report, where an owner has figures of several.
 */
export function withComputed(
  kept: FigureFacts,
  computed: FigureFacts,
  isOwn: (figure: string) => boolean = () => true,
): FigureFacts {
  const renewed = new Set(Object.keys(computed).flatMap((key) => readComputedKey(key)?.figure ?? []));
  const others = Object.entries(kept).filter(([key]) => {
    const before = readComputedKey(key);
    return (before === null || !isOwn(before.figure)) && !renewed.has(readPreference(key) ?? '');
  });
  return { ...Object.fromEntries(others), ...computed };
}

/** Whether the fact is kept because of usage, not because somebody typed a figure. */
export function isOfUsage(key: string): boolean {
  return readComputedKey(key) !== null || readPreference(key) !== null;
}

/** The day as of which figures of a month hold: today, unless Partner Center has newer ones, which it shows from the 20th of the month after next on. */
export function asOf(month: Month, day: string): string {
  const last = `${shiftMonth(month, 2)}-19`;
  return last < day ? last : day;
}

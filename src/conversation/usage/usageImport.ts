import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { joinUsage, type UsageRead } from '../../imports/azureUsage/readUsage.ts';
import { coverMonths } from '../../imports/usageRows/joinMonths.ts';
import { sayTotal } from '../../language/totalWords.ts';
import { applyChange } from '../../partner/change.ts';
import { factsOf } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { monthsInForce, withImport } from '../../partner/usage.ts';
import { changeByUsage } from '../../partner/usageChange.ts';
import { latestImport, withLosses } from '../../partner/usageLosses.ts';
import type { UsageImport } from '../../partner/usageSource.ts';
import { AZURE_AREAS } from '../../scoring/designations.ts';
import { scoreArea } from '../../scoring/score.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { computeAzure } from '../../usage/azureFigures.ts';
import { lastWholeMonth } from '../../usage/months.ts';
import type { UsageHistory } from '../../usage/usageHistory.ts';
import { tellTooLarge } from '../access/refusals.ts';
import type { Asking, Keeping, Metering } from '../asking/asking.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { definePress } from '../press.ts';
import { type Button, type Line, type Reply, withNotices } from '../reply.ts';
import { refuseElsewhere } from '../rights/ownersOnly.ts';
import { canBeScored } from '../scores/reports.ts';
import { tellScore, tellScoreOf } from '../scores/tellScore.ts';
import { describeLosses } from './describeLosses.ts';
import { describeMissing, describeUsageFigures, sayMonth } from './usageFigures.ts';

const MOST_PROBLEMS = 5;
const LONGEST_QUOTE = 60;
const LONGEST_NAME = 120;

const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

/** `draft` is the usage that waits. */
export const applyUsagePress = definePress('apply-usage', { draft: z.string().min(1).max(100) });

export const dropUsagePress = definePress('drop-usage', { draft: z.string().min(1).max(100) });

/** `onto` are the imports that were in force when its card was made. */
const draftSchema = z.strictObject({
  file: z.string(),
  bytes: z.number(),
  hash: z.string(),
  months: z.record(z.string(), z.string()),
  onto: z.array(z.string()),
});

export interface DroppedUsage {
  /** Of the file, or of all that were dropped at once. */
  readonly name: string;
  readonly size: number;
  /** SHA-256. */
  readonly hash: string;
  readonly reads: readonly UsageRead[];
}

/** A dry run of usage that was read: what of it was understood, and what the figures and the score would become. */
export async function tryUsage(
  context: Asking & Keeping & Metering,
  { name, size, hash, reads }: DroppedUsage,
): Promise<Reply> {
  const { record, day, usage } = context;
  const months = coverMonths(
    reads.map((read) => read.months),
    joinUsage,
  );
  if (months.size === 0) return refuse(...describeProblems(context, reads), { key: 'usage.import.nothing' });
  const names = await usage.keep(months);
  const inForce = monthsInForce(record.settings.usage);
  if (Object.entries(names).every(([month, kept]) => inForce.get(month) === kept)) {
    return {
      kind: 'text',
      title: { key: 'keep.import.same.title' },
      lines: [{ key: 'usage.import.same' }],
      buttons: [SCORE],
    };
  }
  const id = randomUUID();
  const file = { file: name.slice(0, LONGEST_NAME), bytes: size, hash };
  const onto = record.settings.usage.imports.map((each) => each.id);
  if (!(await context.kept.keepDraft(id, JSON.stringify({ ...file, months: names, onto })))) return tellTooLarge();
  const imports = withImport(record.settings.usage, { id, ...file, day, months: names });
  const before = await usage.read(record.settings.usage);
  const history: UsageHistory = new Map([...before, ...months]);
  const losses = withLosses(
    { losses: [] },
    { newest: months, previous: monthsOf(latestImport(record.settings.usage), before), ...whenOf(context) },
  );
  const after = applyChange(record, changeByUsage(record, { imports, history, losses, day, by: context.me }));
  return {
    kind: 'text',
    title: { key: 'usage.import.title', values: describeReads(context, reads, [...months.keys()]) },
    lines: [
      ...describeProblems(context, reads),
      ...describeReplaced(months.keys(), inForce),
      ...describeLosses(context, losses),
      ...describeResult(context, history),
      ...describeScores(context, record, after),
      { key: 'usage.import.nothingYet' },
    ],
    buttons: [
      { label: 'keep.button.apply', action: applyUsagePress.action({ draft: id }), replaces: true },
      { label: 'paste.button.cancel', action: dropUsagePress.action({ draft: id }), replaces: true },
    ],
  };
}

function describeReads({ words }: Telling, reads: readonly UsageRead[], months: readonly string[]) {
  const customers = new Set(reads.flatMap((read) => [...read.months.values()].flatMap((month) => [...month.keys()])));
  const [first = '', ...others] = months.toSorted();
  return {
    rows: reads.reduce((sum, { rows }) => sum + rows, 0),
    customers: customers.size,
    first: sayMonth(words, first),
    last: sayMonth(words, others.at(-1) ?? first),
  };
}

function describeProblems({ words, showNames }: Telling, reads: readonly UsageRead[]): readonly Line[] {
  const problems = reads.flatMap((read) => read.problems);
  const count = reads.reduce((sum, { problemCount }) => sum + problemCount, 0);
  const duplicates = reads.reduce((sum, read) => sum + read.duplicates, 0);
  const more = count - Math.min(problems.length, MOST_PROBLEMS);
  return [
    ...(duplicates === 0 ? [] : [{ key: 'usage.import.duplicates', values: { count: duplicates } }]),
    ...problems.slice(0, MOST_PROBLEMS).map(({ row, reason, text }): Line => {
      const why = words.say(`import.problem.${reason}`, { text: showNames ? text.slice(0, LONGEST_QUOTE) : '…' });
      return { key: 'usage.import.problem', values: { row, why }, rank: 'warning' };
    }),
    ...(more > 0 ? [{ key: 'usage.import.moreProblems', values: { count: more } }] : []),
  ];
}

function describeReplaced(months: Iterable<string>, inForce: ReadonlyMap<string, string>): readonly Line[] {
  const count = [...months].filter((month) => inForce.has(month)).length;
  return count === 0 ? [] : [{ key: 'usage.import.replaces', values: { count } }];
}

function describeResult({ words, day, showNames, record }: Telling, history: UsageHistory): readonly Line[] {
  const month = lastWholeMonth(history, day);
  if (month === null) return [{ key: 'usage.import.noWholeMonth', rank: 'warning' }];
  const azure = computeAzure(history, month);
  const chosen = AZURE_AREAS.map((area) => record.settings.tracks[area]).find((track) => track !== undefined);
  const { track, smbSharePercent } = azure;
  const isOther = chosen !== undefined && track !== null && chosen !== track;
  return [
    { key: 'usage.asOf', values: { month: sayMonth(words, month) }, rank: 'heading' },
    ...describeUsageFigures(words, azure, showNames),
    ...describeMissing(words, azure.missing),
    ...(track === null || smbSharePercent === null
      ? []
      : [
          {
            key: isOther ? 'usage.trackOther' : chosen === undefined ? 'usage.trackSet' : 'usage.track',
            values: {
              share: smbSharePercent,
              track: words.say(`track.${track}`),
              chosen: chosen === undefined ? '' : words.say(`track.${chosen}`),
            },
          },
        ]),
  ];
}

/** Each Azure area's total before and after. */
function describeScores(
  { words, day, ruleSets }: Telling,
  record: PartnerRecord,
  after: PartnerRecord,
): readonly Line[] {
  return AZURE_AREAS.filter((area) => !record.settings.hiddenAreas.includes(area) && canBeScored(after, area)).map(
    (area): Line => {
      const show = (of: PartnerRecord) =>
        showAreaTotal(scoreArea(area, factsOf(of, area, day), of.settings.ruleBook, ruleSets));
      const before = canBeScored(record, area) ? sayTotal(words, show(record)) : words.say('audit.unknown');
      const shown = show(after);
      return {
        key: 'usage.import.score',
        values: { area: words.say(`area.${area}`), before, after: sayTotal(words, shown), verdict: shown.verdict },
      };
    },
  );
}

/** Puts the usage that waits in force, in one change. */
export async function applyUsage(
  context: Changing & Keeping & Metering,
  { draft: id }: { readonly draft: string },
): Promise<Reply> {
  const refusal = refuseElsewhere(context);
  if (refusal !== null) return refusal;
  const draft = await readDraft(context, id);
  const before = context.record.settings.usage;
  const applied: UsageImport | null =
    draft === null
      ? null
      : { id, file: draft.file, bytes: draft.bytes, hash: draft.hash, day: context.day, months: draft.months };
  const imports = applied === null ? [] : withImport(before, applied);
  const history: UsageHistory = applied === null ? new Map() : await context.usage.read({ imports });
  const latest = applied === null ? null : latestImport(before);
  const previous: UsageHistory = latest === null ? new Map() : await context.usage.read({ imports: [latest] });
  let isApplied = false;
  const reply = await context.change((record): Decided => {
    if (draft === null) return keep(refuse({ key: 'keep.import.gone' }));
    const ids = record.settings.usage.imports.map((each) => each.id);
    const isMoved = ids.join() !== draft.onto.join() || ids.join() !== before.imports.map((each) => each.id).join();
    if (isMoved) return keep(refuse({ key: 'keep.import.moved' }));
    const newest = monthsOf(applied, history);
    const losses = withLosses(record.settings.usage, { newest, previous, ...whenOf(context) });
    return {
      kind: 'change',
      change: changeByUsage(record, { imports, history, losses, day: context.day, by: context.me }),
      reply: (after) => {
        isApplied = true;
        return withNotices(tellScoreOf(context, AZURE_AREAS, after), {
          key: 'usage.import.done',
          values: { file: draft.file, count: Object.keys(draft.months).length },
        });
      },
    };
  });
  if (isApplied) {
    await context.kept.dropDraft();
    await context.usage.sweep({ imports });
  }
  return reply;
}

function monthsOf(imported: UsageImport | null, history: UsageHistory): UsageHistory {
  return new Map([...history].filter(([month]) => imported?.months[month] !== undefined));
}

function whenOf({ turn, day }: Asking) {
  return { at: turn.now.toString(), day };
}

/** Forgets the usage that waits, unless something newer does by now. */
export async function dropUsage(context: Telling & Keeping, id: string): Promise<Reply> {
  if ((await context.kept.readDraft())?.id === id) await context.kept.dropDraft();
  return withNotices(tellScore(context, null), { key: 'keep.import.cancelled' });
}

async function readDraft({ kept }: Keeping, id: string) {
  const draft = await kept.readDraft();
  return draft?.id === id ? (draftSchema.safeParse(JSON.parse(draft.json)).data ?? null) : null;
}

function refuse(...lines: readonly Line[]): Reply {
  return { kind: 'text', title: { key: 'keep.import.refused.title' }, lines, buttons: [SCORE] };
}

import { type Cause, type Difference, explainDifference, type Holding } from '../../partner/explainDifference.ts';
import { followedAreas, OFFICIAL, officialTotal } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { readAreaFirst } from '../../reading/areaNames.ts';
import { getCertification } from '../../scoring/certifications.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { parseTotal } from './parseTotal.ts';
import { canBeScored } from './reports.ts';
import { tellScore } from './tellScore.ts';

const MOST_CAUSES = 5;
const MOST_NAMED = 3;

export const checkCommand = defineCommand({
  name: 'check',
  words: { en: ['compare'], es: ['comprobar', 'comprueba', 'comparar', 'compara', 'verificar', 'verifica'] },
  role: 'editor',
  help: 'check',
  inMenu: false,
  examples: ['check data 62'],
  read: readAreaFirst,
  answer: (context, { area, rest }) => checkTotal(context, area, rest),
});

/** "check data 62": keeps what Partner Center says, and explains the difference. */
async function checkTotal(context: Changing, area: AreaId | null, rest: string): Promise<Reply> {
  if (area === null) return askArea(context, rest);
  if (rest === '') return tellCheck(context, context.record, area, { key: 'check.how', values: { area } });
  const total = parseTotal(rest);
  const name = context.words.say(`area.${area}`);
  if (total === undefined) {
    return tellCheck(context, context.record, area, { key: 'check.refused', values: { text: rest.slice(0, 60) } });
  }
  return context.change((record): Decided => {
    const { [OFFICIAL]: before, ...others } = record.figures[area] ?? {};
    if (total === null) {
      if (before === undefined) return keep(tellCheck(context, record, area, { key: 'check.how', values: { area } }));
      const after = Object.keys(others).length === 0 ? null : others;
      return {
        kind: 'change',
        change: [{ kind: 'figures', owner: area, after }],
        reply: (stored) =>
          withNotices(tellScore(context, area, stored), { key: 'check.forgotten', values: { area: name } }),
      };
    }
    if (before?.value === total && before.day === context.day) return keep(tellCheck(context, record, area));
    const official = { value: total, day: context.day, by: context.me };
    return {
      kind: 'change',
      change: [{ kind: 'figures', owner: area, after: { ...others, [OFFICIAL]: official } }],
      reply: (stored) => tellCheck(context, stored, area),
    };
  });
}

function askArea({ words, record }: Telling, rest: string): Reply {
  const followed = followedAreas(record);
  const total = parseTotal(rest);
  return {
    kind: 'text',
    title: { key: 'check.whichArea.title' },
    lines: [{ key: 'check.whichArea' }],
    buttons: (followed.length > 0 ? followed : AREA_IDS).map(
      (area): Button => ({
        label: 'button.area',
        values: { area: words.say(`area.${area}`) },
        action: { a: 'say', say: typeof total === 'number' ? `check ${area} ${total}` : `check ${area}` },
      }),
    ),
  };
}

/** Both totals and why they may differ; `first` is said above. */
function tellCheck(context: Telling, record: PartnerRecord, area: AreaId, first?: Line): Reply {
  const { words, day, ruleSets } = context;
  const official = officialTotal(record, area);
  const isScored = canBeScored(record, area);
  const difference =
    official === null || !isScored ? null : explainDifference(record, area, official.value, { day, ruleSets });
  const kept: Line[] =
    official === null
      ? []
      : [{ key: 'check.official', values: { total: words.number(official.value), day: words.day(official.day, day) } }];
  return {
    kind: 'text',
    title: { key: 'check.title', values: { area: words.say(`area.${area}`) } },
    lines: [
      ...(first === undefined ? [] : [first]),
      ...kept,
      ...(isScored ? [] : [{ key: 'check.notScored' }]),
      ...(difference === null ? [] : describeDifference(context, area, difference)),
    ],
    buttons: [
      { label: 'button.update', action: { a: 'say', say: `update ${area}` } },
      ...offersFor(context, area, difference?.causes ?? []),
      ...(isScored ? [{ label: 'button.score', action: { a: 'say', say: `score ${area}` } } as const] : []),
    ],
  };
}

function describeDifference(
  context: Telling,
  area: AreaId,
  { official, score, isSame, causes }: Difference,
): readonly Line[] {
  const { words } = context;
  const { incomplete, ruleSet } = score;
  const from = words.number(roundPoints(incomplete?.atLeast ?? score.total));
  const to = words.number(roundPoints(incomplete?.atMost ?? score.total));
  const ours: Line = { key: 'check.ours', values: { from, to, isRange: from !== to, book: words.pick(ruleSet.name) } };
  if (isSame) return [ours, { key: 'check.same' }];
  const points = words.number(roundPoints(Math.abs(official - score.total)));
  const isKnown = incomplete === null;
  return [
    ours,
    ...(isKnown ? [{ key: official > score.total ? 'check.higher' : 'check.lower', values: { points } }] : []),
    ...(causes.length > 0 ? [{ key: 'check.causes' }] : []),
    ...causes.slice(0, MOST_CAUSES).map(
      (cause, index): Line => ({
        key: 'check.cause',
        values: { rank: index + 1, cause: sayCause(context, area, cause) },
      }),
    ),
    { key: causes.length > 0 ? 'check.look' : 'check.noCause' },
  ];
}

function sayCause({ words, day, showNames }: Telling, area: AreaId, cause: Cause): string {
  const key = `check.cause.${cause.kind.replaceAll(' ', '-')}`;
  switch (cause.kind) {
    case 'missing':
      return words.say(key, { count: cause.missing.length, isTrack: cause.missing.includes('track') });
    case 'stale':
      return words.say(key, { count: cause.count, day: words.day(cause.since, day) });
    case 'track':
      return words.say(key, { track: words.say(`track.${cause.track}`), total: sayTotal(cause.total) });
    case 'book':
      return words.say(key, { book: words.say(`book.${cause.ruleBook}`), total: sayTotal(cause.total) });
    case 'recent':
    case 'no expiry':
    case 'retired':
    case 'expired': {
      const count = cause.holdings.length;
      const names = showNames ? sayHoldings(cause.holdings) : '';
      return words.say(key, { count, names, showNames, total: sayTotal(cause.total) });
    }
    case 'part units':
      return words.say(key, { total: sayTotal(cause.total) });
    case 'typed people':
    case 'not linked':
    case 'not listed':
      return words.say(key, { area: words.say(`area.${area}`) });
  }

  function sayTotal(total: number): string {
    return words.number(roundPoints(total));
  }

  function sayHoldings(holdings: readonly Holding[]): string {
    const named = holdings.slice(0, MOST_NAMED).map(({ person, held }) => {
      const { code, title } = getCertification(held.certification);
      return `${person.name} (${code ?? title})`;
    });
    const more = holdings.length - named.length;
    return words.list(more > 0 ? [...named, words.say('check.others', { count: more })] : named);
  }
}

const MOST_OFFERS = 3;

/** The buttons for the likeliest causes, each once. */
function offersFor(context: Telling, area: AreaId, causes: readonly Cause[]): readonly Button[] {
  const offers = causes.slice(0, MOST_CAUSES).flatMap((cause) => offerFor(context, area, cause));
  return [...new Map(offers.map((offer) => [JSON.stringify(offer.action), offer])).values()].slice(0, MOST_OFFERS);
}

/** A button that puts right what the cause says. */
function offerFor({ words }: Telling, area: AreaId, cause: Cause): readonly Button[] {
  switch (cause.kind) {
    case 'track': {
      const label = { label: 'check.button.track', values: { track: words.say(`track.${cause.track}`) } };
      // Where both paths are scored, the better one counts and there is nothing to choose.
      return area === 'modern-work' || area === 'security'
        ? []
        : [{ ...label, action: { a: 'say', say: `set ${area} track ${cause.track}` } }];
    }
    case 'book':
      return [{ label: `button.use.${cause.ruleBook}`, action: { a: 'say', say: `rules ${cause.ruleBook}` } }];
    case 'recent':
    case 'no expiry':
    case 'retired':
    case 'expired':
    case 'not linked':
    case 'not listed':
      return [{ label: 'button.people', action: { a: 'say', say: 'people' } }];
    case 'missing':
    case 'stale':
    case 'part units':
    case 'typed people':
      return [];
  }
}

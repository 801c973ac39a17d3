import { findBadgeName } from '../../language/badgeWords.ts';
import { type Difference, explainDifference } from '../../partner/explainDifference.ts';
import { followedAreas, OFFICIAL, officialTotal } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { readAreaFirst } from '../../reading/areaNames.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { showAreaTotal } from '../../scoring/shownTotal.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { defineCommand } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { withNotices } from '../reply.ts';
import { offersFor, sayCause } from './checkCauses.ts';
import { compareFigures, offerOther, preferHandler } from './compareFigures.ts';
import { parseTotal } from './parseTotal.ts';
import { canBeScored } from './reports.ts';
import { tellScore } from './tellScore.ts';

const MOST_CAUSES = 5;

export const checkCommand = defineCommand({
  name: 'check',
  words: { en: ['compare'], es: ['comprobar', 'comprueba', 'comparar', 'compara', 'verificar', 'verifica'] },
  role: 'editor',
  help: 'check',
  inMenu: false,
  examples: ['check data 62'],
  read: readAreaFirst,
  changes: ({ area, rest }) => area !== null && rest !== '',
  asked: {
    as: {
      en: [
        'why does partner center show a different score',
        ...[
          'my score differs from partner center',
          'why is the total in partner center different',
          'the points do not match partner center',
        ],
      ],
      es: [
        'por qué partner center muestra otra puntuación',
        ...['la puntuación no coincide con partner center', 'por qué es distinto el total en partner center'],
      ],
    },
    read: ({ areas }) => ({ area: areas[0] ?? null, rest: '' }),
  },
  answer: (context, { area, rest }) => checkTotal(context, area, rest),
  presses: [preferHandler],
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
      ...compareFigures({ ...context, record }, area),
      ...(isScored ? [] : [{ key: 'check.notScored' }]),
      ...(difference === null ? [] : describeDifference(context, area, difference)),
      ...(official === null ? [] : describeBadge(context, area)),
    ],
    buttons: [
      { label: 'button.update', action: { a: 'say', say: `update ${area}` } },
      ...offerOther({ ...context, record }, area),
      ...offersFor(context, area, (difference?.causes ?? []).slice(0, MOST_CAUSES)),
      ...(isScored ? [{ label: 'button.score', action: { a: 'say', say: `score ${area}` } } as const] : []),
    ],
  };
}

/** Since designations share badges, Partner Center may show a total on the page of one. */
function describeBadge({ words, day }: Telling, area: AreaId): readonly Line[] {
  const badge = findBadgeName(area, day);
  if (badge === null) return [];
  return [{ key: 'check.badge', values: { badge, area: words.say(`area.${area}`) }, rank: 'detail' }];
}

function describeDifference(
  context: Telling,
  area: AreaId,
  { official, score, isSame, causes }: Difference,
): readonly Line[] {
  const { words } = context;
  const { incomplete, ruleSet } = score;
  const shown = showAreaTotal(score);
  const [from, to] = [words.number(shown.from), words.number(shown.to)];
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

import { factsOf } from '../../partner/facts.ts';
import type { NamedBadge } from '../../reading/badgeNames.ts';
import type { AreaId } from '../../scoring/designations.ts';
import { roundPoints } from '../../scoring/points.ts';
import { scoreArea } from '../../scoring/score.ts';
import type { Telling } from '../asking/telling.ts';
import type { Request } from '../command.ts';
import type { Button, Line, Reply } from '../reply.ts';
import { canBeScored } from '../scores/reports.ts';

/** For what names a badge that several areas share. `total`: what somebody read on the page of the badge, to hold beside ours. */
export function requestWhichArea(named: NamedBadge, total: number | null): Request {
  return {
    ...{ name: 'which area', role: 'reader', arguments: { badge: named.badge.id, total } },
    ...{ tellsNothing: total === null, switchesSample: false, changes: false },
    answer: (context) => askWhichArea(context, named, total),
  };
}

/** The same words, each with another area in place of the badge, as buttons. */
function askWhichArea(context: Telling, { badge, before, after }: NamedBadge, total: number | null): Reply {
  const { words } = context;
  const nameArea = (area: AreaId) => words.say(`area.${area}`);
  return {
    kind: 'text',
    title: { key: 'badge.which.title' },
    lines: [
      { key: 'badge.which', values: { badge: badge.name, areas: words.list(badge.areas.map(nameArea)) } },
      ...(total === null ? [] : badge.areas.map((area) => compareTotal(context, area, total))),
      ...(total === null ? [] : [{ key: 'badge.totalOnly' }]),
    ],
    buttons: badge.areas.map(
      (area): Button => ({
        label: 'button.area',
        values: { area: nameArea(area) },
        action: { a: 'say', say: [...before, area, ...after].join(' ') },
      }),
    ),
  };
}

/** Nothing but the total: the page of a badge has no metrics. */
function compareTotal({ words, record, day, ruleSets }: Telling, area: AreaId, total: number): Line {
  const name = words.say(`area.${area}`);
  if (!canBeScored(record, area)) return { key: 'badge.notScored', values: { area: name } };
  const score = scoreArea(area, factsOf(record, area, day), record.settings.ruleBook, ruleSets);
  const [from, to] = [score.incomplete?.atLeast ?? score.total, score.incomplete?.atMost ?? score.total].map(
    roundPoints,
  );
  const [low = 0, high = 0] = [from, to];
  const isWithin = total >= low && total <= high;
  const ours =
    low === high ? words.number(low) : words.say('card.range', { from: words.number(low), to: words.number(high) });
  return { key: 'badge.compare', values: { area: name, ours, total: words.number(total), fits: isWithin } };
}

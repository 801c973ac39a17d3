import { z } from 'zod';
import { sayFigureOfPath } from '../../language/figureWords.ts';
import { computedFigures, countingOf, figureOwner, typedFigures } from '../../partner/facts.ts';
import type { FigureFacts, PartnerRecord } from '../../partner/record.ts';
import { isOfRevenue } from '../../partner/reports/businessChange.ts';
import type { SourceName } from '../../partner/reports/monthsKinds.ts';
import { computedFigure, prefersTyped, withPreference } from '../../partner/reports/usage.ts';
import { AREA_IDS, type AreaId } from '../../scoring/designations.ts';
import { FIGURES } from '../../scoring/figures.ts';
import { partOf } from '../../usage/security/securityPart.ts';
import { type Changing, type Decided, keep } from '../asking/changing.ts';
import type { Telling } from '../asking/telling.ts';
import { onPress } from '../command.ts';
import { definePress } from '../press.ts';
import { type Button, type Line, type Reply, withNotices } from '../reply.ts';
import { tellScore } from './tellScore.ts';

const preferPress = definePress('prefer', { area: z.enum(AREA_IDS), kind: z.enum(['typed', 'computed']) });

/** The figures of an area that were typed and that usage gives, too. */
function listBoth(record: PartnerRecord, area: AreaId) {
  const typed = typedFigures(record, area);
  return FIGURES[area].flatMap(({ key }) => {
    const [written, computed] = [typed[key], computedFigure(record, area, countingOf(record, area), key)];
    return written === undefined || computed === undefined ? [] : [{ key, typed: written, computed }];
  });
}

/** Where a typed and a computed number meet: both, and which one counts. Amounts of money only where they are to be shown. */
export function compareFigures({ words, day, record, showNames }: Telling, area: AreaId): readonly Line[] {
  const inForce = computedFigures(record, area);
  const isShown = (key: string) => showNames || FIGURES[area].find((each) => each.key === key)?.kind !== 'usd';
  const both = listBoth(record, area).filter(({ key }) => isShown(key));
  const computedKeys = [...both.map(({ key }) => key), ...Object.keys(inForce)];
  const isOfThree = area === 'security' && computedKeys.some((key) => partOf(key) === 'm365');
  const compared = both.map(({ key, typed, computed }): Line => {
    const month = record.settings[sourceOf(area, key)].summary?.month;
    const values = {
      figure: sayFigureOfPath(words, area, key),
      ...{ typed: typed.value, computed: computed.value, day: words.day(typed.day, day) },
      month: month === undefined ? '' : words.month(`${month}-01`),
      counts: inForce[key] === undefined ? 'typed' : 'computed',
    };
    return { key: 'usage.compare', values };
  });
  return isOfThree ? [...compared, { key: 'usage.security.three' }] : compared;
}

/** The report that a figure is computed from. */
function sourceOf(area: AreaId, figure: string): SourceName {
  if (area === 'modern-work') return 'officeUsage';
  if (area === 'business-applications') return isOfRevenue(figure) ? 'businessRevenue' : 'businessUsage';
  return area === 'security' && partOf(figure) === 'm365' ? 'emsUsage' : 'usage';
}

/** A button for the other of the two where both are known. */
export function offerOther({ record }: Telling, area: AreaId): readonly Button[] {
  const both = listBoth(record, area);
  if (both.length === 0) return [];
  const kept = record.figures[figureOwner(record, area)];
  const kind = both.some(({ key }) => !prefersTyped(kept, key)) ? 'typed' : 'computed';
  return [{ label: `usage.button.prefer.${kind}`, action: preferPress.action({ area, kind }) }];
}

export const preferHandler = onPress(preferPress, 'editor', (context, { area, kind }) => prefer(context, area, kind));

async function prefer(context: Changing, area: AreaId, kind: 'typed' | 'computed'): Promise<Reply> {
  return context.change((record): Decided => {
    const owner = figureOwner(record, area);
    const { day, me } = context;
    const kept: FigureFacts = record.figures[owner] ?? {};
    const both = listBoth(record, area).filter(({ key }) => prefersTyped(kept, key) !== (kind === 'typed'));
    if (both.length === 0) return keep(tellScore(context, area, record));
    const preferred = kind === 'typed' ? ({ kind, day, by: me } as const) : ({ kind } as const);
    const after = both.reduce((facts, { key }) => withPreference(facts, key, preferred), kept);
    return {
      kind: 'change',
      change: [{ kind: 'figures', owner, after }],
      reply: (stored) => withNotices(tellScore(context, area, stored), { key: `usage.preferred.${kind}` }),
    };
  });
}

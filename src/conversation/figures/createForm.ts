import type { Words } from '../../language/words.ts';
import { areaFigures, typedPeople } from '../../partner/facts.ts';
import type { PartnerRecord } from '../../partner/record.ts';
import { type AreaId, TRACKS_SCORED } from '../../scoring/designations.ts';
import { FIGURES, type FigureKind, STEPS } from '../../scoring/figures.ts';
import { ruleSetInForce } from '../../scoring/inForce.ts';
import type { RuleSet } from '../../scoring/ruleSet.ts';
import type { Telling } from '../asking/telling.ts';
import type { FormField, Line, Reply } from '../reply.ts';

/** Money stays out of groups: there the field is empty, and what is left empty is not changed. */
const AMOUNTS: ReadonlySet<FigureKind> = new Set(['usd', 'mcv']);

/** What was typed into a form and refused: it is shown again, with why. */
export interface Refused {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, Line>>;
  readonly checked?: boolean;
  /** Numbers that are saved when they come once more. */
  readonly sure?: Readonly<Record<string, number>>;
}

/** The form of one area's figures, with what the numbers mean. */
export function createForm(
  { day, ruleSets, words, showNames }: Telling,
  record: PartnerRecord,
  area: AreaId,
  refused: Refused = { typed: {}, errors: {} },
): Reply {
  const { ruleSet } = ruleSetInForce(ruleSets, record.settings.ruleBook, area, day);
  const figures = areaFigures(record, area);
  const people = typedPeople(record, area);
  return {
    kind: 'form',
    privately: `update ${area}`,
    area,
    ruleSet,
    fields: FIGURES[area].map((definition): FormField => {
      const isHidden = !showNames && AMOUNTS.has(definition.kind);
      const base = isHidden ? null : (figures[definition.key]?.value ?? null);
      return {
        definition,
        base,
        value: refused.typed[definition.key] ?? (base === null ? '' : words.typed(base)),
        definedAs: defineFigure(words, ruleSet, record, definition.key),
        error: refused.errors[definition.key] ?? null,
      };
    }),
    people:
      record.people.length > 0
        ? []
        : STEPS[area].map((step) => {
            const base = people[step]?.value ?? null;
            const key = `certifiedPeople.${step}`;
            const value = refused.typed[key] ?? (base === null ? '' : words.typed(base));
            return { step, base, value, error: refused.errors[key] ?? null };
          }),
    ...(refused.sure === undefined ? {} : { sure: refused.sure }),
    checked: Object.keys({ ...figures, ...people }).length === 0 ? null : (refused.checked ?? false),
    track: TRACKS_SCORED[area] === 'both' ? 'none' : (record.settings.tracks[area] ?? 'unknown'),
  };
}

/** How the rule set defines a figure; on the partner's track where the tracks differ, else on the first. */
function defineFigure(words: Words, ruleSet: RuleSet, { settings }: PartnerRecord, figure: string): string {
  const chosen = settings.tracks[ruleSet.area];
  const tracks = ruleSet.tracks.toSorted((a, b) => Number(b.track === chosen) - Number(a.track === chosen));
  for (const { metrics } of tracks) {
    for (const metric of metrics) {
      if (metric.paidBy !== 'figures') continue;
      const part =
        metric.parts.find((each) => each.figure === figure) ??
        (metric.needs?.figure === figure ? metric.needs : undefined);
      if (part !== undefined) return words.pick(part.definition);
    }
  }
  return '';
}

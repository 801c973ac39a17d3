import fc from 'fast-check';
import type { PartnerRecord, RosterPerson } from '../../src/partner/record.ts';
import { addDays } from '../../src/scoring/calendar.ts';
import { CERTIFICATIONS } from '../../src/scoring/certifications.ts';
import { AREA_IDS, type AreaId, RULE_BOOKS, TRACKS } from '../../src/scoring/designations.ts';
import { FIGURES, STEPS } from '../../src/scoring/figures.ts';
import { countsOfSteps, figuresOf } from '../scoring/arbitraries.ts';
import { fullMarks, RULE_PATHS, RULE_SETS } from '../scoring/support.ts';
import { DAY, partner } from './fixtures.ts';

export interface AnyPartner {
  readonly area: AreaId;
  readonly record: PartnerRecord;
}

/** So often, or not at all. */
function perhaps<T>(of: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T | undefined> {
  return fc.oneof({ arbitrary: of, weight }, { arbitrary: fc.constant(undefined), weight: 1 });
}

/** What gives every point of one of the area's paths, most of it: so that many pass, and many hang on little. */
function highFigures(area: AreaId): fc.Arbitrary<Readonly<Record<string, number>>> {
  const full = RULE_PATHS.filter(({ ruleSet }) => ruleSet.area === area).map((path) => fullMarks(path).figures);
  return fc.tuple(fc.constantFrom(...full), fc.constantFrom(1, 1, 1, 0.8, 0.5)).map(([figures, share]) =>
    Object.fromEntries(
      FIGURES[area].map(({ key, kind }) => {
        const value = (figures[key] ?? 0) * share;
        return [key, kind === 'count' ? Math.ceil(value) : value];
      }),
    ),
  );
}

const nearDay = fc.integer({ min: -20, max: 420 }).map((days) => addDays(DAY, days));

function rosterOf(area: AreaId): fc.Arbitrary<readonly RosterPerson[]> {
  const useful = RULE_SETS.filter((each) => each.area === area).flatMap(({ steps }) =>
    Object.values(steps).flatMap(({ certifications }) => certifications),
  );
  const id = fc.oneof(
    { arbitrary: fc.constantFrom(...new Set(useful)), weight: 6 },
    { arbitrary: fc.constantFrom(...CERTIFICATIONS.map((each) => each.id)), weight: 1 },
  );
  const held = fc.record({
    certification: id,
    earned: fc.oneof({ arbitrary: fc.constant(undefined), weight: 8 }, { arbitrary: nearDay, weight: 1 }),
    expires: fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, { arbitrary: nearDay, weight: 3 }),
  });
  const certifications = fc.uniqueArray(held, { minLength: 1, maxLength: 6, selector: (each) => each.certification });
  return fc
    .array(certifications, { minLength: 1, maxLength: 16 })
    .map((all) => all.map((own, index) => ({ id: `p${index}`, name: `P${index}`, mail: null, certifications: own })));
}

/** One area of a partner: some figures or people may be missing, the track too, and certifications lapse. */
export const anyPartner: fc.Arbitrary<AnyPartner> = fc.constantFrom(...AREA_IDS).chain(anyPartnerOf);

export function anyPartnerOf(area: AreaId): fc.Arbitrary<AnyPartner> {
  return fc
    .record({
      figures: fc.oneof({ arbitrary: highFigures(area), weight: 3 }, { arbitrary: figuresOf(area), weight: 1 }),
      missing: perhaps(fc.subarray(FIGURES[area].map(({ key }) => key)), 1),
      typed: perhaps(countsOfSteps(area), 3),
      missingSteps: perhaps(fc.subarray([...STEPS[area]]), 1),
      people: perhaps(rosterOf(area), 3),
      track: perhaps(fc.constantFrom(...TRACKS), 3),
      ruleBook: fc.constantFrom(...RULE_BOOKS),
    })
    .map(({ figures, missing, typed, missingSteps, people, track, ruleBook }): AnyPartner => {
      const [first] = FIGURES[area];
      const without = (all: Readonly<Record<string, number>>, keys: readonly string[]) =>
        Object.fromEntries(Object.entries(all).filter(([key]) => !keys.includes(key)));
      // Without any figure an area is not set up.
      const known = {
        ...(first === undefined ? {} : { [first.key]: figures[first.key] ?? 0 }),
        ...without(figures, missing ?? []),
      };
      const record = partner({
        figures: { [area]: known },
        ...(typed === undefined ? {} : { typed: { [area]: without(typed, missingSteps ?? []) } }),
        people: people ?? [],
        settings: { ruleBook, azureFigures: 'separate', tracks: track === undefined ? {} : { [area]: track } },
      });
      return { area, record };
    });
}

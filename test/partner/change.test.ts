import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, type Change, type FactWrite, invertChange } from '../../src/partner/change.ts';
import {
  EMPTY_RECORD,
  type FigureFacts,
  type FigureOwner,
  type PartnerRecord,
  type RosterPerson,
  type Settings,
} from '../../src/partner/record.ts';
import { NO_MONTHS } from '../../src/partner/reports/usageSource.ts';
import { AREA_IDS, RULE_BOOKS } from '../../src/scoring/designations.ts';

const OWNERS: readonly FigureOwner[] = [...AREA_IDS, 'azure'];
const IDS = ['ana@contoso.com', 'luis@contoso.com', 'name:marta', 'a/b'];

const colleague = fc.record({ id: fc.string(), name: fc.string() });
const settings: fc.Arbitrary<Settings> = fc.record({
  ruleBook: fc.constantFrom(...RULE_BOOKS),
  hiddenAreas: fc.subarray([...AREA_IDS]),
  tracks: fc.constant({}),
  azureFigures: fc.constantFrom('shared', 'separate'),
  owners: fc.array(colleague, { maxLength: 2 }),
  editors: fc.array(colleague, { maxLength: 2 }),
  chats: fc.constant({}),
  efforts: fc.constant({}),
  anniversary: fc.constantFrom(null, '2027-02-10'),
  usage: fc.constant(NO_MONTHS),
  officeUsage: fc.constant(NO_MONTHS),
  emsUsage: fc.constant(NO_MONTHS),
  businessRevenue: fc.constant(NO_MONTHS),
  businessUsage: fc.constant(NO_MONTHS),
  assignments: fc.uniqueArray(
    fc.oneof(
      fc.record({
        id: fc.string(),
        person: fc.string(),
        certification: fc.constantFrom('az-104', 'az-305'),
        by: fc.constant('2026-12-15'),
      }),
      fc.record({
        id: fc.string(),
        person: fc.oneof(fc.string(), fc.record({ name: fc.string(), mail: fc.constant(null) })),
        area: fc.constant('data-ai' as const),
        figure: fc.constant('netCustomerAdds'),
        more: fc.integer({ min: 1 }),
        by: fc.constant('2026-12-15'),
      }),
    ),
    { selector: ({ id }) => id, maxLength: 3 },
  ),
});
const figures: fc.Arbitrary<FigureFacts> = fc.dictionary(
  fc.constantFrom('netCustomerAdds', 'deployments'),
  fc.record({ value: fc.integer(), day: fc.constant('2026-11-22'), by: colleague }),
);
const person = (id: string): fc.Arbitrary<RosterPerson> =>
  fc.record({ id: fc.constant(id), name: fc.string(), mail: fc.constant(null), certifications: fc.constant([]) });

const write: fc.Arbitrary<FactWrite> = fc.oneof(
  fc.record({ kind: fc.constant('settings' as const), after: settings }),
  fc.record({ kind: fc.constant('figures' as const), owner: fc.constantFrom(...OWNERS), after: fc.option(figures) }),
  fc.constantFrom(...IDS).chain((id) => {
    return fc.record({ kind: fc.constant('person' as const), id: fc.constant(id), after: fc.option(person(id)) });
  }),
);
const change: fc.Arbitrary<Change> = fc.array(write, { maxLength: 6 });
const record = change.map((writes) => applyChange(EMPTY_RECORD, writes));

function byId({ people, ...rest }: PartnerRecord) {
  return { ...rest, people: new Map(people.map((known) => [known.id, known])) };
}

function createPerson(id: string, name: string): RosterPerson {
  return { id, name, mail: null, certifications: [] };
}

function hire(...people: readonly RosterPerson[]): PartnerRecord {
  return { ...EMPTY_RECORD, people };
}

describe('a change', () => {
  it('is taken back by its inverse, whatever it changes', () => {
    fc.assert(
      fc.property(record, change, (before, made) => {
        const after = applyChange(before, made);
        expect(byId(applyChange(after, invertChange(before, made)))).toEqual(byId(before));
      }),
    );
  });

  it('leaves the record it is applied to as it was', () => {
    fc.assert(
      fc.property(record, change, (before, made) => {
        const copy = structuredClone(before);
        applyChange(before, made);
        expect(before).toEqual(copy);
      }),
    );
  });

  it('keeps the places of the people on the roster', () => {
    const before = hire(createPerson('1', 'Ana'), createPerson('2', 'Luis'), createPerson('3', 'Marta'));
    const made: Change = [
      { kind: 'person', id: '2', after: createPerson('2', 'Luis Gil') },
      { kind: 'person', id: '4', after: createPerson('4', 'Eva') },
    ];
    expect(applyChange(before, made).people.map(({ name }) => name)).toEqual(['Ana', 'Luis Gil', 'Marta', 'Eva']);
  });

  it('lets the last of several writes to one fact count', () => {
    const made: Change = [
      { kind: 'person', id: '1', after: createPerson('1', 'Ana') },
      { kind: 'person', id: '1', after: null },
    ];
    expect(applyChange(EMPTY_RECORD, made).people).toEqual([]);
  });

  it('takes the figures of an area out without leaving an empty entry', () => {
    const before: PartnerRecord = { ...EMPTY_RECORD, figures: { security: {} } };
    expect(applyChange(before, [{ kind: 'figures', owner: 'security', after: null }]).figures).toEqual({});
  });
});

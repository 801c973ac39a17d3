import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange, type Change, type FactWrite, invertChange } from '../../src/partner/change.ts';
import type { ChangedFact } from '../../src/partner/pastChange.ts';
import {
  type Colleague,
  EMPTY_RECORD,
  type FigureFacts,
  NEW_SETTINGS,
  type PartnerRecord,
  type RosterPerson,
  type Settings,
} from '../../src/partner/record.ts';
import { differencesOf, isSameTouched, revertFacts } from '../../src/partner/revertFacts.ts';

const ana: Colleague = { id: 'ana', name: 'Ana' };
const luis: Colleague = { id: 'luis', name: 'Luis' };

// Objects as JSON gives them: without a prototype they would differ from themselves, read back.
const PLAIN = { noNullPrototype: true } as const;

const day = fc.constantFrom('2026-11-20', '2026-11-22');
const settings: fc.Arbitrary<Settings> = fc
  .record(
    {
      ruleBook: fc.constantFrom('brief' as const, 'microsoft' as const),
      hiddenAreas: fc.subarray(['security' as const, 'modern-work' as const]),
      tracks: fc.record(
        { 'data-ai': fc.constantFrom('enterprise' as const, 'smb' as const) },
        { requiredKeys: [], ...PLAIN },
      ),
      azureFigures: fc.constantFrom('shared' as const, 'separate' as const),
      owners: fc.subarray([ana, luis]),
      editors: fc.subarray([luis, ana]),
      chats: fc.dictionary(
        fc.constantFrom('19:a', '19:b'),
        fc.constantFrom('names' as const, 'totals' as const),
        PLAIN,
      ),
    },
    PLAIN,
  )
  .map((each) => ({ ...NEW_SETTINGS, ...each }));
const figures: fc.Arbitrary<FigureFacts> = fc.dictionary(
  fc.constantFrom('netCustomerAdds', 'deployments', 'certifiedPeople.architects'),
  fc.record({ value: fc.integer({ min: 0, max: 3 }), day, by: fc.constantFrom(ana, luis) }, PLAIN),
  { minKeys: 1, ...PLAIN },
);
const person = (id: string): fc.Arbitrary<RosterPerson> =>
  fc.record(
    {
      id: fc.constant(id),
      name: fc.constantFrom('Marta', 'Marta Soler'),
      mail: fc.constantFrom(null, 'marta@contoso.example'),
      certifications: fc.uniqueArray(
        fc.record(
          { certification: fc.constantFrom('a', 'b', 'c'), expires: day },
          { requiredKeys: ['certification'], ...PLAIN },
        ),
        { selector: ({ certification }) => certification, minLength: 1 },
      ),
    },
    PLAIN,
  );
const write: fc.Arbitrary<FactWrite> = fc.oneof(
  fc.record({ kind: fc.constant('settings' as const), after: settings }),
  fc.record({
    kind: fc.constant('figures' as const),
    owner: fc.constantFrom('azure', 'security'),
    after: fc.option(figures),
  }),
  fc
    .constantFrom('marta', 'jon')
    .chain((id) =>
      fc.record({ kind: fc.constant('person' as const), id: fc.constant(id), after: fc.option(person(id)) }),
    ),
);
// A stored change writes each fact once.
const change: fc.Arbitrary<Change> = fc.uniqueArray(write, {
  selector: (each) => JSON.stringify({ ...each, after: null }),
  maxLength: 4,
});
const record = fc.array(write, { maxLength: 6 }).map((writes) => applyChange(EMPTY_RECORD, writes));

function factsOf(before: PartnerRecord, made: Change): readonly ChangedFact[] {
  const inverse = invertChange(before, made);
  // Write and inverse are of one kind, one for one.
  return made.map((each, index) => ({ ...each, before: inverse[index]?.after ?? null }) as ChangedFact);
}

function byId({ people, ...rest }: PartnerRecord) {
  return { ...rest, people: new Map(people.map((known) => [known.id, known])) };
}

function takeBack(after: PartnerRecord, facts: readonly ChangedFact[]): PartnerRecord {
  const reverted = revertFacts(after, facts);
  if (reverted.kind !== 'reverted') throw new Error('Something is in the way');
  return applyChange(after, reverted.change);
}

function placesOf(fact: ChangedFact): readonly string[] {
  const row = fact.kind === 'figures' ? fact.owner : fact.kind === 'person' ? fact.id : fact.kind;
  return differencesOf(fact).map(({ path }) => [row, ...path].join(' '));
}

const setting = (after: Partial<Settings>): Change => [{ kind: 'settings', after: { ...NEW_SETTINGS, ...after } }];
const figure = (facts: Record<string, number>): FactWrite => ({
  kind: 'figures',
  owner: 'azure',
  after: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, { value, day: '2026-11-22', by: ana }])),
});
const holder = (...certifications: readonly string[]): FactWrite => ({
  kind: 'person',
  id: 'marta',
  after: {
    id: 'marta',
    name: 'Marta',
    mail: null,
    certifications: certifications.map((certification) => ({ certification })),
  },
});

describe('taking a change back', () => {
  it('leaves everything as it was before, whatever it changed', () => {
    fc.assert(
      fc.property(record, change, (before, made) => {
        const after = applyChange(before, made);
        expect(byId(takeBack(after, factsOf(before, made)))).toEqual(byId(before));
      }),
      { numRuns: 500 },
    );
  });

  it('and taking that back leaves everything as the change had made it', () => {
    fc.assert(
      fc.property(record, change, (before, made) => {
        const after = applyChange(before, made);
        const facts = factsOf(before, made);
        const reverted = revertFacts(after, facts);
        if (reverted.kind !== 'reverted') throw new Error('Something is in the way');
        const undone = applyChange(after, reverted.change);
        expect(byId(takeBack(undone, factsOf(after, reverted.change)))).toEqual(byId(after));
      }),
      { numRuns: 500 },
    );
  });

  it('touches nothing but what the change touched, whatever came after it', () => {
    fc.assert(
      fc.property(record, change, change, (before, made, later) => {
        const facts = factsOf(before, made);
        const now = applyChange(applyChange(before, made), later);
        const reverted = revertFacts(now, facts);
        if (reverted.kind === 'in the way') return;
        const touched = facts.flatMap(placesOf);
        for (const place of factsOf(now, reverted.change).flatMap(placesOf)) expect(touched).toContain(place);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a figure that was entered beside it', () => {
    const before = EMPTY_RECORD;
    const made = [figure({ deployments: 3 })];
    const after = applyChange(before, made);
    const now = applyChange(after, [figure({ deployments: 3, netCustomerAdds: 2 })]);
    const undone = takeBack(now, factsOf(before, made));
    expect(Object.keys(undone.figures.azure ?? {})).toEqual(['netCustomerAdds']);
  });

  it('keeps a certification that the person got later, and the person with it', () => {
    const made = [holder('a')];
    const after = applyChange(EMPTY_RECORD, made);
    const now = applyChange(after, [holder('a', 'b')]);
    const undone = takeBack(now, factsOf(EMPTY_RECORD, made));
    expect(undone.people[0]?.certifications).toEqual([{ certification: 'b' }]);
  });

  it('keeps a role that was given later', () => {
    const made = setting({ ruleBook: 'microsoft' });
    const after = applyChange(EMPTY_RECORD, made);
    const now = applyChange(after, setting({ ruleBook: 'microsoft', editors: [luis] }));
    expect(takeBack(now, factsOf(EMPTY_RECORD, made)).settings).toEqual({ ...NEW_SETTINGS, editors: [luis] });
  });

  it('is refused where the same figure was changed again', () => {
    const made = [figure({ deployments: 3 })];
    const after = applyChange(EMPTY_RECORD, made);
    const later = [figure({ deployments: 4 })];
    const facts = factsOf(EMPTY_RECORD, made);
    expect(revertFacts(applyChange(after, later), facts)).toEqual({ kind: 'in the way', facts });
    const [fact] = facts;
    const [laterFact] = factsOf(after, later);
    expect(fact !== undefined && laterFact !== undefined && isSameTouched(fact, laterFact)).toBe(true);
  });
});

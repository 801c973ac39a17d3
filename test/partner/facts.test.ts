import { describe, expect, it } from 'vitest';
import { areaFigures, factsOf, figureOwner, isSetUp, typedPeople } from '../../src/partner/facts.ts';
import { EMPTY_RECORD, type FigureFact, NEW_SETTINGS, type PartnerRecord } from '../../src/partner/record.ts';

const DAY = '2026-11-22';

function told(value: number): FigureFact {
  return { value, day: DAY, by: { id: 'ana', name: 'Ana' } };
}

function createRecord(parts: Partial<PartnerRecord>): PartnerRecord {
  return { ...EMPTY_RECORD, ...parts };
}

const separate = { ...NEW_SETTINGS, azureFigures: 'separate' as const };

describe('figures of an area', () => {
  it('are shared by the three Azure areas', () => {
    const record = createRecord({ figures: { azure: { netCustomerAdds: told(3) } } });
    for (const area of ['data-ai', 'infrastructure', 'digital-app-innovation'] as const) {
      expect(figureOwner(record, area)).toBe('azure');
      expect(areaFigures(record, area)).toEqual({ netCustomerAdds: told(3) });
    }
  });

  it('belong to each Azure area where the partner says that they differ', () => {
    const record = createRecord({
      settings: separate,
      figures: { azure: { netCustomerAdds: told(3) }, infrastructure: { netCustomerAdds: told(1) } },
    });
    expect(areaFigures(record, 'infrastructure')).toEqual({ netCustomerAdds: told(1) });
    expect(areaFigures(record, 'data-ai')).toEqual({});
  });

  it('are never shared by the other areas', () => {
    const record = createRecord({ figures: { azure: { deployments: told(5) } } });
    expect(figureOwner(record, 'security')).toBe('security');
    expect(areaFigures(record, 'business-applications')).toEqual({});
  });

  it('hold no figure that the area does not have', () => {
    const record = createRecord({ figures: { 'business-applications': { acrTrailing12MonthsUsd: told(1) } } });
    expect(areaFigures(record, 'business-applications')).toEqual({});
  });
});

describe('an area', () => {
  it('is not set up by people alone', () => {
    const people = [{ id: 'ana', name: 'Ana', mail: null, certifications: [{ certification: 'AZ-104' }] }];
    expect(isSetUp(createRecord({ people }), 'infrastructure')).toBe(false);
    expect(isSetUp(createRecord({ figures: { azure: { deployments: told(0) } } }), 'infrastructure')).toBe(true);
  });
});

describe('facts for the scorer', () => {
  it('leave unknown what nobody told', () => {
    expect(factsOf(EMPTY_RECORD, 'data-ai', DAY)).toEqual({
      day: DAY,
      tracks: {},
      figures: { 'data-ai': {} },
      people: { kind: 'unknown' },
    });
  });

  it('carry a zero that was told', () => {
    const record = createRecord({ figures: { azure: { netCustomerAdds: told(0) } } });
    expect(factsOf(record, 'data-ai', DAY).figures).toEqual({ 'data-ai': { netCustomerAdds: 0 } });
  });

  it('count typed people of the area itself while there is no roster', () => {
    const record = createRecord({
      figures: {
        azure: { 'certifiedPeople.administrators': told(9) },
        'data-ai': { 'certifiedPeople.administrators': told(2), 'certifiedPeople.architects': told(0) },
      },
    });
    expect(typedPeople(record, 'data-ai')).toEqual({ administrators: told(2), architects: told(0) });
    expect(factsOf(record, 'data-ai', DAY).people).toEqual({
      kind: 'counts',
      counts: { 'data-ai': { administrators: 2, architects: 0 } },
    });
  });

  it('prefer a roster to typed totals', () => {
    const people = [{ id: 'ana', name: 'Ana', mail: null, certifications: [] }];
    const record = createRecord({ people, figures: { 'data-ai': { 'certifiedPeople.administrators': told(2) } } });
    expect(factsOf(record, 'data-ai', DAY).people).toEqual({ kind: 'roster', people });
  });
});

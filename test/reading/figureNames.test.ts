import { describe, expect, test } from 'vitest';
import { readSettable } from '../../src/reading/figureNames.ts';
import { nameOf, settablesOf } from '../../src/reading/settables.ts';
import { AREA_IDS } from '../../src/scoring/designations.ts';

describe.each(AREA_IDS)('%s', (area) => {
  const settables = settablesOf(area, true);

  test.each(settables.map((settable) => [nameOf(settable), settable] as const))(
    '"%s" names exactly one thing',
    (name, settable) => {
      expect(readSettable(`${name} 7`, settables)).toEqual({ kind: 'read', settable, value: '7' });
    },
  );
});

test.each([
  ['data-ai', 'clientes 3', 'netCustomerAdds'],
  ['data-ai', 'services: 4', 'deployments'],
  ['data-ai', 'acr USD 250,000', 'acrTrailing12MonthsUsd'],
  ['modern-work', 'cpor growth smb 500', 'smb.usageGrowth.cpor'],
  ['security', 'enterprise azure customers 3', 'enterprise.netCustomerAdds.azure'],
] as const)('in %s, "%s" is %s', (area, text, key) => {
  expect(readSettable(text, settablesOf(area, true))).toMatchObject({
    kind: 'read',
    settable: { kind: 'figure', key },
  });
});

test('asks when a name fits several figures', () => {
  const read = readSettable('customers 3', settablesOf('modern-work', false));
  expect(read.kind === 'ambiguous' && read.candidates.map(nameOf)).toEqual(['enterprise customers', 'smb customers']);
});

test('tells an unknown name from none', () => {
  expect(readSettable('colour 3', settablesOf('data-ai', true))).toEqual({ kind: 'unknown name' });
  expect(readSettable('', settablesOf('data-ai', true))).toEqual({ kind: 'nothing named' });
});

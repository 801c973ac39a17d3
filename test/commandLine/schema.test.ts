import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSnapshot } from '../../src/commandLine/snapshot.ts';
import { runScore } from './runScore.ts';

let schema: { readonly $schema?: string } = {};
let isValid: (snapshot: unknown) => boolean = () => false;

beforeAll(async () => {
  const { code, output } = await runScore(['--schema']);
  expect(code).toBe(0);
  schema = JSON.parse(output);
  const ajv = new Ajv2020({ strict: true, strictRequired: false });
  // The package is CommonJS: its function is the default of its default.
  formats.default(ajv);
  isValid = ajv.compile(schema);
});

const azure = { netCustomerAdds: 1, usageGrowthPercent: 2.5, acrTrailing12MonthsUsd: 10, deployments: 1 };
const people = [
  { id: 'ana', certifications: [{ certification: 'AZ-305', earned: '2026-01-01', expires: '2027-01-01' }] },
];

describe('the JSON Schema of a snapshot', () => {
  it('is of the draft 2020-12', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it('accepts the example of the documentation', async () => {
    const rules = await readFile(join(import.meta.dirname, '../../docs/rules.md'), 'utf8');
    const [, example = ''] = /^```json\n(.*?)^```/ms.exec(rules) ?? [];
    expect(isValid(JSON.parse(example))).toBe(true);
  });

  const usable: readonly unknown[] = [
    { figures: { 'data-ai': azure } },
    {
      asOf: '2028-02-29',
      ruleBook: 'microsoft',
      areas: ['data-ai'],
      figures: { 'data-ai': { track: 'smb', ...azure } },
    },
    { figures: { infrastructure: { track: 'smb', netCustomerAdds: -1 } }, people },
    { figures: { 'modern-work': { smb: { usageGrowth: { csp: 1.5 } } } }, certifiedPeople: {} },
    { figures: { 'data-ai': azure, infrastructure: {} }, certifiedPeople: { 'data-ai': { architects: 0 } } },
  ];
  it.each(usable.map((snapshot) => [JSON.stringify(snapshot), snapshot]))(
    'accepts what the program scores: %s',
    (_, snapshot) => {
      expect([parseSnapshot(snapshot, '2026-11-22').kind, isValid(snapshot)]).toEqual(['parsed', true]);
    },
  );

  const unusable: readonly unknown[] = [
    {},
    { figures: { 'data-ai': { ...azure, services: 1 } } },
    { figures: { 'data-ai': { ...azure, deployments: 1.5 } } },
    { figures: { 'data-ai': { ...azure, acrTrailing12MonthsUsd: -1 } } },
    { figures: { 'data-ai': { ...azure, netCustomerAdds: '3' } } },
    { figures: { infrastructure: azure } },
    { ruleBook: 'microsoft', figures: { 'data-ai': azure } },
    { ruleBook: 'other', figures: { 'data-ai': azure } },
    { areas: ['data-ai', 'data-ai'], figures: { 'data-ai': azure } },
    { areas: [], figures: { 'data-ai': azure } },
    { asOf: '2026-02-29', figures: { 'data-ai': azure } },
    { figures: { 'data-ai': azure }, people, certifiedPeople: {} },
    { figures: { 'data-ai': azure }, certifiedPeople: { 'data-ai': { architects: -1 } } },
    { figures: { 'data-ai': azure }, certifiedPeople: { security: { architects: 1 } } },
    { figures: { 'data-ai': azure }, people: [{ id: '', certifications: [] }] },
    { figures: { 'data-ai': azure }, people: [{ id: 'ana', certifications: [{ earned: '2026-01-01' }] }] },
  ];
  it.each(unusable.map((snapshot) => [JSON.stringify(snapshot), snapshot]))(
    'refuses what the program refuses: %s',
    (_, snapshot) => {
      expect([parseSnapshot(snapshot, '2026-11-22').kind, isValid(snapshot)]).toEqual(['unusable', false]);
    },
  );
});

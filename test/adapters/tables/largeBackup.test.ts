import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseBackup, writeBackup } from '../../../src/partner/backup.ts';
import { changeInto } from '../../../src/partner/changeInto.ts';
import { NEW_SETTINGS, type PartnerRecord } from '../../../src/partner/record.ts';
import { revertFacts } from '../../../src/partner/revertFacts.ts';
import type { PartnerKey } from '../../../src/partner/store.ts';
import { CERTIFICATIONS } from '../../../src/scoring/certifications.ts';
import { NO_MONTHS } from '../../support/emptyMonths.ts';
import { AT, createFigure, createOperation, createPartner, startStore, type TestStore } from './startStore.ts';

let test: TestStore;
beforeAll(async () => {
  test = await startStore();
});
afterAll(() => test.stop());

const day = fc.constantFrom('2025-02-28', '2026-11-22');
const held = fc.record(
  { certification: fc.constantFrom(...CERTIFICATIONS.map(({ id }) => id)), earned: day, expires: day },
  { requiredKeys: ['certification'] },
);
// Ids from a pool, so that two records share people, who differ in some.
const person = fc.record({
  id: fc.nat({ max: 2_000 }).map((number) => `p${number}@contoso.com`),
  name: fc.string({ unit: 'grapheme', maxLength: 20 }),
  mail: fc.option(fc.constant('p@contoso.com')),
  certifications: fc.uniqueArray(held, { selector: ({ certification }) => certification, minLength: 1, maxLength: 5 }),
});
const record: fc.Arbitrary<PartnerRecord> = fc.record({
  settings: fc.constantFrom('brief', 'microsoft').map((ruleBook) => ({ ...NEW_SETTINGS, ruleBook }) as const),
  figures: fc.constantFrom({}, { azure: { deployments: createFigure(3) } }),
  people: fc.uniqueArray(person, { selector: ({ id }) => id, minLength: 97, maxLength: 1_200, size: 'max' }),
});

/** What is not known may be left out, and the order of people means nothing. */
function normalise(value: PartnerRecord): PartnerRecord {
  const { people, ...rest } = JSON.parse(JSON.stringify(value)) as PartnerRecord;
  return { ...rest, people: people.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

async function read(partner: PartnerKey) {
  return (await test.store.read(partner)).record;
}

async function bringBack(partner: PartnerKey, text: string, minutes: number) {
  const parsed = parseBackup(text);
  if (parsed.kind !== 'backup') throw new Error(`The backup is ${parsed.kind}`);
  const changed = await test.store.change(partner, createOperation({ at: AT.add({ minutes }) }), (now) => ({
    ...{ kind: 'change', change: changeInto(now, parsed.record), outcome: null },
  }));
  return changed.kind === 'changed' ? changed.change : '';
}

it('a backup of many people is brought back whole in place of many others, and taken back whole', async () => {
  await fc.assert(
    fc.asyncProperty(record, record, async (one, other) => {
      const [source, target] = [createPartner(), createPartner()];
      await bringBack(source, writeBackup(one, { months: NO_MONTHS, changes: [], days: [] }, AT), 0);
      const text = writeBackup(await read(source), { months: NO_MONTHS, changes: [], days: [] }, AT);
      await bringBack(target, writeBackup(other, { months: NO_MONTHS, changes: [], days: [] }, AT), 0);
      const before = normalise(await read(target));
      expect(before).toEqual(normalise(other));

      const id = await bringBack(target, text, 1);
      expect(normalise(await read(target))).toEqual(normalise(one));

      const past = await test.store.readChange(target, id);
      await test.store.change(target, createOperation({ at: AT.add({ minutes: 2 }) }), (now) => {
        const reverted = revertFacts(now, past?.facts ?? []);
        if (reverted.kind !== 'reverted') throw new Error(reverted.kind);
        return { kind: 'change', change: reverted.change, outcome: null };
      });
      expect(normalise(await read(target))).toEqual(before);
    }),
    { numRuns: 8 },
  );
}, 120_000);

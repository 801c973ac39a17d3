import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRuleSets } from '../../../src/adapters/rules/readRuleSets.ts';
import type { Change } from '../../../src/partner/change.ts';
import { NEW_SETTINGS } from '../../../src/partner/record.ts';
import { watchForLosses } from '../../../src/reminders/index.ts';
import { AREA_IDS, type AreaId } from '../../../src/scoring/designations.ts';
import { FIGURES } from '../../../src/scoring/figures.ts';
import { type Reminders, startReminders } from '../startReminders.ts';

let reminders: Reminders;
beforeAll(async () => {
  reminders = await startReminders();
});
afterAll(() => reminders.stop());

const by = { id: 'luis', name: 'Luis Ortega' };

/** Every figure of the area at 1, nobody certified. */
function follow(area: AreaId, day: string): Change {
  const azure = FIGURES[area].every(({ track }) => track === null) && area !== 'business-applications';
  const figures = Object.fromEntries(FIGURES[area].map(({ key }) => [key, { value: 1, day, by }]));
  return [
    {
      kind: 'settings',
      after: {
        ...NEW_SETTINGS,
        ruleBook: 'microsoft',
        tracks: { [area]: 'enterprise' },
        hiddenAreas: AREA_IDS.filter((each) => each !== area),
      },
    },
    { kind: 'figures', owner: azure ? 'azure' : area, after: figures },
  ];
}

/** An invented edition of the area: the last step of its first metric of people lists AZ-500 alone, retired on 2026-08-31. */
function invent(area: AreaId) {
  return readRuleSets()
    .filter((ruleSet) => ruleSet.area === area && ruleSet.ruleBook === 'microsoft')
    .map((ruleSet) => {
      const people = ruleSet.tracks[0]?.metrics.flatMap((metric) => (metric.paidBy === 'people' ? metric.steps : []));
      const closing = people?.at(-1)?.step ?? '';
      const steps = Object.entries(ruleSet.steps).map(([step, list]) => [
        step,
        {
          ...list,
          certifications: [step === closing ? 'azure-security-engineer-associate' : 'azure-administrator-associate'],
        },
      ]);
      return { ...ruleSet, steps: Object.fromEntries(steps) };
    });
}

/** What is due of lists that close, the earliest first. */
async function listDue(tenant: string) {
  const all = await reminders.due.list(Temporal.Instant.from('2026-12-31T00:00:00Z'), Number.POSITIVE_INFINITY);
  return all.flatMap((entry) =>
    entry.for === 'notice' && entry.tenantId === tenant && entry.notice.kind === 'closing' ? [entry] : [],
  );
}

describe.each(AREA_IDS)('a list of an invented rule set for %s', (area) => {
  test('is told 60 and 14 days before it closes, once each', async () => {
    const tenant = reminders.newTenant();
    reminders.moveTo('2026-07-01T12:00:00Z');
    await reminders.change(tenant, () => follow(area, '2026-07-01'));
    await reminders.subscribe(tenant, 'ana', { day: 1 });
    await reminders.subscribe(tenant, 'ben', { day: 1, warnings: false });
    const { store, places, due } = reminders;
    for (const day of [
      '2026-07-01',
      '2026-07-02',
      '2026-07-03',
      '2026-08-16',
      '2026-08-17',
      '2026-08-18',
      '2026-09-01',
    ]) {
      const now = Temporal.Instant.from(`${day}T00:30:00Z`);
      await watchForLosses({ store, places, due, ruleSets: invent(area) }, tenant, now);
    }
    const told = (await listDue(tenant)).map(({ place, at, notice }) => ({
      place,
      at: at.toString().slice(0, 10),
      notice,
    }));
    const notice = { kind: 'closing', period: '2026-08-31', area };
    expect(told).toEqual([
      { place: 'ana', at: '2026-07-02', notice: { ...notice, days: 60 } },
      { place: 'ana', at: '2026-08-17', notice: { ...notice, days: 14 } },
    ]);
  });
});

test('Modern Work is told by message what can be done, 60 and 14 days before its list closes', async () => {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-09-30T12:00:00Z');
  await reminders.change(tenant, () => follow('modern-work', '2026-09-30'));
  const ana = await reminders.subscribe(tenant, 'ana', { day: 28 });
  reminders.start();
  const closings = () =>
    reminders.teams.conversation(ana).received.filter((each) => JSON.stringify(each).includes('until a list closes'));
  for (const [count, day] of ['2026-10-01', '2026-11-16'].entries()) {
    // The night's look first, and only then the usual hour.
    reminders.moveTo(`${day}T01:30:00Z`);
    await reminders.untilIdle();
    expect(await listDue(tenant)).not.toEqual([]);
    reminders.moveTo(`${day}T08:30:00Z`);
    await reminders.until(
      tenant,
      (all) => all.filter(({ notice, state }) => notice.kind === 'closing' && state === 'sent').length > count,
    );
  }
  expect(closings().map((each) => JSON.stringify(each))).toEqual([
    expect.stringContaining('Modern Work: 60 days until a list closes'),
    expect.stringContaining('Modern Work: 14 days until a list closes'),
  ]);
  expect(closings()[0]?.summary).toContain('The advanced list of Modern Work closes on 30 November.');
  expect(JSON.stringify(closings()[0])).toContain('Book MS-102 by 30 November');
});

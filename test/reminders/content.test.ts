import { beforeEach, describe, expect, test } from 'vitest';
import type { Address } from '../../src/partner/address.ts';
import type { Change } from '../../src/partner/change.ts';
import { FIGURES } from '../../src/scoring/figures.ts';
import { actionsOf, textOf } from '../views/readCard.ts';
import { type Reminders, startReminders } from './startReminders.ts';

let reminders: Reminders;
beforeEach(async () => {
  reminders = await startReminders();
  reminders.start();
  return () => reminders.stop();
});

const luis = { id: 'luis', name: 'Luis Ortega' };

/** Data & AI at 70 of 100 by the programme page, with the architects' second certification about to lapse. */
function seventyPoints(day: string): Change {
  const values = { netCustomerAdds: 3, usageGrowthPercent: 0, acrTrailing12MonthsUsd: 5000, deployments: 0 };
  const fact = (value: number) => ({ value, day, by: luis });
  const people = ['Ana García', 'Marta Ruiz', 'Nora Vega', 'Eva Prat', 'Jon Arana'].map((name, index) => ({
    id: `name:${name.toLowerCase()}`,
    name,
    mail: null,
    certifications: [
      { certification: 'azure-database-administrator-associate' },
      ...(index < 2
        ? [
            { certification: 'azure-administrator-associate' },
            {
              certification: 'azure-solutions-architect-expert',
              ...(index === 0 ? { expires: '2027-01-10' } : {}),
            },
          ]
        : []),
    ],
  }));
  expect(FIGURES['data-ai'].map(({ key }) => key).toSorted()).toEqual(Object.keys(values).toSorted());
  return [
    {
      kind: 'figures',
      owner: 'azure',
      after: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, fact(value)])),
    },
    ...people.map((after) => ({ kind: 'person', id: after.id, after }) as const),
  ];
}

async function found(figuresFrom = '2026-11-20') {
  const tenant = reminders.newTenant();
  reminders.moveTo('2026-11-22T09:00:00Z');
  await reminders.change(tenant, () => seventyPoints(figuresFrom));
  await reminders.change(tenant, ({ settings }) => [
    {
      kind: 'settings',
      after: { ...settings, hiddenAreas: ['infrastructure', 'digital-app-innovation'] },
    },
  ]);
  return tenant;
}

const groupChat = (id: string): Partial<Address> => ({ place: id, kind: 'group', conversationId: id, user: null });

function heard(chat: string) {
  return reminders.teams.conversation(chat).received.map(({ summary, activity }) => ({
    summary: summary ?? '',
    text: [textOf(activity), ...actionsOf(activity).map(({ title }) => title)].join('\n'),
    activity: JSON.stringify(activity),
  }));
}

describe('the monthly reminder', () => {
  test('says the month, the score with both verdicts, the next step, what lapses, how old the figures are and how to stop', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
    const [card] = heard(chat);
    expect(card?.text).toContain('Your designations in December 2026');
    expect(card?.text).toContain('Data & AI (Azure)\n70');
    expect(card?.text).toMatch(/70 of 100: passes by your programme page/);
    expect(card?.text).toContain('About to lapse, in the next 60 days');
    expect(card?.text).toContain('Ana García: AZ-305 until 10 January 2027');
    expect(card?.text).toContain('Without it: 40 points less in Data & AI (Azure).');
    expect(card?.text).toContain('Some numbers are from before 20 December: Partner Center has newer ones.');
    expect(card?.text).toContain('You get this on the 21st of each month at 09:00.');
    expect(card?.text).toContain('Update Data & AI (Azure)');
    expect(card?.text).toContain('Stop reminders');
    expect(card?.text).not.toContain('This should have come');
    expect(card?.summary).toMatch(/^Your designations in December 2026: 1 of 1 designations? pass/);
  });

  test('says what changed since the last one', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
    await reminders.change(tenant, ({ figures }) => [
      {
        kind: 'figures',
        owner: 'azure',
        after: { ...figures.azure, netCustomerAdds: { value: 2, day: '2026-12-22', by: luis } },
      },
    ]);
    // By then Ana's certification has lapsed, too; the warning of it was slept through.
    reminders.moveTo('2027-01-21T08:00:00Z');
    await reminders.untilOver(tenant, 3);
    expect(heard(chat)[1]?.text).toContain('50 less than on 21 December 2026. 11 January: 60 → 20');
    expect(heard(chat)[1]?.text).toMatch(/no longer passed\. Nobody changed anything: AZ-305 of Ana García lapsed\./);
    expect(heard(chat)[1]?.text).toMatch(/no longer passes, \d+ more to pass/);
    expect(heard(chat)[1]?.text).toMatch(/Net new customers 3 → 2\./);
  });

  test('comes late with a word of regret', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.moveTo('2026-12-24T12:00:00Z');
    await reminders.untilOver(tenant, 1);
    expect(heard(chat)[0]?.text).toContain('This should have come on 21 December.');
  });

  test('speaks the language of the reader', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'marta', {}, { locale: 'es-ES' });
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
    expect(heard(chat)[0]?.text).toContain('Tus designaciones en diciembre de 2026');
    expect(heard(chat)[0]?.text).toContain('Ana García: AZ-305');
  });

  test('names nobody in a group chat, and tells nothing where others read along', async () => {
    const tenant = await found();
    const [inside, mixed] = [`19:inside!${tenant}`, `19:mixed!${tenant}`];
    await reminders.subscribe(tenant, 'group', {}, groupChat(inside));
    await reminders.subscribe(tenant, 'group', {}, groupChat(mixed));
    reminders.moveTo('2026-12-21T07:59:00Z');
    await reminders.places.noteAudience(tenant, mixed, {
      kind: 'outsiders',
      checkedAt: reminders.now,
    });
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 2);
    expect(heard(inside)[0]?.text).toContain('AZ-305 until 10 January 2027');
    expect(heard(inside)[0]?.activity).not.toMatch(/García|Ruiz|Vega/);
    expect(heard(inside)[0]?.text).toContain('Show names to me alone');
    expect(heard(mixed)[0]?.activity).not.toMatch(/García|AZ-305|of 100|"70"/);
    expect(heard(mixed)).toHaveLength(1);
    expect(heard(mixed)[0]?.text).toContain('Say “remind off” to stop this.');
  });

  test('asks for the first numbers where there are none', async () => {
    const tenant = reminders.newTenant();
    reminders.moveTo('2026-11-22T09:00:00Z');
    const chat = await reminders.subscribe(tenant, 'ana');
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
    expect(heard(chat)[0]?.text).toContain('There are no numbers yet to tell you about.');
    expect(heard(chat)[0]?.text).toContain('Stop reminders');
  });
});

describe('what is planned for somebody', () => {
  const assignment = {
    ...{ id: 'azure-solutions-architect-expert name:nora vega', person: 'name:nora vega', by: '2026-12-15' },
    certification: 'azure-solutions-architect-expert',
  };

  async function plan(tenant: string) {
    await reminders.change(tenant, ({ settings }) => [
      { kind: 'settings', after: { ...settings, owners: [luis], assignments: [assignment] } },
    ]);
    const notice = { kind: 'assigned', period: assignment.by, assignment: assignment.id } as const;
    const at = reminders.now;
    await reminders.due.add([{ for: 'notice', tenantId: tenant, place: 'nora', notice, dueAt: at, at }]);
  }

  test('is told in their own chat, with what to do when it is done', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'nora');
    await plan(tenant);
    await reminders.untilOver(tenant, 1);
    expect(heard(chat)[0]?.text).toContain('Planned for you: AZ-305');
    expect(heard(chat)[0]?.text).toContain('When it is done, tell Luis Ortega, who can enter it here.');
  });

  test('is in the next reminder once it is overdue', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'ana');
    await plan(tenant);
    reminders.moveTo('2026-12-21T08:00:00Z');
    await reminders.untilOver(tenant, 1);
    expect(heard(chat)[0]?.text).toContain('Planned and overdue\nNora Vega: AZ-305 by 15 December');
  });
});

describe('a warning', () => {
  test('comes 60 and 14 days before a designation would be lost, says what keeps it, and comes once each', async () => {
    const tenant = await found();
    const chat = await reminders.subscribe(tenant, 'ana', { day: 1 });
    for (const day of ['2026-11-23', '2026-11-24', '2026-11-25']) {
      reminders.moveTo(`${day}T01:30:00Z`);
      await reminders.untilIdle();
      reminders.moveTo(`${day}T08:00:00Z`);
      await reminders.untilIdle();
    }
    expect(heard(chat).map(({ summary }) => summary)).toEqual([
      expect.stringMatching(
        /^Data & AI \(Azure\): 49 days until it would be lost: If nobody does anything, .* falls from 70 to 30/,
      ),
    ]);
    expect(heard(chat)[0]?.text).toContain(
      'falls from 70 to 30 of 100 on 11 January 2027: AZ-305 of Ana García lapses',
    );
    expect(heard(chat)[0]?.text).toContain('One renewal saves it: AZ-305 of Ana García, renew now, free, online.');
    reminders.moveTo('2026-12-28T01:30:00Z');
    await reminders.untilOver(tenant, 2);
    await reminders.untilIdle();
    reminders.moveTo('2026-12-28T08:00:00Z');
    await reminders.untilOver(tenant, 3);
    expect(heard(chat).at(-1)?.summary).toMatch(/^Data & AI \(Azure\): 14 days until it would be lost: If nobody does/);
  });

  test('does not come where warnings are off, nor once the certification was renewed', async () => {
    const tenant = await found();
    const off = await reminders.subscribe(tenant, 'off', { warnings: false });
    const renewed = await reminders.subscribe(tenant, 'renewed');
    reminders.moveTo('2026-11-23T01:30:00Z');
    await reminders.untilIdle();
    await reminders.change(tenant, ({ people }) =>
      people
        .filter(({ name }) => name === 'Ana García')
        .map((person) => ({
          kind: 'person',
          id: person.id,
          after: {
            ...person,
            certifications: person.certifications.map(({ expires: _, ...held }) => held),
          },
        })),
    );
    reminders.moveTo('2026-11-23T08:00:00Z');
    const [delivery] = await reminders.untilOver(tenant, 1);
    expect(delivery?.state).toBe('unneeded');
    expect([...heard(off), ...heard(renewed)]).toEqual([]);
  });
});

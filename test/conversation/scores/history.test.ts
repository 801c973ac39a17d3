import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCommand } from '../../../src/conversation/understanding/parseCommand.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const GROUP = { chat: { id: '19:group', kind: 'group' } } as const;

function on(day: string) {
  return { now: Temporal.Instant.from(`${day}T09:00:00Z`) };
}

/** 84 points by the brief since 5 September, of which 32 hung on Ana's AZ-305, which lapsed with 11 November. */
async function lapsed(): Promise<{ ana: Person; tenant: string }> {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  for (const text of [
    ...['set data customers 3', 'set data growth 12', 'set data acr 50000', 'set data services 5'],
    ...['add AZ-104: Ana Ruiz, Luis Vega', 'add AZ-305 Luis Vega', 'add AZ-305 Ana Ruiz 2026-01-01 2026-11-11'],
    'add DP-300: Bea One, Carl Two, Dora Four, Eva Five',
  ]) {
    await ana.say(text, on('2026-09-05'));
  }
  return { ana, tenant };
}

describe('history', () => {
  test('draws the months with their points and tells what moved them', async () => {
    const { ana } = await lapsed();
    await ana.say('set data customers 1', on('2026-11-20'));
    const { text } = await ana.say('history data');
    expect(text).toContain('━━━━━━━━━━ 84 on 30 September, passed');
    expect(text).toContain('━━━━━━━━━━ 32 on 22 November');
    expect(text).toContain('5 September: 84, passed, where my record starts');
    expect(text).toContain(
      '12 November: 84 → 52, no longer passed. Nobody changed anything: AZ-305 of Ana Ruiz lapsed.',
    );
    expect(text).toMatch(/20 November: 52 → [\d.]+, no longer passed\. Net new customers.* 3 → 1/);
    expect(text).not.toContain('August');
  });

  test('tells nothing of what did not move the area', async () => {
    const { ana } = await lapsed();
    await ana.say('add MS-102 Zoe Last', on('2026-11-21'));
    await ana.say('remove AZ-104 Luis Vega', on('2026-11-21'));
    await ana.say('set data growth 3', on('2026-11-21'));
    const { text } = await ana.say('history data');
    expect(text).toMatch(/21 November: 52 → .*12 → 3/);
    expect(text).not.toContain('Zoe');
  });

  test('keeps what was told then, whatever the facts are now', async () => {
    const { ana } = await lapsed();
    const asked = await ana.say('what if book microsoft', on('2026-11-21'));
    await ana.press(asked.dataOf('Make it so'), on('2026-11-21'));
    const { text } = await ana.say('history data');
    expect(text).toContain('84 on 30 September');
    expect(text).toMatch(/21 November: 52 → at least 52.*Rule book: /);
  });

  test('names nobody in a group chat', async () => {
    const { ana } = await lapsed();
    await ana.say('set data customers 1', on('2026-11-20'));
    for (const command of ['history data', 'why did data drop', 'history']) {
      const { text } = await ana.say(command, GROUP);
      expect(text).toContain('AZ-305 lapsed');
      expect(text).not.toMatch(/Ana|3 → 1/);
    }
  });

  test('says when there is none, and keeps none of the sample', async () => {
    const ana = conversation.talkAs('Ana', conversation.newTenant());
    expect((await ana.say('history')).text).toContain('There is no history yet');
    await ana.say('sample');
    await ana.say('set data customers 1');
    expect((await ana.say('history')).text).toContain('The sample keeps no history');
  });

  test('is one row a day that names no author, and goes with everything else', async () => {
    const { ana, tenant } = await lapsed();
    const rows = await conversation.listRows(tenant);
    expect(rows.filter((row) => JSON.stringify(row).includes('history|'))).toHaveLength(1);
    const history = JSON.stringify(rows.filter((row) => JSON.stringify(row).includes('history|')));
    expect(history).not.toContain(`Ana@${tenant}`);
    const asked = await ana.say('delete everything');
    await ana.press(asked.dataOf('Delete everything'));
    expect(JSON.stringify(await conversation.listRows(tenant))).not.toContain('history|');
  });
});

describe('why', () => {
  test('answers from the record, also where only the date changed', async () => {
    const { ana } = await lapsed();
    await ana.say('set data customers 1', on('2026-11-20'));
    const { text } = await ana.say('why did I lose 32 points?');
    expect(text).toContain('Data & AI (Azure) lost 32 points.');
    expect(text).toContain(
      '12 November: 84 → 52, no longer passed. Nobody changed anything: AZ-305 of Ana Ruiz lapsed.',
    );
    expect(text).not.toContain('Net new customers');
  });

  test('lists the latest losses of an area, and says when none is of that size', async () => {
    const { ana } = await lapsed();
    expect((await ana.say('why did data drop')).text).toContain('lost 32 points');
    const { text } = await ana.say('why did we lose 7 points');
    expect(text).toContain('No day shows a loss of 7. These are the latest losses:');
    expect(text).toContain('lost 32 points');
    expect((await ana.say('why', on('2026-10-01'))).text).toContain('No points were lost in the last 12 months.');
  });

  test.each([
    ['why did I lose 32 points?', null, 32],
    ['¿Por qué perdí 32 puntos?', null, 32],
    ['por qué perdimos 6,67 puntos en seguridad', 'security', 6.67],
    ['¿Por qué bajó datos?', 'data-ai', null],
    ['why did data drop', 'data-ai', null],
  ])('is asked with "%s"', (text, area, points) => {
    expect(parseCommand(text)).toMatchObject({ name: 'why', arguments: { area, points } });
  });
});

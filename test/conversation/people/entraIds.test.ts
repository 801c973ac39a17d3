import { randomUUID } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;
const ADMINISTRATOR = 'Microsoft Certified: Azure Administrator Associate';
const ARCHITECT = 'Microsoft Certified: Azure Solutions Architect Expert';

/** Partner Center's list of completed trainings, as its system query gives it: no names and no mail. */
function write(rows: readonly (readonly [id: string, title: string])[]): string {
  const head = [
    'TrainingActivityId',
    'TrainingTitle',
    'TrainingType',
    'TrainingCompletionDate',
    'ExpirationDate',
    'AADUserId',
  ];
  const cells = rows.map(([id, title]) => ['x1', title, 'Certification', '2026-03-21', '2027-03-21', id]);
  return stringify([head, ...cells]);
}

function drop(person: Person, text: string) {
  const bytes = new TextEncoder().encode(text);
  return person.send({ kind: 'file', name: 'TrainingCompletions.csv', read: async () => ({ kind: 'bytes', bytes }) });
}

/** Begins unlike the ids of all others. */
function newId(begins: string): string {
  return begins + randomUUID().slice(8);
}

async function start() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  await ana.say('set data customers 3');
  return { tenant, ana };
}

describe('completed trainings that name people by Entra id alone', () => {
  test('are those of whom the bot has met', async () => {
    const { tenant, ana } = await start();
    const id = newId('8f1c2d3e');
    const luis = conversation.talkAs('Luis', tenant, { kind: 'member', mail: 'Luis.Vega@contoso.com' });
    await luis.say('hi', { user: { id, name: 'Luis Vega' } });
    const heard = await drop(ana, write([[id.toUpperCase(), ADMINISTRATOR]]));
    expect(heard.text).toContain('Luis Vega (new): AZ-104');
    expect(heard.text).not.toContain('Entra id');
    await ana.press(heard.dataOf('Save 1 person'));
    expect((await ana.say('people')).text).toContain('Luis Vega');
    expect((await drop(ana, write([[id, ADMINISTRATOR]]))).text).toContain('All of it is on your list already');
  });

  test('are asked for once where nobody is known by it, and the answer is remembered', async () => {
    const { ana } = await start();
    await ana.say('add AZ-305 Ana García 2026-03-21 2027-03-21');
    const [one, two] = [newId('8f1c2d3e'), newId('9ab01c2d')];
    const csv = write([
      [one, ADMINISTRATOR],
      [two, ADMINISTRATOR],
      [two, ARCHITECT],
    ]);
    const asked = await drop(ana, csv);
    expect(asked.text).toContain('2 people are named by Entra ids alone that I do not know: 8f1c2d3e and 9ab01c2d.');
    expect(asked.text).toContain('“identify 8f1c2d3e Ana García”');
    expect(asked.text).not.toContain('Save');

    const first = await ana.say('identify 8f1c2d3e Ana García');
    expect(first.text).toContain('Ana García: AZ-104');
    expect(first.text).toContain('1 person is named by an Entra id alone that I do not know: 9ab01c2d.');
    expect((await ana.say('people')).text).not.toContain('AZ-104');
    const both = await ana.say('identify 9ab01c2d Luis Vega <Luis@contoso.com>');
    expect(both.text).not.toContain('Entra id');
    await ana.press(both.dataOf('Save 2 people'));

    const again = await drop(
      ana,
      write([
        [one, ADMINISTRATOR],
        [two, ARCHITECT],
      ]),
    );
    expect(again.text).not.toMatch(/Entra id|Save/);
    const newer = await drop(
      ana,
      write([
        [one, ADMINISTRATOR],
        [two, 'Microsoft Certified: Azure Data Engineer Associate'],
        [one, 'Microsoft Certified: Azure AI Engineer Associate'],
      ]),
    );
    expect(newer.text).not.toContain('that I do not know');
    await ana.say('undo');
    expect((await drop(ana, csv)).text).toContain('8f1c2d3e and 9ab01c2d');
  });

  test('of those who are known can be saved while others are left out, and several be told at once', async () => {
    const { ana } = await start();
    const [one, two, three] = [newId('8f1c2d3e'), newId('9ab01c2d'), newId('7cd01c2d')];
    const csv = write([
      [one, ADMINISTRATOR],
      [two, ADMINISTRATOR],
      [three, ADMINISTRATOR],
    ]);
    await drop(ana, csv);
    const told = await ana.say('identify 8f1c2d3e Eva Prat, 9ab01c2d jon@contoso.com');
    expect(told.text).toContain('Eva Prat (new)');
    expect(told.text).toContain('jon@contoso.com (new)');
    await ana.press(told.dataOf('Save 2 people'));
    const left = await drop(ana, csv);
    expect(left.text).toContain('1 person is named by an Entra id alone that I do not know: 7cd01c2d.');
  });

  test('an answer that fits none of them, or names nobody, changes nothing', async () => {
    const { ana } = await start();
    expect((await ana.say('identify 8f1c2d3e Ana García')).text).toContain('No list waits');
    await drop(ana, write([[newId('8f1c2d3e'), ADMINISTRATOR]]));
    expect((await ana.say('identify 00000000 Ana García')).text).toContain(
      'No Entra id of the list begins with “00000000”',
    );
    expect((await ana.say('identify 8f1c2d3e 12345')).text).toContain('looks like no name and no mail');
    expect((await ana.say('identify')).text).toContain('Say how the Entra id begins');
    expect((await ana.say('people')).text).not.toContain('AZ-104');
  });

  test('of a guest or of somebody whom another company met are asked for', async () => {
    const { tenant, ana } = await start();
    const id = newId('8f1c2d3e');
    const guest = conversation.talkAs('Guest', tenant, { kind: 'guest' });
    await guest.say('hi', { user: { id, name: 'A Guest' } });
    const other = conversation.talkAs('Luis', conversation.newTenant());
    await other.say('hi', { user: { id, name: 'Luis Vega' } });
    const { text } = await drop(ana, write([[id, ADMINISTRATOR]]));
    expect(text).toContain('that I do not know');
    expect(text).not.toMatch(/A Guest|Luis Vega/);
  });

  test('are not spelled out in a group', async () => {
    const { tenant, ana } = await start();
    await drop(
      ana,
      write([
        [newId('8f1c2d3e'), ADMINISTRATOR],
        [newId('9ab01c2d'), ADMINISTRATOR],
      ]),
    );
    const heard = await ana.say('identify 8f1c2d3e Eva Prat', inGroup);
    expect(heard.text).not.toMatch(/9ab01c2d|Eva Prat/);
    expect(tenant).not.toBe('');
  });

  test('with an id that is none are told as rows that name nobody', async () => {
    const { ana } = await start();
    const heard = await drop(ana, write([['12345', ADMINISTRATOR]]));
    expect(heard.text).not.toContain('Save');
    expect(heard.text).toMatch(/name/i);
  });
});

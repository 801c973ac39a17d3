import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import { type Heard, type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

const inGroup = { chat: { id: '19:group', kind: 'group' } } as const;

function newOwner(tenant = conversation.newTenant()): Person {
  return conversation.talkAs('Ana', tenant);
}

async function sayAll(person: Person, ...texts: readonly string[]) {
  for (const text of texts) await person.say(text);
}

function offerOf({ answer }: Heard) {
  if (answer.kind !== 'offer') throw new Error(`There is no offer, but "${answer.kind}"`);
  return answer.offer;
}

/** What the person would find in their OneDrive. */
async function accept(person: Person, heard: Heard): Promise<{ name: string; text: string }> {
  const taken = await person.send({ kind: 'consent', isAccepted: true, data: offerOf(heard).data });
  if (taken.answer.kind !== 'file') throw new Error(`There is no file, but "${taken.text}"`);
  const { name, bytes } = taken.answer.file;
  return { name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) };
}

async function exportAll(person: Person): Promise<string> {
  return (await accept(person, await person.say('export data'))).text;
}

function drop(person: Person, text: string, overrides: Partial<Turn> = {}): Promise<Heard> {
  const bytes = new TextEncoder().encode(text);
  return person.send({ kind: 'file', name: 'export.json', read: async () => ({ kind: 'bytes', bytes }) }, overrides);
}

function createPeople(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `name:p${index}`,
    name: `P ${index}`,
    mail: null,
    certifications: [{ certification: 'azure-solutions-architect-expert', expires: '2027-03-01' }],
  }));
}

function createBackup(text: string, parts: object): string {
  const backup = JSON.parse(text);
  return JSON.stringify({ ...backup, partner: { ...backup.partner, ...parts } });
}

async function readPartner(person: Person) {
  const { partner } = JSON.parse(await exportAll(person));
  partner.people.sort((a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id));
  return partner;
}

describe('export', () => {
  test('offers both files, and hands over what was accepted', async () => {
    const ana = newOwner();
    await sayAll(ana, 'set data customers 3', 'add AZ-305 Luis Vega 2026-03-01');
    expect((await ana.say('export')).text).toContain('All data (JSON)');
    const offer = offerOf(await ana.say('export people'));
    expect(offer).toMatchObject({ name: 'certified-people-2026-11-22.csv', description: expect.any(String) });
    const file = await accept(ana, await ana.say('export people'));
    expect(file.name).toBe(offer.name);
    expect(file.text).toHaveLength(offer.sizeInBytes - 2);
    expect(file.text).toContain('Luis Vega,,AZ-305,Azure Solutions Architect Expert,2026-03-01,');
  });

  test('holds everything, the changes included, as it is when it is accepted', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const offered = await ana.say('export data');
    await ana.say('set data customers 4', { now: Temporal.Instant.from('2026-11-22T09:01:00Z') });
    const { text, name } = await accept(ana, offered);
    expect(name).toBe('partner-score-2026-11-22.json');
    expect(JSON.parse(text)).toMatchObject({
      partner: { figures: { azure: { netCustomerAdds: { value: 4, by: { name: 'Ana' } } } } },
      changes: [{ said: 'set data customers 4' }, { said: 'set data customers 3' }],
    });
  });

  test('is for owners, also where somebody else accepts what was offered to an owner', async () => {
    const tenant = conversation.newTenant();
    const ana = newOwner(tenant);
    const luis = conversation.talkAs('Luis', tenant);
    await ana.say('set data customers 3');
    const { data } = offerOf(await ana.say('export data'));
    for (const heard of [
      await luis.say('export'),
      await luis.say('export data'),
      await luis.send({ kind: 'consent', isAccepted: true, data }),
    ]) {
      expect(heard.answer.kind).toBe('message');
      expect(heard.text).toContain('owner');
    }
    const foreign = conversation.talkAs('Ana', conversation.newTenant());
    expect((await foreign.send({ kind: 'consent', isAccepted: true, data })).text).toContain('Nothing is kept yet');
    const guest = conversation.talkAs('Gus', tenant, { kind: 'guest' });
    expect((await guest.send({ kind: 'consent', isAccepted: true, data })).text).toContain('Guests');
  });

  test('whatever a forged consent says, it is about the tenant of whoever sends it', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const forged = { v: 1, file: 'data', tenantId: 'other', userId: 'other', p: 'other' };
    const taken = await ana.send({ kind: 'consent', isAccepted: true, data: forged });
    expect(taken.answer.kind).toBe('file');
    for (const data of [null, 'data', {}, { v: 2, file: 'data' }, { v: 1, file: '../../etc/passwd' }]) {
      expect((await ana.send({ kind: 'consent', isAccepted: true, data })).text).toContain('no longer know this file');
    }
  });

  test('that is declined says how to ask again', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const { data } = offerOf(await ana.say('export data'));
    expect((await ana.send({ kind: 'consent', isAccepted: false, data })).text).toContain('All right, no file');
  });

  test('works in the personal chat only, and not about the sample', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    for (const text of ['export', 'export data', 'import', 'delete everything', 'forget me']) {
      expect((await ana.say(text, inGroup)).text).toContain('personal chat only');
    }
    await ana.say('sample');
    for (const text of ['export', 'export people', 'import', 'delete everything', 'forget me']) {
      expect((await ana.say(text)).text).toContain('Leave the sample first');
    }
    expect((await drop(ana, '{}')).text).toContain('Leave the sample first');
  });
});

describe('import', () => {
  test('brings everything back, after a dry run and a press', async () => {
    const ana = newOwner();
    await sayAll(ana, 'set data customers 3', 'set data track smb', 'add AZ-305 Luis Vega 2026-03-01');
    await sayAll(ana, 'rules microsoft', 'add AZ-104: Marta Soler, Eva Prat');
    const text = await exportAll(ana);
    await sayAll(ana, 'set data customers 9', 'set security enterprise azure customers 4', 'rules brief');
    await sayAll(ana, 'remove AZ-104 Eva Prat', 'add AZ-500 Nora Peña', 'remove AZ-305 Luis Vega');
    const asked = await drop(ana, text);
    expect(asked.text).toContain('Replace your data with this file?');
    expect(asked.text).toContain('People: 2 are added, nobody changes, 1 goes.');
    expect((await ana.say('set data')).text).toContain('customers: 9');
    expect((await ana.press(asked.dataOf('Apply'))).text).toContain('as in the file');
    const back = JSON.parse(await exportAll(ana));
    expect(back.partner).toEqual(JSON.parse(text).partner);
    expect(back.changes).toHaveLength(12);
    expect((await drop(ana, text)).text).toContain('already as in this file');
    expect((await ana.press(asked.dataOf('Apply'))).text).toContain('already saved');
  });

  test('moves a partner to another tenant, where whoever brings it stays owner', async () => {
    const luis = conversation.talkAs('Luis', conversation.newTenant());
    await luis.say('set data customers 3');
    const text = await exportAll(luis);
    const ana = newOwner();
    await ana.say('set data customers 9');
    const asked = await drop(ana, text);
    expect(asked.text).toContain('Owners would be Luis and Ana');
    await ana.press(asked.dataOf('Apply'));
    expect((await ana.say('set data customers 4')).text).toContain('4');
  });

  test('makes the first who brings data to an empty place its owner', async () => {
    const luis = conversation.talkAs('Luis', conversation.newTenant());
    await luis.say('set data customers 3');
    const ana = newOwner();
    const asked = await drop(ana, await exportAll(luis));
    expect((await ana.press(asked.dataOf('Apply'))).text).toContain('you are the owner');
    expect((await ana.say('set data')).text).toContain('customers: 3');
  });

  test('is for owners: nothing is even fetched for somebody else, and no forged press applies', async () => {
    const tenant = conversation.newTenant();
    const ana = newOwner(tenant);
    const luis = conversation.talkAs('Luis', tenant);
    await ana.say('set data customers 3');
    const text = await exportAll(ana);
    await ana.say('set data customers 9');
    const asked = await drop(ana, text);
    let isRead = false;
    const heard = await luis.send({
      kind: 'file',
      name: 'export.json',
      async read() {
        isRead = true;
        return { kind: 'unreachable' };
      },
    });
    expect(heard.text).toContain('owner');
    expect(isRead).toBe(false);
    expect((await luis.press(asked.dataOf('Apply'))).text).toContain('owner');
    expect((await ana.say('set data')).text).toContain('customers: 9');
  });

  test('applies nothing that was cancelled, replaced by a newer file, or shown on other data', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const text = await exportAll(ana);
    await ana.say('set data customers 9');
    const first = await drop(ana, text);
    await ana.press(first.dataOf('Cancel'));
    expect((await ana.press(first.dataOf('Apply'))).text).toContain('drop the file again');
    const second = await drop(ana, text);
    const third = await drop(ana, text);
    expect((await ana.press(second.dataOf('Apply'))).text).toContain('replaced by a newer file');
    await ana.say('set data services 2');
    expect((await ana.press(third.dataOf('Apply'))).text).toContain('Somebody changed the data');
    expect((await ana.say('set data')).text).toContain('customers: 9');
  });

  test('waits for a day at most', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const text = await exportAll(ana);
    await ana.say('set data customers 9');
    const asked = await drop(ana, text);
    const later = { now: Temporal.Instant.from('2026-11-23T09:01:00Z') };
    expect((await ana.press(asked.dataOf('Apply'), later)).text).toContain('drop the file again');
    expect((await ana.say('set data', later)).text).toContain('customers: 9');
  });

  test('reads the people that were exported, adds whom it lacks, and takes nobody away', async () => {
    const luis = conversation.talkAs('Luis', conversation.newTenant());
    await sayAll(luis, 'add AZ-305 Ana García 2026-03-01 2027-03-01', 'add AZ-104 Eva "Evi" Prat');
    const csv = (await accept(luis, await luis.say('export people'))).text;
    expect((await drop(luis, csv)).text).toContain('All of it is on your list already');
    const ana = newOwner();
    await ana.say('add DP-300 Nora Peña');
    const tried = await drop(ana, csv);
    expect(tried.text).toContain('2 new certifications, for 2 people');
    expect((await ana.say('people')).text).toContain('1 person, 1 certification');
    await ana.press(tried.dataOf('Save 2 people'));
    expect((await ana.say('people')).text).toContain('3 people, 3 certifications');
    expect((await drop(ana, csv)).text).toContain('All of it is on your list already');
  });

  test('reads any list of people that was dropped, and says what of it was not understood', async () => {
    const ana = newOwner();
    const tried = await drop(
      ana,
      'sep=;\r\nNombre;Certificación\r\n"Ana ""Nina"" García";AZ-305\r\nLuis Vega;AZ-999\r\n',
    );
    expect(tried.text).toContain('Ana "Nina" García (new): AZ-305');
    expect(tried.text).toContain('Line 4 not understood');
  });

  test('of people is for editors, too; of everything it is not', async () => {
    const tenant = conversation.newTenant();
    const ana = newOwner(tenant);
    const luis = conversation.talkAs('Luis', tenant);
    await ana.say('add AZ-104 Eva Prat');
    const everything = await exportAll(ana);
    await ana.send(
      { kind: 'text', text: 'grant Luis editor', mentions: [{ id: `Luis@${tenant}`, name: 'Luis' }] },
      {
        lookUpMentioned: async (id) => ({ id, name: 'Luis', membership: { kind: 'member', mail: null } }),
      },
    );
    expect((await drop(luis, everything)).text).toContain('Only an owner');
    const tried = await drop(luis, 'Name,Certification\nAna García,AZ-305\n');
    await luis.press(tried.dataOf('Save 1 person'));
    expect((await ana.say('people')).text).toContain('2 people, 2 certifications');
  });

  test('that is cancelled on an old card leaves the newer file waiting', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const text = await exportAll(ana);
    await ana.say('set data customers 9');
    const old = await drop(ana, text);
    const asked = await drop(ana, text);
    await ana.press(old.dataOf('Cancel'));
    expect((await ana.press(asked.dataOf('Apply'))).text).toContain('as in the file');
  });

  test.each([
    ['{"name":"somebody else\'s"}', 'I do not know what'],
    ['PK\u0003\u0004 a workbook', 'damaged'],
    ['', 'I do not know what'],
    ['{"format":"partner-score-export","version":9}', 'newer version'],
    ['{"format":"partner-score-export","version":1,"partner":{"settings":3}}', 'damaged'],
  ])('says clearly what is wrong with %s', async (text, sentence) => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    expect((await drop(ana, text)).text).toContain(sentence);
  });

  test('of figures that nobody could have typed breaks no answer', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const backup = JSON.parse(await exportAll(ana));
    const { by, day } = backup.partner.figures.azure.netCustomerAdds;
    for (const value of [-5, 2.5, 1e300, -1e300]) {
      const figure = { value, day, by };
      backup.partner.figures.azure = { netCustomerAdds: figure, usageGrowthPercent: figure, unknown: figure };
      const asked = await drop(ana, JSON.stringify(backup));
      await ana.press(asked.dataOf('Apply'));
      for (const text of ['score', 'score data', 'gaps', 'update data', 'set data']) {
        expect((await ana.say(text)).text).not.toBe('');
      }
    }
  });

  test.each([
    ['too large', 'larger than 50 MiB'],
    ['unreachable', 'could not fetch'],
  ] as const)('says so when a file is %s', async (kind, sentence) => {
    const heard = await newOwner().send({ kind: 'file', name: 'export.json', read: async () => ({ kind }) });
    expect(heard.text).toContain(sentence);
  });

  test('brings a thousand people to an empty place, where whoever brings them becomes owner', async () => {
    const luis = conversation.talkAs('Luis', conversation.newTenant());
    await luis.say('set data customers 3');
    const text = createBackup(await exportAll(luis), { people: createPeople(1000) });
    const ana = newOwner();
    const asked = await drop(ana, text);
    expect(asked.text).toContain('People: 1,000 are added, nobody changes, nobody goes.');
    const applied = await ana.press(asked.dataOf('Apply'));
    expect(applied.text).toContain('you are the owner');
    expect((await ana.say('people')).text).toContain('1,000 people, 1,000 certifications');
    expect((await drop(ana, await exportAll(ana))).text).toContain('already as in this file');
  });

  test('of another thousand is one change, which undo takes back, and undo again puts in', async () => {
    const ana = newOwner();
    const minutes = (count: number) => ({ now: Temporal.Instant.from('2026-11-22T09:00:00Z').add({ minutes: count }) });
    await sayAll(ana, 'set data customers 3', 'add AZ-104: Marta Soler, Eva Prat');
    const text = await exportAll(ana);
    const first = createBackup(text, { people: createPeople(1000) });
    await ana.press((await drop(ana, first)).dataOf('Apply'), minutes(1));
    const before = await readPartner(ana);
    const people = createPeople(2000)
      .slice(500)
      .map((person) => ({ ...person, name: `${person.name}!` }));
    const asked = await drop(ana, createBackup(text, { people }), minutes(2));
    expect(asked.text).toContain('People: 1,000 are added, 500 change, 500 go.');
    const applied = await ana.press(asked.dataOf('Apply'), minutes(2));
    const after = await readPartner(ana);
    expect(after.people).toHaveLength(1500);

    const undone = await ana.press(applied.dataOf('Undo'), minutes(3));
    expect(undone.text).toContain('Taken back.');
    expect(await readPartner(ana)).toEqual(before);
    await ana.press(undone.dataOf('Undo'), minutes(4));
    expect(await readPartner(ana)).toEqual(after);
    const audit = (await ana.say('audit')).text;
    expect(audit.split('\n').filter((line) => line.startsWith('22 November'))).toHaveLength(6);
    expect(audit).toContain('1,996 others');
    expect((await ana.say('history')).text).toContain('22 November');
  });

  test('that differs in too much is refused as a whole, saying what is accepted', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const text = createBackup(await exportAll(ana), { people: createPeople(10_001) });
    expect((await drop(ana, text)).text).toContain(
      'differs from your data in 10,001 entries. I can replace up to 10,000',
    );
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test('of names too long for storage is refused as a whole, saying what is accepted', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const text = await exportAll(ana);
    const create = (count: number) =>
      createBackup(text, {
        people: createPeople(count).map((person) => ({ ...person, name: randomBytes(240).toString('base64') })),
      });
    expect((await drop(ana, create(5000))).text).toContain('fewer where their names are very long');
    expect((await ana.say('people')).text).toContain('Nobody yet');

    await ana.press((await drop(ana, create(3000))).dataOf('Apply'));
    const before = await readPartner(ana);
    // The file itself is small enough, but not the record of who was there and who came.
    const applied = await ana.press((await drop(ana, create(3000))).dataOf('Apply'));
    expect(applied.text).toContain('fewer where their names are very long');
    expect(await readPartner(ana)).toEqual(before);
  });
});

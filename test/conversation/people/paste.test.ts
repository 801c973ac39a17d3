import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

function newOwner(): Person {
  return conversation.talkAs('Ana', conversation.newTenant());
}

const LIST = [
  'Name, Email, Certification, Earned, Expires',
  'Ana García, ana.garcia@contoso.com, AZ-305, 2026-03-01, 2027-03-01',
  'Luis Vega, luis@contoso.com, Azure Administrator Associate, 2026-01-15, 2027-01-15',
  'Marta Soler, marta@contoso.com, AZ-306, 2026-01-15,',
  '"Prat, Eva", eva@contoso.com, DP-300, , 21/03/2027',
].join('\n');

describe('a pasted list', () => {
  test('is tried first and saved with one press', async () => {
    const ana = newOwner();
    const tried = await ana.say(LIST);
    expect(tried.text).toContain('I read 4 lines');
    expect(tried.text).toContain('3 new certifications, for 3 people, 3 of them new on your list.');
    expect(tried.text).toContain('Ana García (new): AZ-305 until 1 March 2027');
    expect(tried.text).toContain('Eva Prat (new): DP-300 until 21 March 2027');
    expect(tried.text).toContain('Line 4 not understood.');
    expect(tried.text).toContain('“AZ-306”. Did you mean');
    expect((await ana.say('people')).text).toContain('Nobody yet');

    const saved = await ana.press(tried.dataOf('Save 3 people'));
    expect(saved.text).toContain('Saved: 3 certifications of 3 people.');
    const people = (await ana.say('people')).text;
    for (const name of ['Ana García', 'Luis Vega', 'Eva Prat']) expect(people).toContain(name);
    expect(people).not.toContain('Marta');
  });

  test('of completed trainings leaves out courses and what is not active, and says so', async () => {
    const ana = newOwner();
    const tried = await ana.say(
      [
        'TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,CorpEmail,ActivationStatus',
        'Microsoft Certified: Azure Solutions Architect Expert,Certification,Ana,García,ana@contoso.com,Active',
        'AZ-104: Prerequisites for Azure administrators,Course,Luis,Vega,luis@contoso.com,Active',
        'Microsoft Certified: Azure Administrator Associate,Certification,Eva,Prat,eva@contoso.com,Inactive',
      ].join('\n'),
    );
    expect(tried.text).toContain('1 new certification, for 1 person');
    expect(tried.text).toContain('Line 3 left out. Only certifications give points; this is something else: “Course”.');
    expect(tried.text).toContain('Line 4 left out. It is not active: “Inactive”.');
  });

  test('changes nothing twice, whatever is pressed again', async () => {
    const ana = newOwner();
    const tried = await ana.say(LIST);
    const data = tried.dataOf('Save 3 people');
    await ana.press(data);
    await ana.say('remove AZ-305 Ana García');
    expect((await ana.press(data)).text).toMatch(/was saved, cancelled, replaced|already saved/);
    expect((await ana.say('people')).text).toContain('2 people, 2 certifications');
  });

  test('is forgotten when cancelled, replaced or a day old', async () => {
    const ana = newOwner();
    const cancelled = await ana.say(LIST);
    expect((await ana.press(cancelled.dataOf('Cancel'))).text).toContain('Nothing was changed');
    expect((await ana.press(cancelled.dataOf('Save 3 people'))).text).toContain('cancelled, replaced');
    const older = await ana.say(LIST);
    const newer = await ana.say('add\nAna García AZ-104\nLuis Vega AZ-104');
    expect((await ana.press(older.dataOf('Save 3 people'))).text).toContain('replaced by a newer one');
    const { Temporal } = await import('temporal-polyfill');
    const later = { now: Temporal.Instant.from('2026-11-23T10:00:00Z') };
    expect((await ana.press(newer.dataOf('Save 2 people'), later)).text).toContain('a day old');
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test('is nobody else’s to save', async () => {
    const tenant = conversation.newTenant();
    const ana = conversation.talkAs('Ana', tenant);
    const luis = conversation.talkAs('Luis', tenant);
    await ana.say('set data customers 3');
    const tried = await ana.say(LIST);
    await luis.press(tried.dataOf('Save 3 people'));
    expect((await ana.say('people')).text).toContain('Nobody yet');
    const refused = await luis.press((await luis.say(LIST)).dataOf('Save 3 people'));
    expect(refused.text).toContain('Ana');
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test('tells what is known already and what would change', async () => {
    const ana = newOwner();
    await ana.press((await ana.say(LIST)).dataOf('Save 3 people'));
    const again = await ana.say(LIST.replace('2027-03-01', '2028-03-01'));
    expect(again.text).toContain(
      'No certification is new, 1 with other days, for 1 person. 2 are on your list already.',
    );
    expect(again.text).toContain('Ana García: AZ-305 until 1 March 2028 (was 1 March 2027)');
    await ana.press(again.dataOf('Save 1 person'));
    expect((await ana.say(LIST.replace('2027-03-01', '2028-03-01'))).text).toContain(
      'All of it is on your list already',
    );
  });

  test('never merges or adds a similar name by itself', async () => {
    const ana = newOwner();
    await ana.say('add AZ-104 Nora Peña');
    const list = 'Nora AZ-305\nLuis Vega AZ-305\nNora Peña DP-300';
    const tried = await ana.say(list);
    expect(tried.text).toContain('Line 1: Nora is like Nora Peña');
    await ana.press(tried.dataOf('Save without the similar name'));
    const without = (await ana.say('people')).text;
    expect(without).toContain('2 people, 3 certifications');
    const asNew = await ana.say(list);
    await ana.press(asNew.dataOf('Save all: 1 similar name is somebody new'));
    expect((await ana.say('people')).text).toContain('3 people, 4 certifications');
  });

  test('is looked at again when a name became similar meanwhile', async () => {
    const ana = newOwner();
    const tried = await ana.say('Nora AZ-305\nLuis Vega AZ-305');
    await ana.say('add AZ-104 Nora Peña');
    const again = await ana.press(tried.dataOf('Save 2 people'));
    expect(again.text).toContain('Your list changed meanwhile');
    expect(again.text).toContain('Nora is like Nora Peña');
    await ana.press(again.dataOf('Save without the similar name'));
    expect((await ana.say('people')).text).toContain('2 people, 2 certifications');
  });

  test('shows no names in a channel', async () => {
    const ana = newOwner();
    await ana.say('add AZ-104 Nora Peña');
    const channel = { chat: { id: `19:${randomUUID()}`, kind: 'channel' } } as const;
    const tried = await ana.say(`${LIST}\nNora, , AZ-104\nnobody knows what`, channel);
    expect(tried.text).toContain('3 new certifications, for 3 people');
    expect(tried.text).toContain('1 name is like a name you have already');
    for (const name of ['García', 'Vega', 'Prat', 'Peña', 'AZ-306', 'nobody knows'])
      expect(tried.text).not.toContain(name);
    expect(tried.text).toContain('Line 4 not understood. I do not know that certification.');
  });

  test('is read in Spanish as copied from a spreadsheet', async () => {
    const ana = newOwner();
    const list = [
      'Nombre\tApellidos\tCorreo electrónico\tCertificación\tFecha de obtención\tCaduca',
      'Ana\tGarcía\tana.g@contoso.com\tAZ-305\t01/03/2026\t01/03/2027',
      'Luis\tVega\t\tAZ-104\t25/03/2026\t25/03/2027',
    ].join('\n');
    const tried = await ana.say(`añadir\n${list}`);
    expect(tried.text).toContain('Ana García (new): AZ-305 until 1 March 2027');
    expect(tried.text).toContain('Luis Vega (new): AZ-104 until 25 March 2027');
  });
});

describe('size', () => {
  const row = (index: number) => `Person Number${index}, p${index}@contoso.com, AZ-305, 2026-03-01, 2027-03-01`;
  const rows = (count: number) => Array.from({ length: count }, (_, index) => row(index)).join('\n');

  test('500 people are saved at once, and taken back at once', async () => {
    const ana = newOwner();
    await ana.say('set data customers 3');
    const tried = await ana.say(rows(500));
    expect(tried.text).toContain('and 488 more people.');
    const saved = await ana.press(tried.dataOf('Save 500 people'));
    expect(saved.text).toContain('Saved: 500 certifications of 500 people.');
    expect((await ana.say('people')).text).toContain('500 people, 500 certifications');
    expect((await ana.press(tried.dataOf('Save 500 people'))).text).toMatch(
      /was saved, cancelled, replaced|already saved/,
    );
    await ana.press(saved.dataOf('Undo'));
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test('1,000 certifications on 500 lines are saved at once', async () => {
    const ana = newOwner();
    const lines = Array.from({ length: 500 }, (_, index) => `p${index}@contoso.com, AZ-305, AZ-104`).join('\n');
    const tried = await ana.say(`add\n${lines}`);
    await ana.press(tried.dataOf('Save 500 people'));
    expect((await ana.say('people')).text).toContain('500 people, 1,000 certifications');
  });

  test('500 lines about 60 people are saved', async () => {
    const codes = ['AZ-104', 'AZ-305', 'DP-300', 'AZ-700', 'AZ-400', 'PL-300', 'SC-200', 'SC-300', 'MD-102'];
    const lines = Array.from(
      { length: 500 },
      (_, index) => `Person Number${index % 60}\tp${index % 60}@contoso.com\t${codes[Math.floor(index / 60)]}`,
    );
    const ana = newOwner();
    const tried = await ana.say(lines.join('\n'));
    expect((await ana.press(tried.dataOf('Save 60 people'))).text).toContain('Saved: 500 certifications of 60 people.');
  });

  test('1,001 certifications are too many', async () => {
    const lines = Array.from({ length: 334 }, (_, index) => `p${index}@contoso.com, AZ-305, AZ-104, DP-300`).join('\n');
    expect((await newOwner().say(`add\n${lines}`)).text).toContain('That is 1,002 certifications; I read up to 1,000');
  });

  test('501 lines are too many', async () => {
    expect((await newOwner().say(rows(501))).text).toContain('That is 501 lines; I read up to 500 at once');
  });

  test.each([
    ['lines without sense', Array.from({ length: 500 }, () => 'lorem ipsum dolor sit amet').join('\n')],
    ['empty lines', `x${'\n'.repeat(3000)}`],
    ['tabs', '\t'.repeat(3000)],
    ['one endless line', `add\n${'AZ-305 Ana '.repeat(5000)}`],
    ['separators', ',;|\t\n'.repeat(700)],
    ['codes', 'AZ-999\n'.repeat(500)],
    ['quotation marks', '"Ana, AZ-305\n"Luis, AZ-104\n'.repeat(20)],
    ['card syntax', `$\{x} AZ-305\n[a](http://x.example) AZ-104\n**b** DP-300`],
  ])('%s change nothing', async (_case, text) => {
    const ana = newOwner();
    expect((await ana.say(text)).kind).toBe('message');
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });
});

test('several commands on several lines are no list', async () => {
  const ana = newOwner();
  await ana.say('add AZ-305 Luis Vega');
  const heard = await ana.say('remove AZ-305 Luis Vega\nremove AZ-104 Luis Vega');
  expect(heard.text).not.toContain('I read');
});

describe('one person at a time', () => {
  test('may stand before the certification', async () => {
    const ana = newOwner();
    expect((await ana.say('add Nora Peña AZ-305 2026-03-01')).text).toContain(
      'Added: Azure Solutions Architect Expert',
    );
    expect((await ana.say('people')).text).toContain('Nora Peña');
  });

  test('with a mail learned later is the same one', async () => {
    const ana = newOwner();
    await ana.say('add AZ-305 Nora Peña');
    await ana.say('add AZ-104 Nora Peña <nora@contoso.com>');
    await ana.say('add DP-300 nora@contoso.com');
    expect((await ana.say('people')).text).toContain('1 person, 3 certifications');
  });

  test('with a mail that looks like somebody known is asked, and the answer learned', async () => {
    const ana = newOwner();
    await ana.say('add AZ-305 Nora Peña');
    const asked = await ana.say('add AZ-104 nora.pena@contoso.com');
    expect(asked.text).toContain('Who is nora.pena@contoso.com?');
    await ana.press(asked.dataOf('Nora Peña'));
    await ana.say('add DP-300 nora.pena@contoso.com');
    expect((await ana.say('people')).text).toContain('1 person, 3 certifications');
  });
});

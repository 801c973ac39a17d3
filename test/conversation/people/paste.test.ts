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
    expect(tried.text).toContain('Ana García (new): AZ-305, earned 1 March 2026, until 1 March 2027');
    expect(tried.text).toContain('Eva Prat (new): DP-300, until 21 March 2027');
    expect(tried.text).toContain('Line 4 not understood.');
    expect(tried.text).toContain('“AZ-306”. Did you mean');
    expect((await ana.say('people')).text).toContain('Nobody yet');

    const saved = await ana.press(tried.dataOf('Save 3 people'));
    expect(saved.text).toContain('Saved: 3 certifications of 3 people.');
    const people = (await ana.say('people')).text;
    for (const name of ['Ana García', 'Luis Vega', 'Eva Prat']) expect(people).toContain(name);
    expect(people).not.toContain('Marta');
  });

  test.each(['paste', 'Paste:', 'pegar', 'add'])('keeps its lines behind "%s"', async (word) => {
    const lines = LIST.split('\n').slice(1, 3);
    const { text } = await newOwner().say(`${word}\n${lines.join('\n')}`);
    expect(text).toContain('2 new certifications, for 2 people');
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
    expect(again.text).toContain('Ana García: AZ-305, earned 1 March 2026, until 1 March 2028 (was 1 March 2027)');
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
    expect(tried.text).toContain('Ana García (new): AZ-305, earned 1 March 2026, until 1 March 2027');
    expect(tried.text).toContain('Luis Vega (new): AZ-104, earned 25 March 2026, until 25 March 2027');
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

describe('a title', () => {
  test.each([
    [
      'add Microsoft Certified: Azure Enterprise Data Analyst Associate Iker Gil',
      'Azure Enterprise Data Analyst Associate (DP-500)” is retired',
    ],
    ['add Azure Enterprise Data Analyst Associate Iker Gil', 'is retired'],
    ['add Iker Gil Microsoft Certified: Azure Enterprise Data Analyst Associate', 'is retired'],
    [
      'add Microsoft Certified: Azure Quantum Data Analyst Associate Iker Gil',
      'I do not know a certification called “Azure Quantum Data Analyst Associate”',
    ],
    ['add Azure Quantum Wizard Expert Iker Gil', 'I do not know a certification called “Azure Quantum Wizard Expert”'],
    [
      'add Microsoft Certified: Quantum Wizard Iker Gil',
      'I do not know a certification called “Quantum Wizard Iker Gil”',
    ],
    ['add Azure Data Fundamentals Iker Gil', 'is a fundamentals certification'],
    ['add Azure Quantum Fundamentals Iker Gil', '“Azure Quantum Fundamentals” is a fundamentals certification'],
    ['add AZ-900 Iker Gil', 'is a fundamentals certification'],
    ['add AZ-104: Prerequisites for Azure administrators', 'does not look like a name'],
    ['add AZ-104T00 Iker Gil', 'I do not know'],
    ['add Azure Administrator Associate Quantum Expert Iker Gil', 'does not look like a name'],
    ['add AZ-305 Ana and Luis', 'does not look like a name'],
    ['add AZ-305 to my score?', 'I change nothing on a guess'],
  ])('"%s" saves nothing, and says why', async (text, why) => {
    const ana = newOwner();
    const heard = await ana.say(text);
    expect(heard.text).toContain(why);
    expect(heard.text).not.toContain('Did you mean Azure Data Scientist');
    expect((await ana.say('people')).text).toContain('Nobody yet');
  });

  test.each([
    ['add Modern Desktop Administrator Associate Iker Gil', 'Endpoint Administrator Associate (MD-102)'],
    ['add Microsoft 365 Certified: Modern Desktop Administrator Associate Iker Gil', '(MD-102)'],
    ['add Exam AZ-104: Microsoft Azure Administrator Iker Gil', 'Azure Administrator Associate (AZ-104)'],
    ['add AZ-104: Iker Gil', '(AZ-104)'],
    ['add AZ-104 to Iker Gil', '(AZ-104)'],
    ['add Iker Gil has passed AZ-104', '(AZ-104)'],
    ['add Microsoft Certified: Azure Administrator Associate Iker de la Cruz Gil 2026-03-01', '(AZ-104)'],
  ])('"%s" is saved as today’s certification', async (text, certification) => {
    const ana = newOwner();
    expect((await ana.say(text)).text).toContain(certification);
    expect((await ana.say('people')).text).toMatch(/Iker (de la Cruz )?Gil/);
  });

  test('in a row that is not known is not understood, and said so', async () => {
    const ana = newOwner();
    const row = 'Persona Alonso\tMicrosoft Certified: Azure Enterprise Data Analyst Associate\t2026-05-22\t2027-05-22';
    for (const text of [row, `Name\tCertification\tEarned\tExpires\n${row}`, row.replaceAll('\t', ';')]) {
      const heard = await ana.say(text);
      expect(heard.text).toContain('Azure Enterprise Data Analyst Associate (DP-500)” is retired');
      expect(heard.text).not.toContain('PL-300');
    }
    const beside = await ana.say(`${row}\nLuis Vega\tAZ-104\t2026-05-22\t2027-05-22`);
    expect(beside.text).toContain('Line 1 left out.');
    expect(beside.text).toContain('Luis Vega (new): AZ-104');
  });

  test('column of courses gives no certifications', async () => {
    const heard = await newOwner().say(
      [
        'Name;Title;Date',
        'Luis Vega;AZ-104: Prerequisites for Azure administrators;2026-03-01',
        'Luis Vega;Course AZ-104T00-A: Microsoft Azure Administrator;2026-03-01',
        'Luis Vega;AZ-305: Design data storage solutions;2026-03-01',
        'Ana García;Microsoft Certified: Azure Solutions Architect Expert;2026-03-01',
      ].join('\n'),
    );
    expect(heard.text).toContain('1 new certification, for 1 person');
    for (const line of [2, 3, 4])
      expect(heard.text).toContain(`Line ${line} left out. Only certifications give points`);
  });
});

describe('a table', () => {
  const rows = ['Ana García;AZ-305;01.03.2026;01.03.2027', 'Luis Vega;AZ-104;12.11.2025;12.11.2027'];

  test.each([
    'Name;Certification;Earned;Expires',
    'Name;Zertifizierung;Erworben am;Gültig bis',
    "Nom;Certification;Date d'obtention;Expire le",
    'Nome;Certificação;Obtida em;Validade',
  ])('is read under the head %j, with semicolons and with tabs', async (head) => {
    const text = [head, ...rows].join('\n');
    for (const table of [text, text.replaceAll(';', '\t'), `sep=;\n${text}`]) {
      const tried = await newOwner().say(table);
      expect(tried.text).toContain('I read 2 lines');
      expect(tried.text).toContain('Ana García (new): AZ-305, earned 1 March 2026, until 1 March 2027');
      expect(tried.text).not.toMatch(/Line \d/);
    }
  });

  test('of one row is one, too', async () => {
    const heard = await newOwner().say('Ana García\tAZ-305\t46082\t46447');
    expect(heard.text).toContain('Ana García (new): AZ-305, earned 1 March 2026, until 1 March 2027');
  });
});

describe('one thing that is not understood', () => {
  test('takes nothing from the rest, on other lines or on its own', async () => {
    const heard = await newOwner().say(
      ['add', 'Ana García; AZ-305, AZ-999', 'what is this', 'Luis Vega; AZ-104; 45/45/2026', 'Eva Prat; DP-300'].join(
        '\n',
      ),
    );
    expect(heard.text).toContain('Ana García (new): AZ-305');
    expect(heard.text).toContain('Eva Prat (new): DP-300');
    for (const line of [2, 3, 4]) expect(heard.text).toContain(`Line ${line} not understood.`);
  });

  test('beside as much that is, is a list still', async () => {
    expect((await newOwner().say('Ana García AZ-305\nLuis Vega')).text).toContain('Ana García (new): AZ-305');
  });
});

describe('days that can be read in two ways', () => {
  const list = 'Name\tCertification\tEarned\tExpires\nAna García\tAZ-305\t03/04/2026\t03/04/2027';
  const first = 'AZ-305, earned 3 April 2026, until 3 April 2027';
  const second = 'AZ-305, earned 4 March 2026, until 4 March 2027';

  test.each([
    ['en-GB', first, 'Read it as 4 March 2026', second],
    ['de-DE', first, 'Read it as 4 March 2026', second],
    ['en-US', second, 'Read it as 3 April 2026', first],
  ])('go by the locale %s, and one press reads them the other way', async (locale, likely, button, other) => {
    const ana = newOwner();
    await ana.say('language english');
    const tried = await ana.say(list, { locale });
    expect(tried.text).toContain(likely);
    expect(tried.text).toContain('it could be');
    const again = await ana.press(tried.dataOf(button), { locale });
    expect(again.text).toContain(other);
    await ana.press(again.dataOf('Save 1 person'), { locale });
    expect((await ana.say(list, { locale: locale === 'en-US' ? 'en-GB' : 'en-US' })).text).toContain(
      'All of it is on your list',
    );
  });

  test.each(['en', null, 'sv-SE', 'nonsense'])(
    'are asked once where the locale is %s, with both readings',
    async (locale) => {
      const ana = newOwner();
      await ana.say('language english');
      const asked = await ana.say(list, { locale });
      expect(asked.text).toContain('“03/04/2026”');
      expect(asked.text).not.toContain('AZ-305');
      const tried = await ana.press(asked.dataOf('Read it as 3 April 2026'), { locale });
      expect(tried.text).toContain(first);
      await ana.press(tried.dataOf('Save 1 person'), { locale });
      expect((await ana.say('people')).text).toContain('1 person, 1 certification');
      expect((await ana.press(asked.dataOf('Read it as 4 March 2026'), { locale })).text).toContain(
        'That list was saved',
      );
    },
  );

  test('are not asked where the column as a whole allows one reading', async () => {
    const whole = `${list}\nLuis Vega\tAZ-104\t21/04/2026\t21/04/2027`;
    const tried = await newOwner().say(whole, { locale: 'en-US' });
    expect(tried.text).toContain(first);
    expect(tried.text).not.toContain('it could be');
  });
});

describe('a training report without a column of expiry days', () => {
  const report = [
    'TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,CorpEmail,TrainingCompletionDate,ActivationStatus',
    'Microsoft Certified: Azure Solutions Architect Expert,Certification,Ana,García,ana@contoso.com,2026-03-21,Active',
    'Microsoft Certified: Azure Administrator Associate,Certification,Luis,Vega,luis@contoso.com,2025-03-21,Active',
    'Microsoft 365 Certified: Fundamentals,Certification,Eva,Prat,eva@contoso.com,2025-03-21,Active',
  ].join('\n');

  test('says before and after saving that expiry is unknown, and when such certifications usually lapse', async () => {
    const ana = newOwner();
    const tried = await ana.say(report);
    const saved = await ana.press(tried.dataOf('Save 3 people'));
    for (const { text } of [tried, saved]) {
      expect(text).toContain('2 certifications have no expiry day here');
      expect(text).toContain('a year after they were earned or last renewed, the next of these on 21 March 2027');
      expect(text).toContain('1 has lapsed by now unless it was renewed');
    }
  });

  test('says nothing of it where all days are known', async () => {
    const ana = newOwner();
    const saved = await ana.press((await ana.say(LIST)).dataOf('Save 3 people'));
    expect(saved.text).not.toContain('no expiry day');
  });
});

test('people whose names differ in one letter are two', async () => {
  const ana = newOwner();
  const tried = await ana.say('Person A, AZ-305\nPerson B, AZ-305\nUser 12, AZ-104\nUser 13, AZ-104');
  expect(tried.text).not.toContain('is like');
  await ana.press(tried.dataOf('Save 4 people'));
  expect((await ana.say('add AZ-104 Person C')).text).toContain('Added');
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

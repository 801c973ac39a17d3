import { describe, expect, test } from 'vitest';
import { parsePeople } from '../../../src/imports/people/parsePeople.ts';
import { splitTable } from '../../../src/imports/splitTable.ts';

const TODAY = '2026-11-22';
const ARCHITECT = 'azure-solutions-architect-expert';
const ADMINISTRATOR = 'azure-administrator-associate';

function read(...lines: readonly string[]) {
  return parsePeople(splitTable(lines.join('\n')), { day: TODAY, dayOrder: null });
}

const ana = { line: 1, name: 'Ana García', mail: null, certification: ARCHITECT };
const days = { earned: '2026-03-01', expires: '2027-03-21' };

describe('a line in words', () => {
  test.each([
    'Ana García AZ-305 2026-03-01 2027-03-21',
    'AZ-305 Ana García 2027-03-21 2026-03-01',
    'Ana García has AZ-305 from 1 March 2026 until 21 March 2027',
    '1. Ana García - az305 - 2026/03/01 - 2027.03.21',
    '• Ana García: Azure Solutions Architect Expert, Mar 1, 2026, Mar 21, 2027',
    'Ana García | Microsoft Certified: Azure Solutions Architect Expert | 1-Mar-26 | 21-Mar-27',
    'Ana García;AZ 305;1 de marzo de 2026;21 de marzo de 2027',
    'Ana\tGarcía\tAZ-305\t01/03/2026\t21/03/2027',
    '"García, Ana",AZ-305,3/1/2026 12:00:00 AM,3/21/2027 12:00:00 AM',
    'Ana García, AZ-305, caduca 2027-03-21, obtenida 2026-03-01',
  ])('"%s" is read', (line) => {
    expect(read(line)).toEqual({
      kind: 'people',
      rows: [{ ...ana, ...days }],
      problems: [],
      rowCount: 1,
      openDay: null,
    });
  });

  test('may hold a mail, alone or beside the name', () => {
    expect(read('Ana García <Ana@Contoso.com> AZ-305').rows).toEqual([{ ...ana, mail: 'ana@contoso.com' }]);
    expect(read('ana@contoso.com, AZ-305').rows).toEqual([
      { ...ana, name: 'ana@contoso.com', mail: 'ana@contoso.com' },
    ]);
  });

  test('may hold several certifications', () => {
    expect(read('Ana García\tAZ-305, AZ-104').rows.map(({ certification }) => certification)).toEqual([
      ARCHITECT,
      ADMINISTRATOR,
    ]);
  });

  test('a single day to come is when it expires, a past one when it was earned', () => {
    expect(read('Ana García AZ-305 2027-03-21').rows).toEqual([{ ...ana, expires: '2027-03-21' }]);
    expect(read('Ana García AZ-305 2026-03-01').rows).toEqual([{ ...ana, earned: '2026-03-01' }]);
    expect(read('Ana García AZ-305 expires 2026-03-01').rows).toEqual([{ ...ana, expires: '2026-03-01' }]);
  });

  test('keeps names with small words in them whole', () => {
    expect(read('Luis de la Cruz AZ-305', 'Ana y Castro AZ-305').rows.map(({ name }) => name)).toEqual([
      'Luis de la Cruz',
      'Ana y Castro',
    ]);
  });
});

describe('a certification of several people', () => {
  test('stands above them', () => {
    const { rows } = read('AZ-305:', 'Ana García', 'Luis Vega 2027-01-01', 'AZ-104', 'Eva Prat');
    expect(rows.map(({ name, certification }) => [name, certification])).toEqual([
      ['Ana García', ARCHITECT],
      ['Luis Vega', ARCHITECT],
      ['Eva Prat', ADMINISTRATOR],
    ]);
  });

  test('or in front of them', () => {
    const { rows } = read('AZ-305: Ana García, Luis Vega', 'AZ-104: Eva Prat');
    expect(rows.map(({ line, name }) => [line, name])).toEqual([
      [1, 'Ana García'],
      [1, 'Luis Vega'],
      [2, 'Eva Prat'],
    ]);
  });
});

describe('a table with a head', () => {
  test('is read by its columns, in any order and with others between', () => {
    const { rows, problems } = read(
      'Office\tExpires\tPerson\tCertification\tE-mail\tDate earned',
      'Madrid\t21/03/2027\tAna García\tAZ-305\tana@contoso.com\t01/03/2026',
      'Bilbao\tn/a\tLuis Vega\tAZ-104\t\t',
    );
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      { ...ana, ...days, line: 2, mail: 'ana@contoso.com' },
      { line: 3, name: 'Luis Vega', mail: null, certification: ADMINISTRATOR },
    ]);
  });

  test('is read as Partner Center exports completed trainings', () => {
    const { rows, problems, rowCount } = read(
      'PGAMpnId,TrainingActivityId,TrainingTitle,TrainingType,IndividualFirstName,IndividualLastName,Email,CorpEmail,TrainingCompletionDate,ExpirationDate,ActivationStatus,Month',
      '1,x1,Microsoft Certified: Azure Solutions Architect Expert,Certification,Ana,García,ana@live.example,ana@contoso.com,3/1/2026,3/21/2027,Active,2026-03',
      '1,x2,Some other training,Learning path,Luis,Vega,,luis@contoso.com,3/1/2026,,Active,2026-03',
      '1,x3,AZ-104: Prerequisites for Azure administrators,Course,Luis,Vega,,luis@contoso.com,3/1/2026,,Active,2026-03',
      '1,x4,Microsoft Certified: Azure Administrator Associate,Certification,Luis,Vega,,luis@contoso.com,3/1/2026,3/21/2027,Inactive,2026-03',
      '1,x5,Some new certification,Certification,Luis,Vega,,luis@contoso.com,3/1/2026,,Active,2026-03',
    );
    expect(rows).toEqual([{ ...ana, ...days, line: 2, mail: 'ana@contoso.com' }]);
    expect(problems).toEqual([
      { line: 3, reason: 'other training', text: 'Learning path' },
      { line: 4, reason: 'other training', text: 'Course' },
      { line: 5, reason: 'not active', text: 'Inactive' },
      { line: 6, reason: 'unknown certification', text: 'Some new certification' },
    ]);
    expect(rowCount).toBe(5);
  });

  test('is read in Spanish', () => {
    const { rows } = read(
      'Nombre;Apellidos;Correo electrónico;Certificación;Caducidad',
      'Ana;García;;AZ-305;21/03/2027',
    );
    expect(rows).toEqual([{ ...ana, line: 2, expires: '2027-03-21' }]);
  });

  test('is read as a Markdown table', () => {
    expect(read('| Name | Cert |', '|---|---|', '| Ana García | AZ-305 |').rows).toEqual([{ ...ana, line: 3 }]);
  });
});

describe('days that two people would read differently', () => {
  test('follow the days of the list that can be read one way only', () => {
    expect(read('Ana García AZ-305 03/04/2026', 'Luis Vega AZ-104 21/04/2026').rows[0]?.earned).toBe('2026-04-03');
    expect(read('Ana García AZ-305 03/04/2026', 'Luis Vega AZ-104 04/21/2026').rows[0]?.earned).toBe('2026-03-04');
  });

  test('are not guessed where none of them tells, or where they contradict each other', () => {
    expect(read('Ana García AZ-305 03/04/2026').problems).toMatchObject([{ reason: 'unread day', text: '03/04/2026' }]);
    const mixed = read('Ana García AZ-305 03/04/2026', 'A B AZ-104 21/04/2026', 'C D AZ-104 04/21/2026');
    expect(mixed.problems).toMatchObject([{ line: 1, reason: 'unread day' }]);
  });
});

test.each([
  ['Ana García', 'no certification', 'Ana García'],
  ['Ana García, Azure Wizard', 'unknown certification', 'Azure Wizard'],
  ['Ana García AZ-306', 'unknown certification', 'AZ-306'],
  ['Ana García AZ-800', 'half certification', 'AZ-800'],
  ['AZ-305 2026-03-01', 'nobody', ''],
  [`${'Ana '.repeat(40)}AZ-305`, 'not a name', 'Ana '.repeat(40).trim()],
  ['Ana García AZ-305 45/45/2026', 'unread day', '45/45/2026'],
  ['Ana García AZ-305 2024-01-01 2025-01-01 2026-01-01', 'too many days', undefined],
  ['Ana García AZ-305 expires 2026-01-01 earned 2026-02-01', 'too many days', undefined],
])('"%s" is not understood: %s', (line, reason, text) => {
  const { rows, problems } = read(line);
  expect(rows).toEqual([]);
  expect(problems).toMatchObject([{ line: 1, reason, ...(text === undefined ? {} : { text }) }]);
});

test('counts lines as the person sees them, blank ones included', () => {
  const { problems } = read('Name, Certification', '', 'Ana García, AZ-305', '', 'Luis Vega, AZ-306');
  expect(problems).toMatchObject([{ line: 5 }]);
});

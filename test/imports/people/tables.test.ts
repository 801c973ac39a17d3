import { describe, expect, test } from 'vitest';
import { findPeopleFormat } from '../../../src/imports/formats.ts';
import { parsePeople } from '../../../src/imports/people/parsePeople.ts';
import { beginningOf } from '../../../src/imports/source.ts';
import { splitTable } from '../../../src/imports/splitTable.ts';
import type { DayOrder } from '../../../src/reading/parseDay.ts';

const ARCHITECT = 'azure-solutions-architect-expert';
const ADMINISTRATOR = 'azure-administrator-associate';

function read(text: string, dayOrder: DayOrder | null = null) {
  return parsePeople(splitTable(text), { day: '2026-11-28', dayOrder });
}

const whole = { name: 'Ana García', certification: ARCHITECT, earned: '2026-03-01', expires: '2027-03-01' };

describe('a table is a table', () => {
  const rows = ['Ana García;AZ-305;01.03.2026;01.03.2027', 'Luis Vega;AZ-104;12.11.2025;12.11.2026'];

  describe.each([
    'Name;Certification;Earned;Expires',
    'Person;Exam;Date earned;Valid until',
    'Nombre;Certificación;Fecha de obtención;Caduca',
    'Mitarbeiter;Zertifizierung;Erworben am;Gültig bis',
    'Name;Prüfung;Bestanden am;Läuft ab',
    "Collaborateur;Certificat;Date d'obtention;Date d'expiration",
    'Nom;Examen;Obtenue le;Valable jusqu’au',
    'Nome;Certificação;Data de obtenção;Validade',
    'Funcionário;Exame;Obtida em;Expira em',
    'NAME;exam_code;Completion_Date;ExpirationDate',
    'Nimi;Sertifikaatti;Suoritettu;Voimassa',
    null,
  ])('under the head %s', (head) => {
    test.each(['\t', ';', ' ; ', ',', '|'])('with its cells parted by %j', (separator) => {
      const text = [...(head === null ? [] : [head]), ...rows].join('\n').replaceAll(';', separator);
      expect(findPeopleFormat(beginningOf(text))?.name).toBe('people list');
      const { rows: people, problems } = read(text);
      expect(problems).toEqual([]);
      expect(people).toMatchObject([
        whole,
        { name: 'Luis Vega', certification: ADMINISTRATOR, earned: '2025-11-12', expires: '2026-11-12' },
      ]);
    });

    test.each([
      ['01.03.2026', '01.03.2027'],
      ['1.3.26', '1.3.27'],
      ['2026-03-01', '2027-03-01'],
      ['1 March 2026', '1 March 2027'],
      ['46082', '46447'],
      ['46082.5', '46447.25'],
      ['2026-03-01T00:00:00Z', '2027-03-01 12:00:00 AM'],
    ])('with days such as %s', (earned, expires) => {
      const text = [...(head === null ? [] : [head]), `Ana García;AZ-305;${earned};${expires}`].join('\n');
      expect(read(text).rows).toMatchObject([whole]);
    });
  });

  test.each([
    ['Vorname;Nachname;Zertifikat', 'Ana;García;AZ-305'],
    ['Name;Vorname;Zertifikat', 'García;Ana;AZ-305'],
    ['Nom;Prénom;Certification', 'García;Ana;AZ-305'],
    ['Nombre;Apellidos;Certificación', 'Ana;García;AZ-305'],
    ['Apelido;Nome;Certificação', 'García;Ana;AZ-305'],
  ])('with the halves of names in columns of their own: %s', (head, row) => {
    expect(read(`${head}\n${row}`).rows).toMatchObject([{ name: 'Ana García' }]);
  });

  test('below lines that say what it is', () => {
    const { rows: people, problems } = read(
      'Skilling report\nContoso, 2026\nName;Code\nAna García;AZ-305\nLuis;AZ-104\nEva;DP-300',
    );
    expect(problems).toEqual([]);
    expect(people).toHaveLength(3);
  });

  test('with the code in one column and the title in another', () => {
    const { rows: people } = read('Name;Code;Title\nAna García;;Azure Solutions Architect Expert\nLuis Vega;AZ-104;');
    expect(people.map(({ certification }) => certification)).toEqual([ARCHITECT, ADMINISTRATOR]);
  });

  test('with a column of places before the names that nothing heads', () => {
    expect(read('Cloud Engineer;Ana García;AZ-305\nData Engineer;Luis Vega;AZ-104').rows).toMatchObject([
      { name: 'Ana García' },
      { name: 'Luis Vega' },
    ]);
  });

  test('with names that elsewhere would say that there is nothing', () => {
    expect(read('First name;Last name;Code\nNan;Nie;AZ-305').rows).toMatchObject([{ name: 'Nan Nie' }]);
  });

  test('with quotation marks and line breaks in its cells', () => {
    const { rows: people } = read(
      '"Ana ""Nina"" García";AZ-305;01.03.2026\n"Luis\nVega";AZ-104;02.03.2026\nEva;DP-300;',
    );
    expect(people).toMatchObject([
      { line: 1, name: 'Ana "Nina" García' },
      { line: 2, name: 'Luis Vega' },
      { line: 4, name: 'Eva' },
    ]);
  });

  test('of something else is none', () => {
    for (const text of [
      'Name;Title\nAna García;Manager\nLuis Vega;Director',
      'Customer;Month;ACR\nFabrikam;2026-01;120\nLitware;2026-02;80',
      'Name;Mail\nAna García;ana@contoso.com\nLuis Vega;luis@contoso.com',
    ]) {
      expect(findPeopleFormat(beginningOf(text))).toBeNull();
    }
  });
});

describe('days that can be read in two ways', () => {
  const text = 'Name;Code;Earned;Expires\nAna García;AZ-305;03/04/2026;03/04/2027';

  test('are told, and read as was said', () => {
    expect(read(text, 'day first')).toMatchObject({
      openDay: '03/04/2026',
      rows: [{ earned: '2026-04-03', expires: '2027-04-03' }],
    });
    expect(read(text, 'month first').rows).toMatchObject([{ earned: '2026-03-04', expires: '2027-03-04' }]);
    expect(read(text)).toMatchObject({ openDay: '03/04/2026', rows: [], problems: [{ reason: 'unread day' }] });
  });

  test('go by the rest of their column, whatever was said', () => {
    const more = `${text}\nLuis Vega;AZ-104;21/04/2026;21/04/2027`;
    expect(read(more, 'month first')).toMatchObject({ openDay: null, rows: [{ earned: '2026-04-03' }, {}] });
  });

  test('go by their own column before the others', () => {
    const mixed = 'Name;Code;Earned;Expires\nAna;AZ-305;03/04/2026;03/04/2027\nLuis;AZ-104;21/04/2026;04/21/2027';
    expect(read(mixed).rows[0]).toMatchObject({ earned: '2026-04-03', expires: '2027-03-04' });
  });

  test('are none where they are written with dots or names, or say the same both ways', () => {
    expect(read('Name;Code;Earned\nAna;AZ-305;03.04.2026\nLuis;AZ-104;05/05/2026').openDay).toBeNull();
  });
});

describe('a cell of certifications', () => {
  const cellsOf = (cell: string) => {
    const { rows, problems } = read(`Name;Certifications\nAna García;"${cell}"`);
    return { ids: rows.map(({ certification }) => certification), problems };
  };

  test.each([
    'AZ-305, AZ-104',
    'AZ-305; AZ-104',
    'AZ-305 / AZ-104',
    'AZ-305\nAZ-104',
    'AZ-305 and AZ-104',
    'AZ-305 + AZ-104',
    'Azure Solutions Architect Expert (AZ-305), Azure Administrator Associate',
    'Exam AZ-305: Designing Microsoft Azure Infrastructure Solutions; Exam AZ-104: Microsoft Azure Administrator',
    'AZ-305 (Solutions Architect), AZ-104 passed',
  ])('may hold several: "%s"', (cell) => {
    expect(cellsOf(cell)).toEqual({ ids: [ARCHITECT, ADMINISTRATOR], problems: [] });
  });

  test('keeps what is understood of it', () => {
    expect(cellsOf('AZ-305, AZ-999, Azure Data Fundamentals, AZ-800')).toEqual({
      ids: [ARCHITECT],
      problems: [
        { line: 2, reason: 'unknown certification', text: 'AZ-999' },
        { line: 2, reason: 'counts nowhere', text: 'Azure Data Fundamentals' },
        { line: 2, reason: 'half certification', text: 'AZ-800' },
      ],
    });
  });

  test.each([
    ['AZ-104: Prerequisites for Azure administrators', 'other training'],
    ['AZ-104 - Manage identities and governance', 'other training'],
    ['AZ-104T00-A Microsoft Azure Administrator', 'other training'],
    ['Course AZ-104T00: Microsoft Azure Administrator', 'other training'],
    ['AZ-104 practice test', 'unknown certification'],
    ['Introduction to the Azure Administrator Associate', 'unknown certification'],
    ['Microsoft Certified: Azure Enterprise Data Analyst Associate', 'counts nowhere'],
    ['Azure Quantum Data Analyst Associate', 'unknown certification'],
    ['Microsoft Applied Skills: Deploy and configure Azure Monitor', 'counts nowhere'],
    ['Manager', 'unknown certification'],
  ])('holds none where the whole of it is none: "%s" is %s', (cell, reason) => {
    expect(cellsOf(cell)).toEqual({ ids: [], problems: [{ line: 2, reason, text: expect.any(String) }] });
  });
});

describe('a line in words', () => {
  test.each([
    ['Persona Alonso Microsoft Certified: Azure Enterprise Data Analyst Associate', 'counts nowhere'],
    ['AZ-104: Prerequisites for Azure administrators', 'other training'],
    ['AZ-305: Ana, Luis and Eva', 'not a name'],
    ['who has AZ-305', 'not a name'],
    ['Azure Quantum Wizard Associate Ana García', 'unknown certification'],
    ['Ana García passed the AZ-104 practice test last week', 'not a name'],
  ])('"%s" is not taken for a certification: %s', (line, reason) => {
    expect(read(line)).toMatchObject({ rows: [], problems: [{ reason }] });
  });
});

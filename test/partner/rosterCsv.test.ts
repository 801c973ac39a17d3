import { expect, test } from 'vitest';
import type { RosterPerson } from '../../src/partner/record.ts';
import { createRosterCsv } from '../../src/partner/rosterCsv.ts';

function createPerson(name: string, mail: string | null = null): RosterPerson {
  return {
    id: name,
    name,
    mail,
    certifications: [{ certification: 'azure-solutions-architect-expert', earned: '2026-03-01' }],
  };
}

test('has a row for each certification, in UTF-8 that Excel recognises', () => {
  expect(createRosterCsv([createPerson('Ana García', 'ana@contoso.com')])).toBe(
    '\uFEFFName,Email,Certification,Title,Earned,Expires\r\n' +
      'Ana García,ana@contoso.com,AZ-305,Azure Solutions Architect Expert,2026-03-01,\r\n',
  );
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tcmd', '\rcmd', '=HYPERLINK("http://example.com")'])(
  'keeps a spreadsheet from reckoning with the name %j',
  (name) => {
    const [, row = ''] = createRosterCsv([createPerson(name)]).split('\r\n');
    expect(row.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('keeps a name with commas, quotes and line breaks in one cell', () => {
  expect(createRosterCsv([createPerson('O"Hara, "Bo"\nB')])).toContain('"O""Hara, ""Bo""\nB",,AZ-305');
});

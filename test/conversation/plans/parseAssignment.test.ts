import { expect, test } from 'vitest';
import { parseAssignment } from '../../../src/conversation/plans/parseAssignment.ts';

const TODAY = '2026-11-22';

test.each([
  ['AZ-305 to Ana by 15 December', 'AZ-305', 'Ana', '2026-12-15'],
  ['az305 Ana García by 2026-12-15', 'AZ-305', 'Ana García', '2026-12-15'],
  ['AZ-305 to Ana by 15 March', 'AZ-305', 'Ana', '2027-03-15'],
  ['Ana AZ-305 by March 15', 'AZ-305', 'Ana', '2027-03-15'],
  ['AZ-305: Ana 2026-12-15', 'AZ-305', 'Ana', '2026-12-15'],
  ['AZ-305 a Ana antes del 15 de diciembre', 'AZ-305', 'Ana', '2026-12-15'],
  ['AZ-305 para Ana García para el 15 de enero de 2027', 'AZ-305', 'Ana García', '2027-01-15'],
  ['Azure for SAP Workloads to Ana before 22 November', 'AZ-120', 'Ana', '2026-11-22'],
  ['AZ-305 from Ana', 'AZ-305', 'Ana', null],
])('%s', (text, certification, name, by) => {
  const { lookup, people, by: read, unreadDay } = parseAssignment(text, TODAY);
  expect(lookup).toMatchObject({ kind: 'found', certification: { code: certification } });
  expect(people).toMatchObject([{ name }]);
  expect(read).toBe(by);
  expect(unreadDay).toBeNull();
});

test.each(['31 February', '2026-13-40', '15'])('"by %s" is told as a day that cannot be read', (day) => {
  expect(parseAssignment(`AZ-305 to Ana by ${day}`, TODAY)).toMatchObject({ by: null, unreadDay: day });
});

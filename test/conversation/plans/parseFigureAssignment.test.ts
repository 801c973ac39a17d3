import { expect, test } from 'vitest';
import { parseFigureAssignment } from '../../../src/conversation/plans/parseFigureAssignment.ts';

const TODAY = '2026-11-22';
const AZURE = ['data-ai', 'infrastructure', 'digital-app-innovation'];

test.each([
  ['data 2 customers to Luis by 2026-12-15', ['data-ai'], 'netCustomerAdds', '2', 'Luis', '2026-12-15'],
  [
    '2 more net new customers in infra to Ana Ruiz by 15 December',
    ['infrastructure'],
    'netCustomerAdds',
    '2',
    'Ana Ruiz',
    '2026-12-15',
  ],
  ['data usage growth +3 % to Ana by 15 March', ['data-ai'], 'usageGrowthPercent', '+3', 'Ana', '2027-03-15'],
  ['data + 1 service Ana de la Cruz 2026-12-15', ['data-ai'], 'deployments', '+1', 'Ana de la Cruz', '2026-12-15'],
  ['Ana Ruiz data 30,000 acr', ['data-ai'], 'acrTrailing12MonthsUsd', '30,000', 'Ana Ruiz', null],
  [
    'security 2 smb customers azure to ana@contoso.com',
    ['security'],
    'smb.netCustomerAdds.azure',
    '2',
    'ana@contoso.com',
    null,
  ],
  ['datos 2 clientes más a Ana para el 15 de diciembre', ['data-ai'], 'netCustomerAdds', '2', 'Ana', '2026-12-15'],
  [
    'apps crecimiento 3 para María del Mar antes del 15 de enero de 2027',
    ['digital-app-innovation'],
    'usageGrowthPercent',
    '3',
    'María del Mar',
    '2027-01-15',
  ],
  ['data customers from Ana', ['data-ai'], 'netCustomerAdds', null, 'Ana', null],
  ['modern-work 2 smb customers to Ana', ['modern-work'], 'smb.netCustomerAdds', '2', 'Ana', null],
  ['data 2 customers', ['data-ai'], 'netCustomerAdds', '2', null, null],
])('%s', (text, areas, figure, amount, name, by) => {
  const read = parseFigureAssignment(text, TODAY);
  expect(read?.raise).toEqual({ amount, options: areas.map((area) => ({ area, figure })) });
  expect(read?.person?.name ?? null).toBe(name);
  expect(read).toMatchObject({ by, unreadDay: null });
});

test('without an area it is the figure of every area that has it', () => {
  const options = parseFigureAssignment('2 services to Ana', TODAY)?.raise.options ?? [];
  expect(options.filter(({ figure }) => figure === 'deployments').map(({ area }) => area)).toEqual([
    ...AZURE,
    'business-applications',
  ]);
  const ofTwoPaths = parseFigureAssignment('modern 2 customers to Ana', TODAY)?.raise.options;
  expect(ofTwoPaths?.map(({ figure }) => figure)).toEqual(['enterprise.netCustomerAdds', 'smb.netCustomerAdds']);
});

test.each(['31 February', '2026-13-40'])('"by %s" is told as a day that cannot be read', (day) => {
  expect(parseFigureAssignment(`2 customers to Ana by ${day}`, TODAY)).toMatchObject({ by: null, unreadDay: day });
});

test.each([
  'AZ-305 to Ana by 15 December',
  'Azure Administrator Associate to Ana',
  'MS 102 to Ana',
  'Ana',
  '2 bananas to Ana',
  'data architects 2 to Ana',
  'biz base 2 to Ana',
  'data 5000 eur acr to Ana',
  'data 5000 € acr to Ana',
  '',
])('"%s" is no figure that can rise', (text) => {
  expect(parseFigureAssignment(text, TODAY)).toBeNull();
});

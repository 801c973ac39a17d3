import { expect, test } from 'vitest';
import { settingsSchema } from '../../../src/partner/factSchemas.ts';
import { NEW_SETTINGS } from '../../../src/partner/record.ts';

const OLDEST = { month: '2026-10', missing: [], silent: [] };
const unused = { name: 'Fabrikam', workload: 'Teams', more: 90, active: 20 };

test.each([
  ['names nobody', OLDEST, []],
  ['tells no figure that licences would raise', { ...OLDEST, unused: [unused] }, [{ ...unused, figure: '' }]],
])('a summary of OfficeUsage as an older version kept it is read where it %s', (_, summary, read) => {
  const kept = { ...NEW_SETTINGS, officeUsage: { imports: [], summary } };
  expect(settingsSchema.parse(kept).officeUsage).toEqual({
    ...{ imports: [], losses: [] },
    summary: { ...OLDEST, near: { enterprise: [], smb: [] }, leaving: [], unused: read, ahead: [] },
  });
});

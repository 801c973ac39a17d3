import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

function newPerson() {
  const tenant = conversation.newTenant();
  const ana = conversation.talkAs('Ana', tenant);
  const read = async () => (await conversation.store.read({ tenantId: tenant, sampleOf: null })).record;
  return { ana, tenant, read };
}

const FIGURES = ['set data customers 3', 'set data growth 12', 'set data acr 50000', 'set data services 5'];

describe('what is missing', () => {
  test('is named, and its button leads to where it can be given', async () => {
    const { ana, read } = newPerson();
    for (const text of FIGURES) await ana.say(text);
    const plan = await ana.say('plan data');
    expect(plan.text).toContain('Data & AI (Azure) is not in the plan. Tell me your certified people first.');
    const score = await ana.say('score data');
    expect(score.text).not.toContain('Enter missing numbers');
    const how = await ana.press(score.dataOf('Enter certified people'));
    const example = /Totals will do: (set data .*)/.exec(how.text)?.[1] ?? '';
    expect(example).toBe('set data 2 administrators, 2 architects, 2 specialists');
    const saved = await ana.say('set data 2 administrators, 2 architects and 5 specialists');
    expect(saved.text).toContain('Saved 3 numbers of Data & AI (Azure).');
    expect(saved.text).not.toContain('Enter certified people');
    expect((await read()).figures['data-ai']?.['certifiedPeople.specialists']?.value).toBe(5);
    expect((await ana.say(example)).text).toContain('Saved 3 numbers');
  });

  test('of a track offers both', async () => {
    const { ana, read } = newPerson();
    for (const text of [
      ...FIGURES,
      'rules microsoft',
      'set data customers 0',
      'set data 2 administrators, 2 architects',
    ]) {
      await ana.say(text);
    }
    const plan = await ana.say('plan data');
    expect(plan.text).toMatch(/Tell me your track.* first\./);
    const chosen = await ana.press(plan.dataOf('SMB track'));
    expect(chosen.text).toContain('Saved: Data & AI (Azure) is scored on the SMB track.');
    expect(chosen.text).toContain('It counts for the other Azure areas too');
    expect((await read()).settings.tracks).toMatchObject({ infrastructure: 'smb', 'digital-app-innovation': 'smb' });
    await ana.say('set infra track enterprise');
    expect((await read()).settings.tracks).toMatchObject({ infrastructure: 'enterprise', 'data-ai': 'smb' });
    expect((await ana.say('undo')).text).toContain('Taken back.');
    expect((await read()).settings.tracks).toMatchObject({ infrastructure: 'smb' });
  });

  test('in Spanish, too', async () => {
    const { ana } = newPerson();
    const es = { locale: 'es-ES' };
    await ana.say('poner datos clientes 3', es);
    const how = await ana.say('poner datos personas', es);
    const example = /Bastan los totales: (poner datos .*)/.exec(how.text)?.[1] ?? '';
    expect((await ana.say(example, es)).text).toContain('3 cifras');
  });
});

describe('a number that is far more than usual', () => {
  test('is asked once more, from the keyboard and in the form', async () => {
    const { ana, read } = newPerson();
    await ana.say('set data customers 2');
    const asked = await ana.say('set data customers 99999999999');
    expect(asked.text).toContain('That is far more than usual. Save it all the same?');
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(2);
    await ana.press(asked.dataOf('Save it all the same'));
    expect((await read()).figures.azure?.netCustomerAdds?.value).toBe(99_999_999_999);

    const form = await ana.say('update data');
    const again = await ana.press({ ...form.dataOf('Save'), 'figure:deployments': '70000' });
    expect(again.text).toContain('That is far more than usual. Save it all the same?');
    expect((await read()).figures.azure?.deployments).toBeUndefined();
    await ana.press({ ...again.dataOf('Save'), 'figure:deployments': '70000' });
    expect((await read()).figures.azure?.deployments?.value).toBe(70_000);
  });

  test('of customers lost is read as what it is', async () => {
    const { ana } = newPerson();
    expect((await ana.say('set data customers -3')).text).toContain('3 fewer customers than a year ago');
  });
});

test('whoever may not save is not given a form, and is told who can', async () => {
  const { ana, tenant } = newPerson();
  await ana.say('set data customers 2');
  const rita = conversation.talkAs('Rita', tenant);
  const heard = await rita.say('update data');
  expect(heard.text).toContain('Only owners and editors can change this');
  expect(heard.text).toContain('Ana can change the numbers');
  expect((await rita.say('set data customers 999999')).text).toContain('Only owners and editors can change this');
});

test('what passed and does so no longer is not told as if it never had', async () => {
  const { ana } = newPerson();
  for (const text of [...FIGURES, 'set data 2 administrators, 2 architects, 5 specialists']) await ana.say(text);
  expect((await ana.say('set data architects 0')).text).toMatch(/of 100, no longer passes, [\d.]+ more to pass/);
  expect((await ana.say('undo')).text).toContain('is 2 again, was 0');
});

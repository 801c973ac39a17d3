import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Turn } from '../../../src/conversation/turn.ts';
import { type Person, startConversation } from '../startConversation.ts';

let conversation: Awaited<ReturnType<typeof startConversation>>;
beforeAll(async () => {
  conversation = await startConversation();
});
afterAll(() => conversation.stop());

function newPerson(): Person {
  return conversation.talkAs('Ana', conversation.newTenant());
}

const SPANISH = { locale: 'es-ES' } as const;

test('tells the whole way to a designation in Spanish to whose Teams is in Spanish', async () => {
  const ana = newPerson();
  const say = (text: string) => ana.say(text, SPANISH);
  expect((await say('hola')).text).toContain('Lo que sé hacer');
  expect((await say('puntos')).text).toContain('Todavía no hay cifras');
  expect((await say('pon datos clientes 3')).text).toContain('Guardado: Clientes nuevos netos es 3.');
  await say('pon datos crecimiento 12,5');
  await say('pon datos acr 50.000');
  await say('pon datos servicios 5');
  await say('añade AZ-104: Luis Vega, Marta Soler');
  await say('añade AZ-305 Luis Vega 2026-03-01 2027-03-01');
  await say('añade DP-300: Ana Uno, Bea Dos, Carlos Tres, Dora Cuatro, Eva Cinco');
  const short = await say('puntos datos');
  expect(short.text).toContain('Datos e IA (Azure)');
  expect(short.text).toContain('52,5 de 100, a 17,5 del mínimo');
  expect(short.text).toContain('Necesitas 1 persona más con Azure Solutions Architect Expert (AZ-305)');
  expect(short.text).toContain('Es una estimación; decide el Centro de partners.');
  expect(short.summary).toMatch(/^Datos e IA \(Azure\): 52,5 de 100/);
  const passed = await say('añade AZ-305 Marta Soler');
  expect(passed.text).toContain('92,5 de 100: cumple según la página de tu programa.');
  expect((await say('reglas datos')).text).toContain('Perder clientes o consumo da 0 puntos, nunca menos.');
});

describe('the language of a person', () => {
  test('is that of what they last typed, also where a button or an installation tells another', async () => {
    const ana = newPerson();
    const help = await ana.say('ayuda', SPANISH);
    const button = help.dataOf('Introducir cifras');
    expect((await ana.press(button, { locale: 'en-US' })).text).toContain('¿Qué área quieres actualizar?');
    expect((await ana.press(button, { locale: null })).text).toContain('¿Qué área quieres actualizar?');
    const elsewhere: Partial<Turn> = { locale: null, chat: { id: 'a:elsewhere', kind: 'personal' } };
    expect((await ana.send({ kind: 'installed' }, elsewhere)).text).toContain('Hola, soy Partner Score');
    expect((await ana.say('help', { locale: 'en-US' })).text).toContain('What I can do');
    expect((await ana.press(button, SPANISH)).text).toContain('Which area');
  });

  test('is English where nothing tells it', async () => {
    expect((await newPerson().say('hola', { locale: null })).text).toContain('What I can do');
    expect((await newPerson().say('bonjour', { locale: 'fr-FR' })).text).toContain('I did not get that');
  });

  test('stays as chosen, in every chat and whatever Teams says, until Teams shall tell it again', async () => {
    const ana = newPerson();
    const group: Partial<Turn> = { chat: { id: '19:group', kind: 'group' } };
    expect((await ana.say('idioma español')).text).toContain('te contesto en español');
    expect((await ana.say('score')).text).toContain('Todavía no hay cifras');
    expect((await ana.say('help', group)).text).toContain('Lo que sé hacer');
    expect((await ana.say('language')).text).toContain('como elegiste');
    expect((await ana.say('idioma inglés', SPANISH)).text).toContain('I answer you in English from now on');
    expect((await ana.say('puntos', SPANISH)).text).toContain('No numbers yet');
    const asked = await ana.say('language', SPANISH);
    expect((await ana.press(asked.dataOf('As in Teams'), SPANISH)).text).toContain('sigo el idioma de tu Teams');
    expect((await ana.say('help', { locale: 'en-GB' })).text).toContain('What I can do');
  });

  test('can be asked for by its name alone, and one that is not spoken is told so', async () => {
    const ana = newPerson();
    expect((await ana.say('Español, por favor')).text).toContain('te contesto en español');
    expect((await ana.say('language français')).text).toContain('“français” no es ninguno de los dos');
  });

  test('is their own: a colleague in the same group is answered in theirs', async () => {
    const tenant = conversation.newTenant();
    const group: Partial<Turn> = { chat: { id: '19:group', kind: 'group' } };
    const ana = conversation.talkAs('Ana', tenant);
    const luis = conversation.talkAs('Luis', tenant);
    await ana.say('idioma español', group);
    expect((await luis.say('help', group)).text).toContain('What I can do');
    expect((await ana.say('help', group)).text).toContain('Lo que sé hacer');
  });

  test('can be chosen in the settings by a colleague who may change nothing else', async () => {
    const tenant = conversation.newTenant();
    await conversation.talkAs('Ana', tenant).say('set data customers 3');
    const luis = conversation.talkAs('Luis', tenant);
    const save = (await luis.say('settings')).dataOf('Save');
    const saved = await luis.press({ ...save, language: 'es' });
    expect(saved.text).toContain('Guardado: ahora te contesto en español.');
    expect((await luis.say('help')).text).toContain('Lo que sé hacer');
    expect((await luis.press({ ...save, azureFigures: 'separate' })).text).not.toContain('Ajustes guardados');
  });

  test('is no change of the numbers: it makes nobody an owner', async () => {
    const tenant = conversation.newTenant();
    expect((await conversation.talkAs('Luis', tenant).say('idioma español')).text).not.toContain('propietario');
    expect((await conversation.talkAs('Ana', tenant).say('set data customers 3')).text).toContain('you are the owner');
  });

  test('is written only when it differs', async () => {
    const tenant = conversation.newTenant();
    const ana = conversation.talkAs('Ana', tenant);
    await ana.say('hola', SPANISH);
    const written: string[] = [];
    const { noteLanguage } = conversation.places;
    conversation.places.noteLanguage = async (tenantId, userId, note) => {
      written.push(note.language);
      await noteLanguage(tenantId, userId, note);
    };
    await ana.say('hola', SPANISH);
    await ana.say('puntos', SPANISH);
    await ana.say('score', { locale: 'en-GB' });
    conversation.places.noteLanguage = noteLanguage;
    expect(written).toEqual(['en']);
  });
});

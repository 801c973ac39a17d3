import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/conversation/understanding/commandNames.ts';
import { parseCommand } from '../../../src/conversation/understanding/parseCommand.ts';

const data = { kind: 'score', area: 'data-ai' };
const all = { kind: 'score', area: null };

test.each([
  ['score', all],
  ['Score!', all],
  ['/score', all],
  ['scroe', all],
  ['could you please show me our score?', all],
  ['puntuación', all],
  ['score data & ai', data],
  ['score data-ai', data],
  ['SCORE  Data and AI', data],
  ['Data', data],
  ['what is my score for data?', data],
  ['puntos de datos', data],
  ['score infra', { kind: 'score', area: 'infrastructure' }],
  ['score apps', { kind: 'score', area: 'digital-app-innovation' }],
  ['score digital & app innovation', { kind: 'score', area: 'digital-app-innovation' }],
  ['modern wrok', { kind: 'score', area: 'modern-work' }],
  ['score seguridad', { kind: 'score', area: 'security' }],
  ['score biz', { kind: 'score', area: 'business-applications' }],
  ['gaps', { kind: 'gaps', area: null }],
  ['what gaps do we have in security', { kind: 'gaps', area: 'security' }],
  ['brechas datos', { kind: 'gaps', area: 'data-ai' }],
  ['update modern work', { kind: 'update', area: 'modern-work' }],
  ['actualizar', { kind: 'update', area: null }],
  ['set data customers 3', { kind: 'set', area: 'data-ai', rest: 'customers 3' }],
  ['data customers 3', { kind: 'set', area: 'data-ai', rest: 'customers 3' }],
  ['set data-ai growth 12,5 %', { kind: 'set', area: 'data-ai', rest: 'growth 12,5 %' }],
  ['set data', { kind: 'set', area: 'data-ai', rest: '' }],
  ['set', { kind: 'set', area: null, rest: '' }],
  ['add AZ-305 Ana García', { kind: 'add', rest: 'AZ-305 Ana García' }],
  ['añade AZ-305 Ana García', { kind: 'add', rest: 'AZ-305 Ana García' }],
  ['remove Ana', { kind: 'remove', rest: 'Ana' }],
  ['people', { kind: 'people' }],
  ['rules', { kind: 'rules', area: null, ruleBook: null }],
  ['rules microsoft', { kind: 'rules', area: null, ruleBook: 'microsoft' }],
  ['rules data brief', { kind: 'rules', area: 'data-ai', ruleBook: 'brief' }],
  ['settings', { kind: 'settings' }],
  ['ajustes', { kind: 'settings' }],
  ['sample', { kind: 'sample', on: true }],
  ['sample off', { kind: 'sample', on: false }],
  ['links', { kind: 'links' }],
  ['hi', { kind: 'help' }],
  ['Hello there', { kind: 'help' }],
  ['¡Hola!', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['peopel', { kind: 'people' }],
  ['xyzzy', { kind: 'not understood', nearest: 'help' }],
])('reads "%s"', (text, command) => {
  expect(parseCommand(text)).toEqual(command);
});

test.each(COMMANDS.flatMap(({ name, words }) => [name, ...words].map((word) => ({ name, word }))))(
  'understands "$word" as $name',
  ({ name, word }) => {
    expect(parseCommand(word).kind).toBe(name);
    expect(parseCommand(`/${word.toUpperCase()}`).kind).toBe(name);
  },
);

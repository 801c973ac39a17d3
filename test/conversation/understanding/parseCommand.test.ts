import { expect, test } from 'vitest';
import { COMMANDS } from '../../../src/conversation/commands.ts';
import { parseCommand } from '../../../src/conversation/understanding/parseCommand.ts';

const data = ['score', 'data-ai'];
const all = ['score', null];

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
  ['score infra', ['score', 'infrastructure']],
  ['score apps', ['score', 'digital-app-innovation']],
  ['score digital & app innovation', ['score', 'digital-app-innovation']],
  ['modern wrok', ['score', 'modern-work']],
  ['score seguridad', ['score', 'security']],
  ['score biz', ['score', 'business-applications']],
  ['gaps', ['gaps', null]],
  ['what gaps do we have in security', ['gaps', 'security']],
  ['brechas datos', ['gaps', 'data-ai']],
  ['update modern work', ['update', 'modern-work']],
  ['actualizar', ['update', null]],
  ['set data customers 3', ['set', { area: 'data-ai', rest: 'customers 3' }]],
  ['data customers 3', ['set', { area: 'data-ai', rest: 'customers 3' }]],
  ['set data-ai growth 12,5 %', ['set', { area: 'data-ai', rest: 'growth 12,5 %' }]],
  ['set data', ['set', { area: 'data-ai', rest: '' }]],
  ['set', ['set', { area: null, rest: '' }]],
  ['add AZ-305 Ana García', ['add', 'AZ-305 Ana García']],
  ['añade AZ-305 Ana García', ['add', 'AZ-305 Ana García']],
  ['remove Ana', ['remove', 'Ana']],
  ['people', ['people', {}]],
  ['rules', ['rules', { area: null, ruleBook: null }]],
  ['rules microsoft', ['rules', { area: null, ruleBook: 'microsoft' }]],
  ['rules data brief', ['rules', { area: 'data-ai', ruleBook: 'brief' }]],
  ['settings', ['settings', {}]],
  ['ajustes', ['settings', {}]],
  ['sample', ['sample', { on: true }]],
  ['sample off', ['sample', { on: false }]],
  ['links', ['links', {}]],
  ['hi', ['help', {}]],
  ['Hello there', ['help', {}]],
  ['¡Hola!', ['help', {}]],
  ['help', ['help', {}]],
  ['peopel', ['people', {}]],
  ['xyzzy', ['not understood', { nearest: 'help' }]],
])('reads "%s"', (text, command) => {
  const { name, arguments: read } = parseCommand(text);
  expect([name, read]).toEqual(command);
});

test.each(
  COMMANDS.flatMap(({ name, words }) => [name, ...Object.values(words).flat()].map((word) => ({ name, word }))),
)('understands "$word" as $name', ({ name, word }) => {
  expect(parseCommand(word).name).toBe(name);
  expect(parseCommand(`/${word.toUpperCase()}`).name).toBe(name);
});

import { expect, test } from 'vitest';
import { createMemory } from '../../src/conversation/createMemory.ts';

test('what follows from the same two objects and a name is worked out once', () => {
  const recall = createMemory<string>();
  const [one, other, rules] = [{}, {}, {}];
  let worked = 0;
  const ask = (of: object, name: string) =>
    recall(of, rules, name, () => {
      worked += 1;
      return `${name} ${worked}`;
    });
  expect([ask(one, 'data'), ask(one, 'data')]).toEqual(['data 1', 'data 1']);
  expect([ask(one, 'infra'), ask(other, 'data'), ask(one, 'data')]).toEqual(['infra 2', 'data 3', 'data 1']);
  expect(recall(one, {}, 'data', () => 'by other rules')).toBe('by other rules');
});

test('names of past days are forgotten, what is asked for again and again is not', () => {
  const recall = createMemory<string>();
  const [record, rules] = [{}, {}];
  let worked = 0;
  const ask = (name: string) =>
    recall(record, rules, name, () => {
      worked += 1;
      return name;
    });
  ask('today');
  for (let day = 0; day < 100; day += 1) {
    ask(`day ${day}`);
    ask('today');
  }
  expect(worked).toBe(101);
  ask('day 99');
  expect(worked).toBe(101);
  ask('day 0');
  expect(worked).toBe(102);
});

test('what failed is tried again', async () => {
  const recall = createMemory<Promise<string>>();
  const [record, rules] = [{}, {}];
  await expect(recall(record, rules, 'data', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await recall(record, rules, 'data', async () => 'there')).toBe('there');
  expect(await recall(record, rules, 'data', async () => 'again')).toBe('there');
});

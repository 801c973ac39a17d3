import { expect, test } from 'vitest';
import { readPlanWish } from '../../../src/conversation/plans/readPlanWish.ts';

const all = ['people', 'customers', 'growth', 'deployments'];

test.each([
  ['', { areas: [], means: all, target: 0 }],
  ['data', { areas: ['data-ai'], means: all, target: 0 }],
  ['data and infra', { areas: ['data-ai', 'infrastructure'], means: all, target: 0 }],
  ['modern work, security to 80', { areas: ['modern-work', 'security'], means: all, target: 80 }],
  ['without customers', { areas: [], means: ['people', 'growth', 'deployments'], target: 0 }],
  ['data without customers and growth', { areas: ['data-ai'], means: ['people', 'deployments'], target: 0 }],
  ['only people', { areas: [], means: ['people'], target: 0 }],
  ['seguridad sin clientes', { areas: ['security'], means: ['people', 'growth', 'deployments'], target: 0 }],
  ['solo personas', { areas: [], means: ['people'], target: 0 }],
])('reads "plan %s"', (text, wish) => {
  expect(readPlanWish(text.split(/\s+/))).toEqual(wish);
});

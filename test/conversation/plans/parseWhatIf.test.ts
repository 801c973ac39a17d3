import { expect, test } from 'vitest';
import { parseWhatIf } from '../../../src/conversation/plans/parseWhatIf.ts';

test.each([
  ['+1 AZ-305', [{ kind: 'holders', more: 1 }]],
  ['-2 Azure Administrator Associate', [{ kind: 'holders', more: -2 }]],
  [
    'Ana loses SC-300, Luis leaves',
    [
      { kind: 'loses', person: 'Ana' },
      { kind: 'leaves', person: 'Luis' },
    ],
  ],
  ['Ana García pierde SC-300', [{ kind: 'loses', person: 'Ana García' }]],
  ['+2 customers', [{ kind: 'figure', value: '+2', isMore: true }]],
  ['data customers 3', [{ kind: 'figure', value: '3', isMore: false, areas: [{ area: 'data-ai' }] }]],
  ['+2 customers in infra', [{ kind: 'figure', isMore: true, areas: [{ area: 'infrastructure' }] }]],
  [
    'acr 250,000, growth -5',
    [
      { kind: 'figure', value: '250,000' },
      { kind: 'figure', value: '-5', isMore: false },
    ],
  ],
  ['track smb', [{ kind: 'figure', value: 'smb' }]],
  ['book microsoft', [{ kind: 'book', book: 'microsoft' }]],
  ['on 2027-07-01', [{ kind: 'day', day: '2027-07-01' }]],
  ['on 1 July 2027', [{ kind: 'day', day: '2027-07-01' }]],
  ['bananas', [{ kind: 'unread', text: 'bananas' }]],
  ['', []],
])('reads "what if %s"', (text, expected) => {
  expect(parseWhatIf(text).suppositions).toMatchObject(expected);
});

test('reads the areas that it is to be told for', () => {
  expect(parseWhatIf('+1 AZ-305, data, infra').areas).toEqual(['data-ai', 'infrastructure']);
});

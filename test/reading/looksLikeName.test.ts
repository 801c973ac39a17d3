import { expect, test } from 'vitest';
import { looksLikeName } from '../../src/reading/looksLikeName.ts';

test.each([
  'Ana',
  'Ana García',
  'ana garcía',
  'ANA GARCÍA',
  'ana García',
  'Ana garcía',
  'Luis de la Cruz',
  'María del Carmen de la Cruz y García',
  'Vincent van Gogh',
  'Ludwig von dem Berg',
  'Leonardo da Vinci',
  "Conan O'Brien",
  'Jean-Luc Picard',
  'J. R. R. Tolkien',
  'Person A',
  'Person 12',
  'An Do',
  'In Young Kim',
  'My Le',
  'Nan Nie',
  'Sarah Power',
  'Kevin Field',
  '山田 太郎',
  'Мария Иванова',
  'O"Hara, "Bo"',
])('"%s" may be a name', (text) => {
  expect(looksLikeName(text)).toBe(true);
});

test.each([
  '',
  '123',
  '?',
  'Microsoft Certified Azure Enterprise Iker Gil',
  'Prerequisites for Azure administrators',
  'Deploy and manage resources',
  'Ana and Luis',
  'Ana has passed',
  'Ana Associate',
  'Virtual Desktop',
  'Enterprise Data Iker',
  'who is it',
  'my score',
  'nuestra puntuación de puntos',
  'Ana García 2026',
  'is it Ana?',
  'one two three four five six seven eight nine',
])('"%s" is asked about', (text) => {
  expect(looksLikeName(text)).toBe(false);
});

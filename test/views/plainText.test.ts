import { describe, expect, it } from 'vitest';
import { isPlain, onOneLine } from '../../src/views/plainText.ts';

describe('onOneLine', () => {
  it('makes one line of several', () => {
    expect(onOneLine(' Ana\r\n\tGarcía\u2028Ruiz\u0000 ')).toBe('Ana García Ruiz');
  });

  it('takes out marks that turn the direction of what follows', () => {
    expect(onOneLine('\u202egpj.exe')).toBe('gpj.exe');
  });

  it('gives words too long for a phone invisible places to break, and no others', () => {
    expect(onOneLine('x'.repeat(50))).toBe(`${'x'.repeat(20)}\u200b${'x'.repeat(20)}\u200b${'x'.repeat(10)}`);
    expect(onOneLine('maria.fernanda.gonzalez@contoso.example')).toBe('maria.fernanda.gonzalez@contoso.example');
  });

  it('keeps emoji whole', () => {
    expect(onOneLine('Ana 👩‍💻')).toBe('Ana 👩‍💻');
  });
});

describe('isPlain', () => {
  it.each(['Data & AI (Azure)', 'Which Ana?', "Ana García's exams: 3 of 5, 20 %"])('takes %s as it is', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each([
    '**bold**',
    '_x_',
    '[a](b)',
    '`x`',
    '<b>',
    '# x',
    '- x',
    '+ x',
    '1. x',
    '2) x',
    '&lt;',
    'https://x',
    'www.x.es',
    '~x~',
    'a\\b',
  ])('suspects %s of being Markdown', (text) => {
    expect(isPlain(text)).toBe(false);
  });
});

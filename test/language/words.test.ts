import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/language/languages.ts';
import { createWords } from '../../src/language/words.ts';

const words = createWords('en');

describe('words in English', () => {
  it.each([
    [38, '38'],
    [20 / 3, '6.67'],
    [180_000, '180,000'],
    [70 - 69.99, '0.01'],
  ])('write the number %d as %s', (value, text) => {
    expect(words.number(value)).toBe(text);
  });

  it("leave out the year of a day where it is the reader's", () => {
    expect(words.day('2026-11-20', '2026-11-22')).toBe('20 November');
    expect(words.day('2025-12-01', '2026-11-22')).toBe('1 December 2025');
    expect(words.day('2026-06-30')).toBe('30 June 2026');
  });

  it('list names as a sentence does', () => {
    expect(words.list(['Ana', 'Luis', 'Marta'])).toBe('Ana, Luis and Marta');
  });

  it('do not read what they are told as a message', () => {
    expect(words.say('button.area', { area: "{count, plural} '{' #" })).toBe("{count, plural} '{' #");
  });

  it('refuse a text that the catalogue lacks', () => {
    expect(() => words.say('no.such.text')).toThrow('The catalogue en.json lacks "no.such.text"');
  });
});

describe('words in Spanish', () => {
  const spanish = createWords('es');

  it.each([
    [38, '38'],
    [20 / 3, '6,67'],
    [1000, '1000'],
    [180_000, '180.000'],
  ])('write the number %d as %s', (value, text) => {
    expect(spanish.number(value)).toBe(text);
  });

  it('write numbers inside of texts alike', () => {
    expect(spanish.say('notice.saved', { figure: 'ACR', value: 180_000.5 })).toBe('Guardado: ACR es 180.000,5.');
  });

  it('fill a field as it is typed, without groups', () => {
    expect(spanish.typed(12.5)).toBe('12,5');
    expect(spanish.typed(180_000)).toBe('180000');
    expect(words.typed(12.5)).toBe('12.5');
  });

  it('write days and lists as Spanish does', () => {
    expect(spanish.day('2026-11-20', '2026-11-22')).toBe('20 de noviembre');
    expect(spanish.day('2025-12-01', '2026-11-22')).toBe('1 de diciembre de 2025');
    expect(spanish.list(['Ana', 'Luis', 'Iria'])).toBe('Ana, Luis e Iria');
  });

  it('tell a text of the rules in Spanish, or in English where there is none', () => {
    expect(spanish.pick({ en: 'page', es: 'página' })).toBe('página');
    expect(spanish.pick({ en: 'page' })).toBe('page');
    expect(spanish.pick('Microsoft Learn')).toBe('Microsoft Learn');
  });
});

describe('languageOf', () => {
  it.each([
    ['es-ES', 'es'],
    ['es-MX', 'es'],
    ['ES', 'es'],
    ['en-GB', 'en'],
    ['est-EE', 'en'],
    ['de-DE', 'en'],
    [null, 'en'],
  ])('takes the locale %s for %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

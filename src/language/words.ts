import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import type { Language } from './languages.ts';

export type Values = Readonly<Record<string, string | number | boolean>>;

/** Everything the product says in one language. */
export interface Words {
  readonly language: Language;
  /** Throws for a key that the catalogue lacks: a missing text is a mistake of ours, not of the reader. */
  say(key: string, values?: Values): string;
  has(key: string): boolean;
  /** With at most 2 decimals. */
  number(value: number): string;
  /** As it is typed into a field: with the language's decimal sign, and without groups. */
  typed(value: number): string;
  /** "20 November" for an ISO day; with its year unless that is the year of `today`. */
  day(day: string, today?: string): string;
  /** "November" for an ISO day of it; with its year unless that is the year of `today`. */
  month(day: string, today?: string): string;
  /** "Ana, Luis and Marta" */
  list(items: readonly string[]): string;
  /** A text of the rule data, which carries its languages with it. */
  pick(text: Texts | string): string;
  /** Orders names as a reader of the language expects. */
  compare(one: string, other: string): number;
}

/** English is always there; what another language lacks is told in English. */
interface Texts {
  readonly en: string;
  readonly es?: string | undefined;
}

export type WordsByLanguage = Readonly<Record<Language, Words>>;

const CATALOGUES: Record<Language, Readonly<Record<string, string>>> = { en, es };

/** English days read as the rest of the product writes them: "20 November". */
const LOCALES: Record<Language, string> = { en: 'en-GB', es: 'es-ES' };

/** Each language once somebody speaks it. */
export function createAllWords(): WordsByLanguage {
  const created = new Map<Language, Words>();
  function get(language: Language): Words {
    const words = created.get(language) ?? createWords(language);
    created.set(language, words);
    return words;
  }
  return {
    get en() {
      return get('en');
    },
    get es() {
      return get('es');
    },
  };
}

/** Messages are compiled once, when first said: compiling costs far more than saying. */
export function createWords(language: Language): Words {
  const catalogue = CATALOGUES[language];
  const compiled = new Map<string, Say>();
  const locale = LOCALES[language];
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const fields = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 20 });
  const lists = new Intl.ListFormat(locale);
  const dayOfYear = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  const anyDay = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const monthOfYear = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const anyMonth = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const names = new Intl.Collator(locale);
  return {
    language,
    number: (value) => (isShort(value) ? String(value) : numbers.format(value)),
    typed: (value) => fields.format(value),
    list: (items) => lists.format(items),
    pick: (text) => (typeof text === 'string' ? text : (text[language] ?? text.en)),
    compare: names.compare,
    day: (day, today = '') => format(day, today, dayOfYear, anyDay),
    month: (day, today = '') => format(day, today, monthOfYear, anyMonth),
    has: (key) => catalogue[key] !== undefined,
    say(key, values) {
      let message = compiled.get(key);
      if (message === undefined) {
        const text = catalogue[key];
        if (text === undefined) throw new Error(`The catalogue ${language}.json lacks "${key}"`);
        message = compile(text, locale);
        compiled.set(key, message);
      }
      return message(values);
    },
  };
}

/** Whether every language that there is writes it in the same way: few digits, without a sign. */
function isShort(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1000;
}

type Say = (values: Values | undefined) => string;

function compile(text: string, locale: string): Say {
  const message = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  // Many texts have nothing to fill in, and are formatted once.
  const fixed = text.includes('{') ? null : String(message.format());
  return (values) => fixed ?? String(message.format(values));
}

function format(day: string, today: string, ofYear: Intl.DateTimeFormat, any: Intl.DateTimeFormat): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return (isThisYear ? ofYear : any).format(new Date(`${day}T00:00:00Z`));
}

export const LANGUAGES = ['en', 'es'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The language for a BCP 47 locale such as "es-MX": Spanish for every Spanish, English for all others. */
export function languageOf(locale: string | null): Language {
  const spoken = locale?.split(/[-_]/)[0]?.toLowerCase();
  return LANGUAGES.find((language) => language === spoken) ?? 'en';
}

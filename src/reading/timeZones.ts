const REGIONS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian'];

/** A time zone by its IANA name or its city ("Madrid", "New York"), in any case; null where there is none of that name. */
export function findTimeZone(text: string): string | null {
  const name = text
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/[\s_]+/g, '_');
  if (/^(utc|gmt)$/i.test(name)) return 'UTC';
  // "EST" and "+02:00" know no daylight saving, so they are not what somebody means.
  if (!/^[a-z][a-z_/-]+$/i.test(name)) return null;
  const wanted = name.includes('/') ? [name] : REGIONS.map((region) => `${region}/${name}`);
  return wanted.map(spellTimeZone).find((zone) => zone !== null) ?? null;
}

// To make a format only to ask it for its zone takes longer than to score an area, and Teams names one with each message.
const spelled = new Set<string>();

/** The zone as it is written; null where there is none. */
export function spellTimeZone(zone: string): string | null {
  if (spelled.has(zone)) return zone;
  try {
    const written = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    // There are only so many zones, but many ways to write one.
    spelled.add(written);
    return written;
  } catch {
    return null;
  }
}

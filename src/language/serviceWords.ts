import type { Words } from './words.ts';

/** "Key Vault is in your report and does not count yet: it would be your 5th service"; where no service is near, how many of `lacking` are missing. */
export function nearServices(words: Words, near: readonly string[], counted: number, lacking: number) {
  return near.length === 0
    ? { key: 'usage.services.missing', values: { count: lacking } }
    : { key: 'usage.services.near', values: { names: words.list(near), count: near.length, number: counted + 1 } };
}

import { parseBackup } from '../partner/backup.ts';
import type { RecordFormat } from './format.ts';

/** The JSON file that `export data` makes. */
export const backup: RecordFormat = {
  name: 'backup',
  gives: 'record',
  recognises: ({ start }) => /^\s*\{/.test(start),
  async read(source) {
    const parsed = parseBackup(await source.text());
    switch (parsed.kind) {
      case 'backup':
        return { kind: 'record', record: parsed.record, months: parsed.months };
      case 'damaged':
        return { kind: 'refused', why: 'damaged', where: parsed.where };
      default:
        return { kind: 'refused', why: parsed.kind };
    }
  },
};

import type { Line, Reply } from '../reply.ts';

/** What was asked for takes longer than Teams waits; `reply` stands there until it is done. */
export interface Later {
  readonly kind: 'later';
  readonly reply: Reply;
}

/** Files are being read; `rows` is how many so far, null where none is yet. */
export function tellReading(names: readonly string[], rows: number | null): Reply {
  const [name = '', ...others] = names;
  const far: Line[] = rows === null ? [] : [{ key: 'file.reading.rows', values: { count: rows } }];
  return {
    kind: 'text',
    title: { key: 'file.reading.title', values: { name, count: others.length + 1, rest: others.length } },
    lines: [...far, { key: 'file.reading.later' }],
    buttons: [],
  };
}

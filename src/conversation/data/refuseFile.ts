import type { Button, Line, Reply } from '../reply.ts';

const IMPORT: Button = { label: 'keep.button.import', action: { a: 'say', say: 'import' } };
export const SCORE: Button = { label: 'button.score', action: { a: 'say', say: 'score' } };

/** Why nothing of a dropped file is taken. */
export function refuseFile(line: Line, title = 'keep.import.refused.title'): Reply {
  return { kind: 'text', title: { key: title }, lines: [line], buttons: [IMPORT, SCORE] };
}

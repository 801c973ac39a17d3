import type { ChildProcess } from 'node:child_process';

const children = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
// A signal alone would end this program without a word to those that it has started.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** Ends the child where this program ends before it. */
export function takeAlong(child: ChildProcess): void {
  children.add(child);
  child.once('exit', () => children.delete(child));
}

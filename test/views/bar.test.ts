import { describe, expect, it } from 'vitest';
import { drawBar } from '../../src/views/bar.ts';

function countTone(bar: ReturnType<typeof drawBar>, color: string): number {
  return bar
    .filter((run) => run.color === color && !run.isSubtle && run.text !== '┃')
    .reduce((sum, { text }) => sum + text.length, 0);
}

const mark = 0.7;

describe('drawBar', () => {
  it('always has the same length', () => {
    for (const filled of [0, 0.01, 0.5, 0.999, 1]) {
      expect(drawBar({ filled, tone: 'good', mark }).reduce((sum, { text }) => sum + text.length, 0)).toBe(21);
    }
  });

  it.each([
    [0, 0],
    [0.001, 1],
    [0.38, 8],
    [0.69, 13],
    [0.6999, 13],
    [0.7, 14],
    [0.71, 14],
    [0.999, 19],
    [1, 20],
  ])('fills %d of the whole with %d of 20 cells, and reaches its mark only when the number does', (filled, cells) => {
    expect(countTone(drawBar({ filled, tone: 'good', mark }), 'good')).toBe(cells);
  });

  it('shows what may still come in a colour of its own', () => {
    const bar = drawBar({ filled: 0.4, possible: 0.6, tone: 'warning', mark });
    expect([countTone(bar, 'warning'), countTone(bar, 'accent')]).toEqual([8, 4]);
  });

  it('puts the mark between what is under it and what reaches it', () => {
    const text = drawBar({ filled: 0.7, tone: 'good', mark }).map((run) => run.text);
    expect(text).toEqual(['━'.repeat(14), '┃', '━'.repeat(6)]);
  });

  it.each([
    [0.69, 6],
    [0.7, 7],
    [0.01, 1],
    [0.99, 9],
  ])('keeps its promises with fewer cells: %d fills %d of 10', (filled, cells) => {
    const bar = drawBar({ filled, tone: 'good', mark, cells: 10 });
    expect([countTone(bar, 'good'), bar.reduce((sum, { text }) => sum + text.length, 0)]).toEqual([cells, 11]);
  });
});

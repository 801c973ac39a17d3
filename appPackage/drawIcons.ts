/**
 * Draws both icons of the app: a gauge whose needle stands past the mark at 70. After a change here, or of the
 * manifest's accent colour, run `node appPackage/drawIcons.ts` and keep what it writes.
 */
import { writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import manifest from './manifest.json' with { type: 'json' };

type Colour = readonly [red: number, green: number, blue: number];

interface Layout {
  readonly sizePx: number;
  readonly markWidthPx: number;
  /** Width of the opening at the pass mark; a small icon needs a wider one to stay legible. */
  readonly opening: number;
}

/** What covers a point. The gauge has radius 1 around 0,0 and y points up. */
type Part = 'belowMark' | 'aboveMark' | 'needle' | 'nothing';

const passMark = 70;
const shownScore = 80;
const sweepRadians = (240 / 180) * Math.PI;
const stroke = 0.36;
const needle = { length: 0.6, hub: 0.24, tip: 0.06 };
const samplesPerSide = 8;

const white: Colour = [255, 255, 255];
const mint: Colour = [126, 224, 176];

const radiansOf = (score: number) => Math.PI / 2 + sweepRadians / 2 - (sweepRadians * score) / 100;

/** The point as seen by someone who stands at the centre and looks towards that score. */
function lookTowards(score: number, x: number, y: number) {
  const angle = radiansOf(score);
  return {
    ahead: x * Math.cos(angle) + y * Math.sin(angle),
    aside: Math.abs(y * Math.cos(angle) - x * Math.sin(angle)),
  };
}

function isOnNeedle(x: number, y: number): boolean {
  const { ahead, aside } = lookTowards(shownScore, x, y);
  const halfWidth = needle.hub + ((needle.tip - needle.hub) * ahead) / needle.length;
  const isOnBlade = ahead >= 0 && ahead <= needle.length && aside <= halfWidth;
  return isOnBlade || Math.hypot(x, y) <= needle.hub || Math.hypot(ahead - needle.length, aside) <= needle.tip;
}

function isOnEnd(score: number, x: number, y: number): boolean {
  const { ahead, aside } = lookTowards(score, x, y);
  return Math.hypot(ahead - 1, aside) <= stroke / 2;
}

function partAt(x: number, y: number, opening: number): Part {
  if (isOnNeedle(x, y)) return 'needle';
  if (isOnEnd(0, x, y)) return 'belowMark';
  if (isOnEnd(100, x, y)) return 'aboveMark';
  if (Math.abs(Math.hypot(x, y) - 1) > stroke / 2) return 'nothing';
  const mark = lookTowards(passMark, x, y);
  if (mark.ahead > 0 && mark.aside <= opening / 2) return 'nothing';
  const fromTop = Math.atan2(x, y);
  if (Math.abs(fromTop) > sweepRadians / 2) return 'nothing';
  return fromTop < Math.PI / 2 - radiansOf(passMark) ? 'belowMark' : 'aboveMark';
}

/** `background` null leaves it transparent; edges are smoothed by taking many samples in each pixel. */
function drawMark(layout: Layout, colours: Record<Exclude<Part, 'nothing'>, Colour>, background: Colour | null): PNG {
  const { sizePx, markWidthPx, opening } = layout;
  const png = new PNG({ width: sizePx, height: sizePx });
  const unitPx = markWidthPx / (2 + stroke);
  const top = 1 + stroke / 2;
  const bottom = Math.sin(radiansOf(0)) - stroke / 2;

  const sampleAt = (xPx: number, yPx: number): Colour | null => {
    const x = (xPx - sizePx / 2) / unitPx;
    const y = (sizePx / 2 - yPx) / unitPx + (top + bottom) / 2;
    const part = partAt(x, y, opening);
    return part === 'nothing' ? background : colours[part];
  };

  for (let row = 0; row < sizePx; row++) {
    for (let column = 0; column < sizePx; column++) {
      const samples: Colour[] = [];
      for (let i = 0; i < samplesPerSide ** 2; i++) {
        const right = ((i % samplesPerSide) + 0.5) / samplesPerSide;
        const down = (Math.floor(i / samplesPerSide) + 0.5) / samplesPerSide;
        const colour = sampleAt(column + right, row + down);
        if (colour !== null) samples.push(colour);
      }
      png.data.set(blend(samples), (row * sizePx + column) * 4);
    }
  }
  return png;
}

/** Clear pixels are white too, so that scaling an icon leaves no dark rim. */
function blend(samples: readonly Colour[]): number[] {
  if (samples.length === 0) return [...white, 0];
  const mean = ([0, 1, 2] as const).map((channel) =>
    Math.round(samples.reduce((sum, colour) => sum + colour[channel], 0) / samples.length),
  );
  return [...mean, Math.round((255 * samples.length) / samplesPerSide ** 2)];
}

function parseColour(hex: string): Colour {
  const channels = Number.parseInt(hex.slice(1), 16);
  return [channels >> 16, (channels >> 8) & 255, channels & 255];
}

export function drawColorIcon(): PNG {
  const layout = { sizePx: 192, markWidthPx: 124, opening: 0.18 };
  const colours = { belowMark: white, aboveMark: mint, needle: white };
  return drawMark(layout, colours, parseColour(manifest.accentColor));
}

export function drawOutlineIcon(): PNG {
  const layout = { sizePx: 32, markWidthPx: 30, opening: 0.24 };
  return drawMark(layout, { belowMark: white, aboveMark: white, needle: white }, null);
}

if (import.meta.main) {
  writeFileSync(new URL('color.png', import.meta.url), PNG.sync.write(drawColorIcon()));
  writeFileSync(new URL('outline.png', import.meta.url), PNG.sync.write(drawOutlineIcon()));
}

import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { drawColorIcon, drawOutlineIcon } from '../../appPackage/drawIcons.ts';
import manifest from '../../appPackage/manifest.json' with { type: 'json' };

const color = PNG.sync.read(readFileSync('appPackage/color.png'));
const outline = PNG.sync.read(readFileSync('appPackage/outline.png'));

function pixelsOf(icon: PNG) {
  return Array.from({ length: icon.width * icon.height }, (_, index) => {
    const [red = 0, green = 0, blue = 0, alpha = 0] = icon.data.subarray(index * 4, index * 4 + 4);
    return { colour: `#${Buffer.from([red, green, blue]).toString('hex').toUpperCase()}`, alpha };
  });
}

describe('the colour icon', () => {
  test('is 192 by 192 pixels and opaque throughout', () => {
    expect([color.width, color.height]).toEqual([192, 192]);
    expect(pixelsOf(color).every((pixel) => pixel.alpha === 255)).toBe(true);
  });

  test('fills its corners with the accent colour', () => {
    const pixels = pixelsOf(color);
    for (const corner of [0, 191, 192 * 191, 192 * 192 - 1]) {
      expect(pixels[corner]?.colour).toBe(manifest.accentColor);
    }
  });

  test('is what drawIcons.ts draws', () => {
    expect(color.data.equals(drawColorIcon().data)).toBe(true);
  });
});

describe('the outline icon', () => {
  test('is 32 by 32 pixels, white on a transparent ground', () => {
    const pixels = pixelsOf(outline);
    expect([outline.width, outline.height]).toEqual([32, 32]);
    expect(new Set(pixels.map((pixel) => pixel.colour))).toEqual(new Set(['#FFFFFF']));
    expect(pixels.some((pixel) => pixel.alpha === 255)).toBe(true);
    expect(pixels[0]?.alpha).toBe(0);
  });

  test('is what drawIcons.ts draws', () => {
    expect(outline.data.equals(drawOutlineIcon().data)).toBe(true);
  });
});

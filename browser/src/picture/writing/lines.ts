// Blobs that stand in a row like the letters of a line: of one height, one stroke, one shade, on one base.
import type { Blob } from './blobs';

/** Blobs that may be letters, in reading direction, with what they have in common. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly blobs: readonly Blob[];
  readonly features: Features;
}

export interface Features {
  readonly letters: number;
  /** Height of a letter, in pixels. */
  readonly size: number;
  /** Length of the line in letter heights. */
  readonly length: number;
  readonly contrast: number;
  readonly sharpness: number;
  readonly unevenness: number;
  /** Distance of the letters' feet, or of their heads, from one base; the better of the two, in letter heights. */
  readonly base: number;
  /** Stroke over letter height. */
  readonly weight: number;
  /** Ink over the area of the letters' boxes. */
  readonly fill: number;
  /** Usual gap from a letter to the next, in letter heights. */
  readonly gap: number;
}

const LEAST_HEIGHT = 4;
const MOST_HEIGHT = 64;

export function lettersOf(blobs: readonly Blob[]): readonly Blob[] {
  return blobs.filter(({ width, height, area, stroke, sharpness }) =>
    Math.max(width, height) >= LEAST_HEIGHT && height <= MOST_HEIGHT && width <= 12 * MOST_HEIGHT && area >= 4
    && stroke <= 0.6 * Math.max(6, Math.max(height, width)) && sharpness > 0.15);
}

/** Rows of letters that are read from left to right. */
export function linesOf(letters: readonly Blob[]): readonly Line[] {
  const sorted = letters.filter(({ height }) => height >= LEAST_HEIGHT).sort((one, other) => one.x - other.x);
  const next: (number | null)[] = sorted.map(() => null);
  const taken = sorted.map(() => false);
  for (const [index, letter] of sorted.entries()) {
    let best = Infinity;
    for (let other = index + 1; other < sorted.length; other++) {
      const right = sorted[other] as Blob;
      const gap = right.x - rightOf(letter);
      if (gap > 1.6 * Math.max(letter.height, right.height) && right.x - letter.x > 2 * MOST_HEIGHT) {
        break;
      }
      const distance = Math.abs(gap);
      if (distance < best && fits(letter, right, gap) && taken[other] !== true) {
        best = distance;
        next[index] = other;
      }
    }
    const chosen = next[index];
    if (chosen !== null && chosen !== undefined) {
      taken[chosen] = true;
    }
  }
  const lines: Line[] = [];
  for (const [index] of sorted.entries()) {
    if (taken[index] === true) {
      continue;
    }
    const chain: Blob[] = [];
    for (let at: number | null | undefined = index; at !== null && at !== undefined; at = next[at]) {
      chain.push(sorted[at] as Blob);
    }
    lines.push(lineOf(chain));
  }
  return lines;
}

function rightOf({ x, width }: Blob): number {
  return x + width;
}

function fits(left: Blob, right: Blob, gap: number): boolean {
  const tall = Math.max(left.height, right.height);
  const small = Math.min(left.height, right.height);
  const overlap = Math.min(left.y + left.height, right.y + right.height) - Math.max(left.y, right.y);
  const strokes = Math.max(left.stroke, right.stroke) / Math.min(left.stroke, right.stroke);
  const shades = Math.max(left.contrast, right.contrast) / Math.min(left.contrast, right.contrast);
  return gap > -0.3 * tall && gap < 1.2 * tall && tall <= 2.2 * small && overlap >= 0.5 * small && strokes < 2.5 && shades < 1.8;
}

function lineOf(blobs: readonly Blob[]): Line {
  const x = Math.min(...blobs.map((blob) => blob.x));
  const y = Math.min(...blobs.map((blob) => blob.y));
  const right = Math.max(...blobs.map((blob) => blob.x + blob.width));
  const bottom = Math.max(...blobs.map((blob) => blob.y + blob.height));
  const size = median(blobs.map(({ height }) => height));
  const contrast = mean(blobs, ({ contrast: some }) => some);
  const stroke = mean(blobs, ({ stroke: some }) => some);
  const ink = blobs.reduce((sum, { area }) => sum + area, 0);
  return {
    x, y, width: right - x, height: bottom - y, blobs,
    features: {
      letters: blobs.length, size, length: (right - x) / size, contrast,
      sharpness: mean(blobs, ({ sharpness }) => sharpness), unevenness: mean(blobs, ({ unevenness }) => unevenness),
      base: Math.min(scatter(blobs.map((blob) => blob.y + blob.height)), scatter(blobs.map((blob) => blob.y))) / size,
      weight: stroke / size, fill: ink / blobs.reduce((sum, { width, height }) => sum + width * height, 0),
      gap: median(blobs.slice(1).map((blob, index) => blob.x - rightOf(blobs[index] as Blob))) / size,
    },
  };
}

/** Weighted by ink, as a dot or comma says little. */
function mean(blobs: readonly Blob[], of: (blob: Blob) => number): number {
  let sum = 0;
  let ink = 0;
  for (const blob of blobs) {
    sum += of(blob) * blob.area;
    ink += blob.area;
  }
  return sum / ink;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Mean distance from the median. */
function scatter(values: readonly number[]): number {
  const middle = median(values);
  return values.reduce((sum, value) => sum + Math.abs(value - middle), 0) / values.length;
}

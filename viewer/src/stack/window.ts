import type { Rescale, StoredWindow, WindowFunction } from '../bundle/contents.ts';

/** How stored values become grey: modality transform, VOI function, then the presentation. */
export interface Look {
  readonly rescale: Rescale;
  readonly center: number;
  readonly width: number;
  readonly function: WindowFunction;
  /** Light and dark exchanged after the VOI: MONOCHROME1, the reader's wish, but not both. */
  readonly inverted: boolean;
  /** Stored values that are no image; always black. */
  readonly padding: readonly [number, number] | null;
}

/** Grey of a modality value, 0 to 1 (PS3.3 C.11.2.1.2 and C.11.2.1.3). */
export function voi(value: number, center: number, width: number, shape: WindowFunction): number {
  if (shape === 'SIGMOID') return 1 / (1 + Math.exp((-4 * (value - center)) / width));
  if (shape === 'LINEAR_EXACT') return Math.min(1, Math.max(0, (value - center) / width + 0.5));
  if (width <= 1) return value <= center - 0.5 ? 0 : 1;
  return Math.min(1, Math.max(0, (value - (center - 0.5)) / (width - 1) + 0.5));
}

/** The grey of every stored 16-bit pattern as opaque RGBA in one word; signed values by their pattern. */
export function greyTable(look: Look, bits: number, signed: boolean): Uint32Array {
  const low = signed ? -(2 ** (bits - 1)) : 0;
  const high = signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1;
  const table = new Uint32Array(signed ? 65_536 : high + 1);
  const [slope, intercept] = look.rescale;
  const padding = look.padding;
  for (let stored = low; stored <= high; stored++) {
    let grey = Math.round(255 * voi(stored * slope + intercept, look.center, look.width, look.function));
    if (look.inverted) grey = 255 - grey;
    if (padding !== null && stored >= padding[0] && stored <= padding[1]) grey = 0;
    table[stored & 0xffff] = 0xff000000 | (grey * 0x010101);
  }
  return table;
}

/**
 * The window between percentiles 1 and 99.5 of the samples, for files that name none.
 *
 * Padding is left out, and so is the exact minimum when it fills over a quarter of the image: the
 * air around a head is no tissue and would push the window down.
 */
export function automaticWindow(samples: ArrayLike<number>, rescale: Rescale, padding: readonly [number, number] | null): StoredWindow {
  const counts = new Uint32Array(65_536);
  let total = 0;
  let least = Infinity;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] as number;
    if (padding !== null && value >= padding[0] && value <= padding[1]) continue;
    counts[value + 32_768 & 0xffff] = (counts[value + 32_768 & 0xffff] as number) + 1;
    total++;
    if (value < least) least = value;
  }
  if (total === 0) return { center: 0.5, width: 1, function: 'LINEAR_EXACT' };
  const offset = least >= 0 ? 0 : -32_768;
  const at = (stored: number): number => counts[stored + 32_768 & 0xffff] as number;
  let counted = total;
  if (at(least) * 4 > total && at(least) < total) counted -= at(least);
  const skip = counted < total ? least : undefined;
  const percentile = (share: number): number => {
    let seen = 0;
    let last = least;
    for (let i = 0; i < 65_536; i++) {
      const stored = i + offset;
      if (stored === skip || at(stored) === 0) continue;
      seen += at(stored);
      last = stored;
      if (seen >= share * counted) return stored;
    }
    return last;
  };
  const ends = [percentile(0.01), percentile(0.995)].map((stored) => stored * rescale[0] + rescale[1]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const width = Math.max(high - low, Math.abs(rescale[0]));
  return { center: round4((low + high) / 2), width: round4(width), function: 'LINEAR_EXACT' };
}

function round4(value: number): number {
  return Number(value.toPrecision(4));
}

/** The window that shows the whole range of the samples. */
export function fullWindow(range: readonly [number, number], rescale: Rescale): StoredWindow {
  const ends = range.map((stored) => stored * rescale[0] + rescale[1]);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  return { center: (low + high) / 2, width: Math.max(high - low, Math.abs(rescale[0])), function: 'LINEAR_EXACT' };
}

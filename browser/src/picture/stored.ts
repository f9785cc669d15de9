// From code words to stored values (PS3.5 §8.1), and from other colours to RGB (PS3.3 §C.7.6.3.1.2).
import type { Description } from './description';
import type { Palette } from './palette';

const HALF = 1 << 15;

/** Masks to the stored bits and extends the sign. */
export function stored(words: Uint16Array, { bitsStored, highBit, signed }: Description, lossyWavelet: boolean): Uint16Array | Int16Array {
  const shift = highBit + 1 - bitsStored;
  const unused = 32 - bitsStored;
  if (!signed && lossyWavelet) {
    // A lossy wavelet overshoots: white must not become black by losing its highest bit.
    const most = 2 ** bitsStored - 1;
    return words.map((word) => Math.min(most, word));
  }
  if (bitsStored < 16 || shift > 0) {
    for (let i = 0; i < words.length; i++) {
      const bits = (words[i] as number) >>> shift << unused;
      words[i] = signed ? bits >> unused : bits >>> unused;
    }
  }
  return signed ? new Int16Array(words.buffer, words.byteOffset, words.length) : words;
}

export function coloured(values: Uint16Array | Int16Array, palette: Palette): Uint16Array {
  const out = new Uint16Array(values.length * 3);
  for (let pixel = 0; pixel < values.length; pixel++) {
    out.set(palette(values[pixel] as number), pixel * 3);
  }
  return out;
}

/** YBR_FULL to RGB with the fixed-point rounding of the IJG library, in place. */
export function toRgb<T extends Uint16Array | Int16Array>(values: T): T {
  for (let i = 0; i + 2 < values.length; i += 3) {
    const y = values[i] as number;
    const cb = (values[i + 1] as number) - 128;
    const cr = (values[i + 2] as number) - 128;
    values[i] = clamped(y + ((91881 * cr + HALF) >> 16));
    values[i + 1] = clamped(y + ((-22554 * cb - 46802 * cr + HALF) >> 16));
    values[i + 2] = clamped(y + ((116130 * cb + HALF) >> 16));
  }
  return values;
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, value));
}

// Frames that are not compressed (PS3.5 §8.1, §8.2, Annex D): the samples of a pixel side by side, each as unsigned 16 bits.
import type { Description } from './description';

/** Bytes of one frame, chroma of YBR_FULL_422 halved. */
export function nativeFrameBytes({ shape, photometric }: Description): number {
  const { rows, columns, samples, bitsAllocated } = shape;
  return photometric === 'YBR_FULL_422' ? rows * Math.ceil(columns / 2) * 4 : rows * columns * samples * bitsAllocated / 8;
}

export function unpackNative(bytes: Uint8Array, description: Description, bigEndian: boolean): Uint16Array {
  const { rows, columns, samples, bitsAllocated } = description.shape;
  const out = new Uint16Array(rows * columns * samples);
  if (description.photometric === 'YBR_FULL_422') {
    unpack422(bytes, rows, columns, out);
  } else if (bitsAllocated === 16) {
    const low = bigEndian ? 1 : 0;
    for (let i = 0; i < out.length; i++) {
      out[i] = (bytes[2 * i + low] as number) | (bytes[2 * i + 1 - low] as number) << 8;
    }
  } else if (samples === 3 && description.planar) {
    const plane = rows * columns;
    for (let i = 0; i < plane; i++) {
      out[3 * i] = bytes[i] as number;
      out[3 * i + 1] = bytes[plane + i] as number;
      out[3 * i + 2] = bytes[2 * plane + i] as number;
    }
  } else {
    out.set(bytes.subarray(0, out.length));
  }
  return out;
}

/** Two luminances, then the chrominances that they share (PS3.3 §C.7.6.3.1.2). */
function unpack422(bytes: Uint8Array, rows: number, columns: number, out: Uint16Array): void {
  const pairs = Math.ceil(columns / 2);
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < columns; x++) {
      const from = (row * pairs + (x >> 1)) * 4;
      const to = (row * columns + x) * 3;
      out[to] = bytes[from + (x & 1)] as number;
      out[to + 1] = bytes[from + 2] as number;
      out[to + 2] = bytes[from + 3] as number;
    }
  }
}

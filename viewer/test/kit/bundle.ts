import { deflateRawSync } from 'node:zlib';
import { encodeJpegLs } from './jpegls-encoder.ts';

/** A bundle as docs/bundle.md has it, described by what differs from an ordinary MR series. */
export interface Recipe {
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  /** Samples of each frame, in spatial order; RGB interleaved when `photometric` says so. */
  readonly frames: readonly ArrayLike<number>[];
  readonly codec?: 'jpeg-ls' | 'deflate';
  /** Frames that are already coded, for codecs that the tests do not encode. */
  readonly coded?: readonly Uint8Array[];
  readonly index?: Record<string, unknown>;
}

/** Middle first, then outwards. */
export function middleOut(frames: number): number[] {
  const middle = frames >> 1;
  return Array.from({ length: frames }, (_, i) => i).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || b - a);
}

export function makeBundle(recipe: Recipe): Uint8Array {
  const codec = recipe.codec ?? 'jpeg-ls';
  const mask = 2 ** recipe.bits - 1;
  const order = middleOut(recipe.frames.length);
  const coded = order.map((frame) => recipe.coded?.[frame] ?? code(recipe.frames[frame] ?? [], recipe, codec, mask));
  const index = JSON.stringify({
    schema: 'eir.bundle/1', frames: recipe.frames.length, rows: recipe.rows, columns: recipe.columns, samples: 1,
    codec, bits: recipe.bits, signed: false, photometric: 'MONOCHROME2', planar: 0, rescale: [1, 0], padding: null, windows: [],
    orientation: null, spacing: null, aspect: 1, positions: null, depthMm: null, thicknessMm: null, perFrame: null,
    order, lengths: coded.map((bytes) => bytes.length),
    ranges: recipe.frames.map((frame) => range(frame)),
    ...recipe.index,
  });
  const text = new TextEncoder().encode(index);
  const padded = Math.ceil(text.length / 4) * 4;
  const out = new Uint8Array(4 + padded + coded.reduce((sum, bytes) => sum + bytes.length, 0)).fill(0x20, 0, 4 + padded);
  new DataView(out.buffer).setUint32(0, padded, true);
  out.set(text, 4);
  let at = 4 + padded;
  for (const bytes of coded) {
    out.set(bytes, at);
    at += bytes.length;
  }
  return out;
}

function code(samples: ArrayLike<number>, recipe: Recipe, codec: string, mask: number): Uint8Array {
  const masked = Uint16Array.from(samples, (value) => value & mask);
  if (codec === 'jpeg-ls') return encodeJpegLs(masked, recipe.rows, recipe.columns, recipe.bits);
  return new Uint8Array(deflateRawSync(recipe.bits > 8 ? new Uint8Array(masked.buffer) : Uint8Array.from(masked)));
}

function range(samples: ArrayLike<number>): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < samples.length; i++) {
    const value = samples[i] ?? 0;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

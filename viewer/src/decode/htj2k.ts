/**
 * HTJ2K (ITU-T T.814) by OpenJPH, compiled to WebAssembly. A script of its own: fetched only when
 * a bundle carries frames in this compression, because the server has no decoder for them.
 */
import openDecoder from '@cornerstonejs/codec-openjph';
import { url as programUrl } from 'asset:openjph.wasm';
import type { Coding, Samples } from './frame.ts';
import { extendSign } from './frame.ts';

let module: ReturnType<typeof openDecoder> | undefined;

/** Depth and sign of the first component, counted from SOC (ITU-T T.800 §A.5.1). */
const SSIZ = 42;
const SIGN = 0x80;

/** Decodes one code stream; its size and depth must be those of the index. */
export async function decodeWavelet(bytes: Uint8Array, coding: Coding): Promise<Samples> {
  module ??= openDecoder({ locateFile: () => programUrl, print: () => undefined, printErr: () => undefined });
  const decoder = new (await module).HTJ2KDecoder();
  try {
    const encoded = decoder.getEncodedBuffer(bytes.length);
    encoded.set(bytes);
    // The wrapper cuts signed bytes at 0. Read as unsigned they are whole, half their range too high (T.800 §G.1.2).
    const depth = bytes[SSIZ] ?? 0;
    const lift = coding.samples === 1 && depth >= SIGN && depth < SIGN + 8 ? 1 << (depth - SIGN) : 0;
    if (lift > 0) encoded[SSIZ] = depth - SIGN;
    decoder.decode();
    const info = decoder.getFrameInfo();
    if (info.width !== coding.columns || info.height !== coding.rows || info.componentCount !== coding.samples) {
      throw new Error(`HTJ2K frame of ${info.height} × ${info.width} × ${info.componentCount}; the index says ${coding.rows} × ${coding.columns} × ${coding.samples}`);
    }
    const decoded = decoder.getDecodedBuffer();
    if (info.bitsPerSample <= 8) {
      const narrow = decoded.slice(0, coding.rows * coding.columns * coding.samples);
      if (coding.samples === 3 && !info.isUsingColorTransform) return inPlace(narrow, coding.rows, coding.columns);
      if (lift > 0) return Int16Array.from(narrow, (value) => value - lift);
      return coding.signed ? Int16Array.from(new Int8Array(narrow.buffer)) : narrow;
    }
    const words = new Uint16Array(decoded.slice(0, coding.rows * coding.columns * coding.samples * 2).buffer);
    // The file's sign counts; a stream that was coded as unsigned has it in its own top bit.
    return coding.signed ? extendSign(words, info.isSigned ? 16 : info.bitsPerSample) : words;
  } finally {
    decoder.delete();
  }
}

/** Colour without a transform comes as all lines of red, then of green, then of blue, which the wrapper takes for turns of the three. */
function inPlace(turned: Uint8Array, rows: number, columns: number): Uint8Array {
  const out = new Uint8Array(turned.length);
  for (let place = 0; place < 3 * rows; place++) {
    const from = Math.floor(place / 3) * columns * 3 + place % 3;
    const to = (place % rows) * columns * 3 + Math.floor(place / rows);
    for (let x = 0; x < columns; x++) out[to + 3 * x] = turned[from + 3 * x] as number;
  }
  return out;
}

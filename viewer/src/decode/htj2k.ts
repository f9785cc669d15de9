/**
 * HTJ2K (ITU-T T.814) by OpenJPH, compiled to WebAssembly. A script of its own: fetched only when
 * a bundle carries frames in this compression, because the server has no decoder for them.
 */
import openDecoder from '@cornerstonejs/codec-openjph';
import { url as programUrl } from 'asset:openjph.wasm';
import type { Coding, Samples } from './frame.ts';
import { extendSign } from './frame.ts';

let module: ReturnType<typeof openDecoder> | undefined;

/** Decodes one code stream; its size and depth must be those of the index. */
export async function decodeWavelet(bytes: Uint8Array, coding: Coding): Promise<Samples> {
  module ??= openDecoder({ locateFile: () => programUrl, print: () => undefined, printErr: () => undefined });
  const decoder = new (await module).HTJ2KDecoder();
  try {
    decoder.getEncodedBuffer(bytes.length).set(bytes);
    decoder.decode();
    const info = decoder.getFrameInfo();
    if (info.width !== coding.columns || info.height !== coding.rows || info.componentCount !== coding.samples) {
      throw new Error(`HTJ2K frame of ${info.height} × ${info.width} × ${info.componentCount}; the index says ${coding.rows} × ${coding.columns} × ${coding.samples}`);
    }
    const decoded = decoder.getDecodedBuffer();
    if (info.bitsPerSample <= 8) {
      const narrow = decoded.slice(0, coding.rows * coding.columns * coding.samples);
      return coding.signed ? Int16Array.from(new Int8Array(narrow.buffer)) : narrow;
    }
    const words = new Uint16Array(decoded.slice(0, coding.rows * coding.columns * coding.samples * 2).buffer);
    // The file's sign counts; a stream that was coded as unsigned has it in its own top bit.
    return coding.signed ? extendSign(words, info.isSigned ? 16 : info.bitsPerSample) : words;
  } finally {
    decoder.delete();
  }
}

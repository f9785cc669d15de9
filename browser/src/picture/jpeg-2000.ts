// JPEG 2000 Part 1 (T.800) by OpenJPEG, compiled to WebAssembly by the Cornerstone project. A script and a program of their
// own, fetched for the first such picture.
import openDecoder from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { url as programUrl } from 'asset:openjpeg.wasm';
import { CodeStreamError, requireShape, type FrameShape } from './code-stream';

let module: ReturnType<typeof openDecoder> | undefined;

const SIZ_BYTES = 42;
const MOST_TILES = 4096;

/** Its colour transforms are undone: three samples are RGB. A JP2 box may stand before the stream. */
export async function decodeJpeg2000(code: Uint8Array, shape: FrameShape): Promise<Uint16Array> {
  const bits = requireSize(code, shape);
  module ??= openDecoder({ locateFile: () => programUrl, print: () => undefined, printErr: () => undefined });
  const decoder = new (await module).J2KDecoder();
  try {
    decoder.getEncodedBuffer(code.length).set(code);
    decoder.decode();
    const { width, height, componentCount, isSigned } = decoder.getFrameInfo();
    requireShape(shape, height, width, componentCount, bits);
    const count = shape.rows * shape.columns * shape.samples;
    const decoded = decoder.getDecodedBuffer();
    if (decoded.length < count * (bits > 8 ? 2 : 1)) {
      throw new CodeStreamError('a JPEG 2000 stream that ends early');
    }
    if (bits > 8) {
      return new Uint16Array(decoded.slice(0, count * 2).buffer);
    }
    return Uint16Array.from(isSigned ? new Int8Array(decoded.slice(0, count).buffer) : decoded.subarray(0, count));
  } catch (problem) {
    if (!(problem instanceof CodeStreamError)) {
      module = undefined; // a program that was stopped in the middle does not go on
    }
    throw problem;
  } finally {
    decoder.delete();
  }
}

/** Reads the SIZ segment (T.800 §A.5.1), as the program believes it and takes the memory; answers the bits of a sample. */
function requireSize(code: Uint8Array, shape: FrameShape): number {
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const last = Math.min(code.length - SIZ_BYTES - 2, 4096);
  for (let at = 0; at <= last; at++) {
    if (view.getUint32(at) === 0xff4fff51) {
      const [x, y, left, top, wide, high] = [8, 12, 16, 20, 24, 28].map((offset) => view.getUint32(at + offset)) as
        [number, number, number, number, number, number];
      const bits = (view.getUint8(at + 42) & 0x7f) + 1;
      requireShape(shape, y - top, x - left, view.getUint16(at + 40), bits);
      if (wide < 1 || high < 1 || Math.ceil((x - left) / wide) * Math.ceil((y - top) / high) > MOST_TILES) {
        throw new CodeStreamError('more tiles than are read');
      }
      return bits;
    }
  }
  throw new CodeStreamError('no SOC and SIZ marker');
}

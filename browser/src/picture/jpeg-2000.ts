// JPEG 2000 Part 1 (T.800) and HTJ2K (T.814) by OpenJPEG, compiled to WebAssembly by the Cornerstone project. A script and a
// program of their own, fetched for the first such picture, or the first such series with boxes. Not OpenJPH, which reads HTJ2K
// in the reading room: its wrapper mixes up the lines of colour without a transform.
import startProgram from '@cornerstonejs/codec-openjpeg/decodewasmjs';
import { url as programUrl } from 'asset:openjpeg.wasm';
import type { HostDecoder } from 'eir-engine';
import { CodeStreamError, requireShape, type FrameShape } from './code-stream';

type Program = Awaited<ReturnType<typeof startProgram>>;

const SIZ_BYTES = 42;
/** Offset of Csiz from SOC (T.800 §A.5.1): the number of components; then three bytes of each, of which the first is Ssiz. */
const COMPONENTS = 40;
const SIGN = 0x80;
const MOST_TILES = 4096;

let opened: Promise<Jpeg2000> | undefined;

/** Its colour transforms are undone: three samples are RGB. A JP2 box may stand before the stream. */
export async function decodeJpeg2000(code: Uint8Array, shape: FrameShape): Promise<Uint16Array> {
  return (await openJpeg2000()).samples(code, shape);
}

/** The program in memory; a new one if the last was stopped or did not come. */
export function openJpeg2000(): Promise<Jpeg2000> {
  opened ??= startProgram({ locateFile: () => programUrl, print: () => undefined, printErr: () => undefined })
    .then((program) => new Jpeg2000(program), (problem: unknown) => {
      opened = undefined;
      throw problem;
    });
  return opened;
}

/** OpenJPEG in memory: it decodes without waiting, until a stream stops it in the middle. */
class Jpeg2000 implements HostDecoder {
  private stopped = false;

  constructor(private readonly program: Program) {}

  get isStopped(): boolean {
    return this.stopped;
  }

  decode(code: Int8Array, rows: number, columns: number, samples: number, bitsAllocated: number): Int16Array | null {
    try {
      const words = this.samples(new Uint8Array(code.buffer, code.byteOffset, code.length),
        { rows, columns, samples: samples === 3 ? 3 : 1, bitsAllocated: bitsAllocated === 8 ? 8 : 16 });
      return new Int16Array(words.buffer, words.byteOffset, words.length);
    } catch {
      return null;
    }
  }

  /** @throws CodeStreamError as every `Decoder`; anything else stops the program */
  samples(code: Uint8Array, shape: FrameShape): Uint16Array {
    const form = requireSize(code, shape);
    if (this.stopped) {
      throw new CodeStreamError('a program that was stopped in the middle does not go on');
    }
    try {
      return this.decoded(code, shape, form);
    } catch (problem) {
      if (!(problem instanceof CodeStreamError)) {
        this.stopped = true;
        opened = undefined;
      }
      throw problem;
    }
  }

  private decoded(code: Uint8Array, shape: FrameShape, { soc, bits, signed }: Form): Uint16Array {
    // The program leaves colour of more than 8 bits black.
    if (bits > 8 && shape.samples > 1) {
      throw new CodeStreamError('colour of more than 8 bits');
    }
    const decoder = new this.program.J2KDecoder();
    try {
      const encoded = decoder.getEncodedBuffer(code.length);
      encoded.set(code);
      // It cuts signed bytes at 0. Read as unsigned they are whole, half their range too high (T.800 §G.1.2).
      const lift = signed && bits <= 8 ? 1 << (bits - 1) : 0;
      for (let component = 0; lift > 0 && component < shape.samples; component++) {
        const at = soc + COMPONENTS + 2 + 3 * component;
        encoded[at] = (encoded[at] ?? 0) & ~SIGN;
      }
      decoder.decode();
      const { width, height, componentCount } = decoder.getFrameInfo();
      requireShape(shape, height, width, componentCount, bits);
      const count = shape.rows * shape.columns * shape.samples;
      const decoded = decoder.getDecodedBuffer();
      if (decoded.length < count * (bits > 8 ? 2 : 1)) {
        throw new CodeStreamError('a stream of a wavelet that ends early');
      }
      return bits > 8 ? new Uint16Array(decoded.slice(0, count * 2).buffer) : Uint16Array.from(decoded.subarray(0, count), (value) => value - lift);
    } finally {
      decoder.delete();
    }
  }
}

/** Where the stream begins, behind what a file format puts before it, and what its samples are. */
interface Form {
  readonly soc: number;
  readonly bits: number;
  readonly signed: boolean;
}

/** Reads the SIZ segment (T.800 §A.5.1), as the program believes it and takes the memory. */
function requireSize(code: Uint8Array, shape: FrameShape): Form {
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const last = Math.min(code.length - SIZ_BYTES - 2, 4096);
  for (let at = 0; at <= last; at++) {
    if (view.getUint32(at) === 0xff4fff51) {
      const [x, y, left, top, wide, high] = [8, 12, 16, 20, 24, 28].map((offset) => view.getUint32(at + offset)) as
        [number, number, number, number, number, number];
      const depth = view.getUint8(at + COMPONENTS + 2);
      const bits = (depth & ~SIGN) + 1;
      requireShape(shape, y - top, x - left, view.getUint16(at + COMPONENTS), bits);
      if (wide < 1 || high < 1 || Math.ceil((x - left) / wide) * Math.ceil((y - top) / high) > MOST_TILES) {
        throw new CodeStreamError('more tiles than are read');
      }
      return { soc: at, bits, signed: (depth & SIGN) !== 0 };
    }
  }
  throw new CodeStreamError('no SOC and SIZ marker');
}

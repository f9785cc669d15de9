// The frames of one file, one at a time, whatever the transfer syntax: the same samples as eir.imaging.FrameReader's. Decoders
// are scripts of their own, fetched when the first picture of their kind is looked at.
import type { HostFile, Picture } from 'eir-engine';
import { CodeStreamError, type Decoder } from './code-stream';
import { describe, type Description } from './description';
import { bytesAt, codeOf } from './fragments';
import { nativeFrameBytes, unpackNative } from './native';
import { drawnOver } from './overlay';
import { decodeRle } from './rle';
import { coloured, stored, toRgb } from './stored';

/** Stored values: masked, sign extended, colour turned into RGB of 0 to 255; row by row, the samples of a pixel side by side. */
export interface Frame {
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  readonly values: Uint16Array | Int16Array;
}

const NATIVE = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']);
const UNCOMPRESSED_FRAMES = '1.2.840.10008.1.2.1.98';
const JPEG_2000 = new Set(['1.2.840.10008.1.2.4.90', '1.2.840.10008.1.2.4.91']);
/** JPEG 2000 and HTJ2K that may lose something. */
const LOSSY_WAVELETS = new Set(['1.2.840.10008.1.2.4.91', '1.2.840.10008.1.2.4.203']);

const jpeg: Decoder = async (code, shape) => (await import('module:jpeg.js')).decodeJpeg(code, shape);
const jpegLs: Decoder = async (code, shape) => (await import('module:jpeg-ls.js')).decodeJpegLs(code, shape);
const wavelet: Decoder = async (code, shape) => (await import('module:jpeg-2000.js')).decodeJpeg2000(code, shape);

const DECODERS: ReadonlyMap<string, Decoder> = new Map<string, Decoder>([
  ['1.2.840.10008.1.2.5', decodeRle],
  ...['50', '51', '57', '70'].map((end) => [`1.2.840.10008.1.2.4.${end}`, jpeg] as const),
  ...['80', '81'].map((end) => [`1.2.840.10008.1.2.4.${end}`, jpegLs] as const),
  ...['90', '91', '201', '202', '203'].map((end) => [`1.2.840.10008.1.2.4.${end}`, wavelet] as const),
]);

export class Frames {
  private constructor(private readonly file: HostFile, private readonly picture: Picture, readonly description: Description) {}

  /** @returns null where nobody here can show the file */
  static of(file: HostFile, picture: Picture): Frames | null {
    const syntax = picture.syntax();
    const description = NATIVE.has(syntax) || syntax === UNCOMPRESSED_FRAMES || DECODERS.has(syntax) ? describe(picture) : null;
    return description === null ? null : new Frames(file, picture, description);
  }

  /**
   * Frame `index`, counted from 0.
   *
   * @throws CodeStreamError if it is damaged, or of a kind that is not read
   */
  async read(index: number): Promise<Frame> {
    const { description, picture } = this;
    const { rows, columns, samples } = description.shape;
    const values = stored(await this.samples(index), description, LOSSY_WAVELETS.has(picture.syntax()));
    switch (description.photometric) {
      case 'PALETTE COLOR':
        return { rows, columns, samples: 3, values: coloured(values, description.palette ?? (() => [0, 0, 0])) };
      case 'YBR_FULL':
      case 'YBR_FULL_422':
        return { rows, columns, samples: 3, values: JPEG_2000.has(picture.syntax()) ? values : toRgb(values) };
      default:
        return { rows, columns, samples, values };
    }
  }

  /** For each pixel of frame `index` whether an overlay plane draws over it; null if none does. */
  async drawn(index: number): Promise<Uint8Array | null> {
    const { description: { shape }, picture } = this;
    const words = NATIVE.has(picture.syntax()) && shape.samples === 1 ? await this.samples(index) : null;
    return drawnOver(picture, { rows: shape.rows, columns: shape.columns, frame: index, words });
  }

  private async samples(index: number): Promise<Uint16Array> {
    const { file, picture, description } = this;
    const syntax = picture.syntax();
    if (NATIVE.has(syntax)) {
      return unpackNative(this.nativeBytes(index), description, picture.bigEndian());
    }
    const code = codeOf(file, picture, description.frames, index);
    if (code === null) {
      throw new CodeStreamError(`${picture.pieces()} fragments for ${description.frames} frames`);
    }
    if (syntax === UNCOMPRESSED_FRAMES) {
      if (code.length < nativeFrameBytes(description)) {
        throw new CodeStreamError('a frame that is too short');
      }
      return unpackNative(code, description, false);
    }
    const decode = DECODERS.get(syntax);
    if (decode === undefined) {
      throw new CodeStreamError(`no decoder for ${syntax}`);
    }
    return decode(code, description.shape);
  }

  private nativeBytes(index: number): Uint8Array {
    const { file, picture, description } = this;
    const length = nativeFrameBytes(description);
    const start = index * length;
    if (picture.pieces() !== 1 || start + length > picture.length(0) || picture.offset(0) + start + length > file.size()) {
      throw new CodeStreamError('the pixels end before the frame does');
    }
    // Samples of a byte in an OW element of a big endian file: the words, and so pairs of samples, are swapped.
    if (!picture.bigEndian() || description.shape.bitsAllocated !== 8 || !picture.inWords()) {
      return bytesAt(file, picture.offset(0) + start, length);
    }
    const from = start - start % 2;
    const words = bytesAt(file, picture.offset(0) + from, Math.min(length + 2, picture.length(0) - from));
    return Uint8Array.from({ length }, (_, at) => words[(at + start - from) ^ 1] ?? 0);
  }
}

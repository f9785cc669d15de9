import { inflateSamples } from './deflate.ts';
import { decodeJpegLs } from './jpegls.ts';

/** Samples of one frame: single channel (signed or not) or RGB interleaved. */
export type Samples = Uint8Array | Uint16Array | Int16Array;

/** How the frames of a bundle are coded; the fields are those of docs/bundle.md. */
export interface Coding {
  readonly codec: string;
  readonly rows: number;
  readonly columns: number;
  readonly samples: 1 | 3;
  readonly bits: number;
  readonly signed: boolean;
}

/** Decodes HTJ2K code streams; fetched only when a bundle needs it. */
export type WaveletDecoder = (bytes: Uint8Array, coding: Coding) => Promise<Samples>;

const WAVELET = new Set(['1.2.840.10008.1.2.4.201', '1.2.840.10008.1.2.4.202', '1.2.840.10008.1.2.4.203']);

/** Whether the frames need the decoder that is fetched on demand. */
export function needsWavelet(codec: string): boolean {
  return WAVELET.has(codec);
}

/** Whether this page can decode the codec at all. */
export function isKnownCodec(codec: string): boolean {
  return codec === 'jpeg-ls' || codec === 'deflate' || needsWavelet(codec);
}

/** Decodes one frame; an error names the codec and what was wrong with the stream. */
export async function decodeFrame(bytes: Uint8Array, coding: Coding, wavelet: WaveletDecoder): Promise<Samples> {
  if (coding.codec === 'jpeg-ls') {
    const coded = decodeJpegLs(bytes, coding.rows, coding.columns);
    return coding.signed ? extendSign(coded, coding.bits) : coded;
  }
  if (coding.codec === 'deflate') return inflateSamples(bytes, coding);
  if (needsWavelet(coding.codec)) return wavelet(bytes, coding);
  throw new Error(`No decoder for codec ${coding.codec}`);
}

/** Two's complement of `bits` bits, masked in the code, back to negative numbers; in place. */
export function extendSign(masked: Uint16Array, bits: number): Int16Array {
  const signed = new Int16Array(masked.buffer, masked.byteOffset, masked.length);
  const shift = 32 - bits;
  if (shift > 16) {
    for (let i = 0; i < signed.length; i++) signed[i] = ((signed[i] as number) << shift) >> shift;
  }
  return signed;
}

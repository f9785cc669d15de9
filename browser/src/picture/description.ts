// The Image Pixel module of a file (PS3.3 §C.7.6.3), checked as eir.imaging.PixelDescription checks it.
import type { Picture } from 'eir-engine';
import type { FrameShape } from './code-stream';
import { paletteOf, type Palette } from './palette';

export interface Description {
  readonly shape: FrameShape;
  readonly frames: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly signed: boolean;
  readonly photometric: string;
  readonly planar: boolean;
  readonly palette: Palette | null;
}

const SAMPLES = 0x00280002;
const PHOTOMETRIC = 0x00280004;
const PLANAR = 0x00280006;
const FRAMES = 0x00280008;
const ROWS = 0x00280010;
const COLUMNS = 0x00280011;
const BITS_ALLOCATED = 0x00280100;
const BITS_STORED = 0x00280101;
const HIGH_BIT = 0x00280102;
const SIGNED = 0x00280103;

const GREY = ['MONOCHROME1', 'MONOCHROME2', 'PALETTE COLOR'];
const COLOUR = ['RGB', 'YBR_FULL', 'YBR_FULL_422', 'YBR_ICT', 'YBR_RCT'];
const MOST_PIXELS = 2 ** 26;

/** @returns null where nobody here can show it */
export function describe(picture: Picture): Description | null {
  const number = (tag: number, otherwise: number): number => {
    const bytes = picture.bytes(tag);
    return bytes.length < 2 ? otherwise : new DataView(bytes.buffer, bytes.byteOffset, 2).getUint16(0, !picture.bigEndian());
  };
  const text = (tag: number): string => String.fromCharCode(...picture.bytes(tag)).replace(/[\0 ]+$/, '').trim();
  const photometric = text(PHOTOMETRIC);
  const allocated = number(BITS_ALLOCATED, 0);
  const samples = number(SAMPLES, 1);
  const rows = number(ROWS, 0);
  const columns = number(COLUMNS, 0);
  const fits = (samples === 1 && GREY.includes(photometric)) || (samples === 3 && COLOUR.includes(photometric) && allocated === 8);
  if (!fits || (allocated !== 8 && allocated !== 16) || rows < 1 || columns < 1 || rows * columns > MOST_PIXELS) {
    return null;
  }
  const bitsStored = number(BITS_STORED, allocated);
  const highBit = number(HIGH_BIT, bitsStored - 1);
  if (bitsStored < 1 || bitsStored > allocated || highBit < bitsStored - 1 || highBit >= allocated) {
    return null;
  }
  const signed = number(SIGNED, 0) === 1;
  const palette = photometric === 'PALETTE COLOR' ? paletteOf(picture, signed) : null;
  return photometric === 'PALETTE COLOR' && palette === null ? null : {
    shape: { rows, columns, samples: samples === 3 ? 3 : 1, bitsAllocated: allocated === 8 ? 8 : 16 },
    frames: Math.max(1, Number(text(FRAMES)) || 1), bitsStored, highBit, signed, photometric, planar: number(PLANAR, 0) === 1, palette,
  };
}

// A picture of one frame for the screen, always from the file as it lies on the disc: uncompressed, RLE, baseline JPEG,
// lossless JPEG-LS. What this page does not decode gives null; such an image is sent all the same.
import { Picture, type HostFile } from 'eir-engine';
import { paletteOf, type Palette } from './palette';
import { unpackedRle } from './rle';

const ROWS = 0x00280010;
const COLUMNS = 0x00280011;
const FRAMES = 0x00280008;
const BITS_ALLOCATED = 0x00280100;
const BITS_STORED = 0x00280101;
const SAMPLES = 0x00280002;
const PLANAR = 0x00280006;
const PHOTOMETRIC = 0x00280004;
const SIGNED = 0x00280103;

const RLE = '1.2.840.10008.1.2.5';
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50';
const JPEG_LS = '1.2.840.10008.1.2.4.80';
const NATIVE = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']);
const MOST_PIXELS = 4096 * 4096;

export interface Shape {
  readonly rows: number;
  readonly columns: number;
  readonly frames: number;
  readonly samples: number;
  readonly bytesPerSample: number;
  readonly bitsStored: number;
  readonly signed: boolean;
  readonly planar: boolean;
  readonly inverted: boolean;
  readonly bigEndian: boolean;
  readonly palette: Palette | null;
}

export async function pictureOf(file: HostFile, frame: number, edge: number): Promise<ImageBitmap | null> {
  const picture = new Picture(file);
  const shape = shapeOf(picture);
  if (shape === null) {
    return null;
  }
  switch (picture.syntax()) {
    case JPEG_BASELINE: {
      const stream = streamOf(file, picture, shape, frame);
      return stream === null ? null : scaled(new Blob([stream]), shape, edge);
    }
    case JPEG_LS: {
      const stream = streamOf(file, picture, shape, frame);
      return stream === null || shape.samples !== 1 ? null : scaled(grey(await samplesOfJpegLs(stream, shape), shape), shape, edge);
    }
    case RLE: {
      const stream = streamOf(file, picture, shape, frame);
      const bytes = stream === null ? null : unpackedRle(stream, shape);
      return bytes === null ? null : scaled(painted(bytes, { ...shape, bigEndian: false, planar: true }), shape, edge);
    }
    default: {
      const bytes = nativeFrame(file, picture, shape, frame);
      return bytes === null ? null : scaled(painted(bytes, shape), shape, edge);
    }
  }
}

function nativeFrame(file: HostFile, picture: Picture, shape: Shape, frame: number): Uint8Array | null {
  const bytes = shape.rows * shape.columns * shape.samples * shape.bytesPerSample;
  return NATIVE.has(picture.syntax()) && picture.pieces() === 1 && (frame + 1) * bytes <= picture.length(0)
    ? taken(file, picture.offset(0) + frame * bytes, bytes) : null;
}

/** The code stream of a frame: one fragment each, or all fragments where there is but one frame (PS3.5 §A.4). */
function streamOf(file: HostFile, picture: Picture, { frames }: Shape, frame: number): Uint8Array<ArrayBuffer> | null {
  if (frames === picture.pieces()) {
    return frame < frames ? taken(file, picture.offset(frame), picture.length(frame)) : null;
  }
  if (frames !== 1) {
    return null;
  }
  const pieces = Array.from({ length: picture.pieces() }, (_, index) => taken(file, picture.offset(index), picture.length(index)));
  const whole = new Uint8Array(pieces.reduce((sum, some) => sum + some.length, 0));
  let at = 0;
  for (const some of pieces) {
    whole.set(some, at);
    at += some.length;
  }
  return whole;
}

/** The reading room's decoder, fetched when the first such picture is looked at. */
async function samplesOfJpegLs(stream: Uint8Array, { rows, columns, bitsStored, signed }: Shape): Promise<Int32Array> {
  const { decodeJpegLs } = await import('module:jpegls.js');
  const unused = signed ? 32 - bitsStored : 0;
  return Int32Array.from(decodeJpegLs(stream, rows, columns), (coded) => (coded << unused) >> unused);
}

function shapeOf(picture: Picture): Shape | null {
  const number = (tag: number): number => {
    const bytes = picture.bytes(tag);
    const [low, high] = picture.bigEndian() ? [bytes[1], bytes[0]] : [bytes[0], bytes[1]];
    return low === undefined || high === undefined ? 0 : (low & 0xff) | ((high & 0xff) << 8);
  };
  const text = (tag: number): string => String.fromCharCode(...picture.bytes(tag)).trim();
  const photometric = text(PHOTOMETRIC);
  const samples = number(SAMPLES) === 0 ? 1 : number(SAMPLES);
  const palette = photometric === 'PALETTE COLOR' ? paletteOf(picture, number(SIGNED) === 1) : null;
  const shape: Shape = {
    rows: number(ROWS), columns: number(COLUMNS), frames: Math.max(1, Number(text(FRAMES)) || 1), samples,
    bytesPerSample: number(BITS_ALLOCATED) / 8, bitsStored: number(BITS_STORED), signed: number(SIGNED) === 1,
    planar: number(PLANAR) === 1, inverted: photometric === 'MONOCHROME1', bigEndian: picture.bigEndian(), palette,
  };
  const shown = samples === 1 ? (photometric.startsWith('MONOCHROME') || palette !== null) && [1, 2].includes(shape.bytesPerSample)
    : samples === 3 && shape.bytesPerSample === 1 && (photometric === 'RGB' || picture.syntax() === JPEG_BASELINE);
  return shown && shape.rows > 0 && shape.columns > 0 && shape.rows * shape.columns <= MOST_PIXELS ? shape : null;
}

function taken(file: HostFile, offset: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  file.read(offset, new Int8Array(bytes.buffer));
  return bytes;
}

function painted(bytes: Uint8Array, shape: Shape): ImageData {
  const pixels = shape.rows * shape.columns;
  if (shape.samples === 1) {
    const values = samplesOf(bytes, shape, pixels);
    return shape.palette === null ? grey(values, shape) : coloured(values, shape, shape.palette);
  }
  const image = new ImageData(shape.columns, shape.rows);
  const [step, next] = shape.planar ? [1, pixels] : [3, 1];
  for (let pixel = 0; pixel < pixels; pixel++) {
    const at = pixel * step;
    image.data.set([bytes[at] ?? 0, bytes[at + next] ?? 0, bytes[at + 2 * next] ?? 0, 255], pixel * 4);
  }
  return image;
}

function coloured(values: Int32Array, shape: Shape, palette: Palette): ImageData {
  const image = new ImageData(shape.columns, shape.rows);
  values.forEach((value, pixel) => { image.data.set(palette(value), pixel * 4); });
  return image;
}

/** Grey from the darkest to the brightest half per cent: only to recognise what it is. */
function grey(values: Int32Array, shape: Shape): ImageData {
  const image = new ImageData(shape.columns, shape.rows);
  const [low, high] = range(values);
  const scale = 255 / Math.max(1, high - low);
  for (let pixel = 0; pixel < values.length; pixel++) {
    const lit = Math.min(255, Math.max(0, ((values[pixel] ?? 0) - low) * scale));
    const shade = shape.inverted ? 255 - lit : lit;
    const at = pixel * 4;
    image.data[at] = shade;
    image.data[at + 1] = shade;
    image.data[at + 2] = shade;
    image.data[at + 3] = 255;
  }
  return image;
}

function samplesOf(bytes: Uint8Array, { bytesPerSample, bitsStored, signed, bigEndian }: Shape, pixels: number): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Int32Array(pixels);
  const unused = 32 - bitsStored;
  for (let pixel = 0; pixel < pixels; pixel++) {
    const raw = bytesPerSample === 1 ? view.getUint8(pixel) : view.getUint16(pixel * 2, !bigEndian);
    values[pixel] = signed ? (raw << unused) >> unused : (raw << unused) >>> unused;
  }
  return values;
}

function range(values: Int32Array): readonly [number, number] {
  const step = Math.max(1, Math.floor(values.length / 20_000));
  const some = Int32Array.from({ length: Math.ceil(values.length / step) }, (_, index) => values[index * step] ?? 0).sort();
  const at = (share: number): number => some[Math.floor((some.length - 1) * share)] ?? 0;
  return [at(0.005), at(0.995)];
}

async function scaled(image: ImageBitmapSource, { rows, columns }: Shape, edge: number): Promise<ImageBitmap | null> {
  const factor = Math.min(1, edge / Math.max(rows, columns));
  try {
    return await createImageBitmap(image, {
      resizeWidth: Math.max(1, Math.round(columns * factor)), resizeHeight: Math.max(1, Math.round(rows * factor)), resizeQuality: 'medium',
    });
  } catch {
    return null; // a JPEG that the browser does not read
  }
}

// RLE of PS3.5 Annex G: byte planes, the high byte first, each packed by PackBits.
import { CodeStreamError, type FrameShape } from './code-stream';

const HEADER_BYTES = 64;

export function decodeRle(code: Uint8Array, { rows, columns, samples, bitsAllocated }: FrameShape): Uint16Array {
  const view = new DataView(code.buffer, code.byteOffset, code.byteLength);
  const bytesPerSample = bitsAllocated / 8;
  const segments = code.length < HEADER_BYTES ? 0 : view.getUint32(0, true);
  if (segments !== samples * bytesPerSample) {
    throw new CodeStreamError(`${segments} RLE segments`);
  }
  const out = new Uint16Array(rows * columns * samples);
  const plane = new Uint8Array(rows * columns);
  for (let segment = 0; segment < segments; segment++) {
    const start = view.getUint32(4 + 4 * segment, true);
    const end = segment + 1 < segments ? view.getUint32(8 + 4 * segment, true) : code.length;
    if (start < HEADER_BYTES || end < start || end > code.length) {
      throw new CodeStreamError(`RLE segment ${segment} outside its frame`);
    }
    unpack(code.subarray(start, end), plane);
    const shift = bytesPerSample === 2 && segment % 2 === 0 ? 8 : 0;
    for (let pixel = 0, to = Math.floor(segment / bytesPerSample); pixel < plane.length; pixel++, to += samples) {
      out[to] = (out[to] as number) | (plane[pixel] as number) << shift;
    }
  }
  return out;
}

function unpack(packed: Uint8Array, plane: Uint8Array): void {
  let read = 0;
  let written = 0;
  while (written < plane.length) {
    const control = packed[read++];
    if (control === undefined) {
      throw new CodeStreamError(`RLE segment ends after ${written} of ${plane.length} bytes`);
    }
    if (control === 128) {
      continue;
    }
    const run = control < 128 ? control + 1 : 257 - control;
    if (written + run > plane.length || read + (control < 128 ? run : 1) > packed.length) {
      throw new CodeStreamError(`an RLE run leaves its segment or plane at ${written} bytes`);
    }
    if (control < 128) {
      plane.set(packed.subarray(read, read + run), written);
      read += run;
    } else {
      plane.fill(packed[read++] as number, written, written + run);
    }
    written += run;
  }
}

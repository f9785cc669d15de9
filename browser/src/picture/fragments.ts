// Which fragments make which frame (PS3.5 §A.4), believed in the same order as eir.imaging.FrameRanges believes: one frame has
// all fragments; as many fragments as frames; the Extended Offset Table; the Basic one; fragments that begin an image.
import type { HostFile, Picture } from 'eir-engine';

const EXTENDED_OFFSET_TABLE = 0x7fe00001;

/** The code stream of frame `frame`, counted from 0; null where nothing tells the frames apart. */
export function codeOf(file: HostFile, picture: Picture, frames: number, frame: number): Uint8Array<ArrayBuffer> | null {
  const range = rangeOf(file, picture, frames, frame);
  if (range === null) {
    return null;
  }
  const pieces: Uint8Array[] = [];
  for (let index = range[0]; index < range[1]; index++) {
    pieces.push(bytesAt(file, picture.offset(index), picture.length(index)));
  }
  const code = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    code.set(piece, at);
    at += piece.length;
  }
  return code;
}

export function bytesAt(file: HostFile, offset: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  file.read(offset, new Int8Array(bytes.buffer));
  return bytes;
}

/** First fragment of the frame, and the first that is not its own. */
function rangeOf(file: HostFile, picture: Picture, frames: number, frame: number): readonly [number, number] | null {
  const pieces = picture.pieces();
  if (frames === 1 && pieces > 0) {
    return [0, pieces];
  }
  if (frames === pieces) {
    return [frame, frame + 1];
  }
  const starts = startsByOffset(picture, extendedOffsets(picture), frames) ?? startsByOffset(picture, basicOffsets(file, picture), frames)
    ?? startsByMarker(file, picture, frames);
  const from = starts?.[frame];
  return from === undefined ? null : [from, starts?.[frame + 1] ?? pieces];
}

function extendedOffsets(picture: Picture): readonly number[] {
  const bytes = picture.bytes(EXTENDED_OFFSET_TABLE);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 3 }, (_, index) => Number(view.getBigUint64(8 * index, true)));
}

function basicOffsets(file: HostFile, picture: Picture): readonly number[] {
  const bytes = bytesAt(file, picture.tableOffset(), picture.tableLength());
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length >> 2 }, (_, index) => view.getUint32(4 * index, true));
}

/** Offsets count from the item header of the first fragment; each must hit one. */
function startsByOffset(picture: Picture, offsets: readonly number[], frames: number): readonly number[] | null {
  if (offsets.length !== frames || offsets[0] !== 0) {
    return null;
  }
  const base = picture.offset(0);
  const starts: number[] = [];
  for (let index = 0; index < picture.pieces() && starts.length < frames; index++) {
    if (picture.offset(index) - base === offsets[starts.length]) {
      starts.push(index);
    }
  }
  return starts.length === frames ? starts : null;
}

function startsByMarker(file: HostFile, picture: Picture, frames: number): readonly number[] | null {
  const starts: number[] = [];
  for (let index = 0; index < picture.pieces(); index++) {
    const [first, second, third, fourth] = bytesAt(file, picture.offset(index), Math.min(4, picture.length(index)));
    if (first === 0xff && third === 0xff && (second === 0xd8 || (second === 0x4f && fourth === 0x51))) {
      starts.push(index);
    }
  }
  return starts.length === frames && starts[0] === 0 ? starts : null;
}

// Overlay planes (PS3.3 §C.9.2): bits that a viewer lays over the picture. What is drawn there may be text, so who looks at a
// picture sees it; what is sent has no overlays.
import type { Picture } from 'eir-engine';

const GROUPS = Array.from({ length: 16 }, (_, index) => 0x6000 + 2 * index);
const ROWS = 0x0010;
const COLUMNS = 0x0011;
const FRAMES = 0x0015;
const ORIGIN = 0x0050;
const FIRST_FRAME = 0x0051;
const BIT = 0x0102;
const DATA = 0x3000;

/** Red, green and blue of what is drawn: a colour that hardly any picture has. What lies below it stays to be seen. */
const INK = [255, 60, 210] as const;

/** The frame that planes lie over. */
export interface Ground {
  readonly rows: number;
  readonly columns: number;
  /** Counted from 0. */
  readonly frame: number;
  /** Its code words, where a plane may stand in their spare bits; null if they are compressed. */
  readonly words: Uint16Array | null;
}

/** @returns for each pixel whether something is drawn over it; null if nothing is */
export function drawnOver(picture: Picture, ground: Ground): Uint8Array | null {
  const drawn = new Uint8Array(ground.rows * ground.columns);
  let some = false;
  for (const group of GROUPS) {
    some = layPlane(picture, group, ground, drawn) || some;
  }
  return some ? drawn : null;
}

/** Puts what is drawn into red, green, blue and opaque of each pixel. */
export function ink(pixels: Uint8ClampedArray, drawn: Uint8Array): void {
  for (let at = 0; at < drawn.length; at++) {
    for (let colour = 0; drawn[at] === 1 && colour < INK.length; colour++) {
      pixels[4 * at + colour] = ((pixels[4 * at + colour] ?? 0) + (INK[colour] ?? 0)) / 2;
    }
  }
}

function layPlane(picture: Picture, group: number, { rows, columns, frame, words }: Ground, drawn: Uint8Array): boolean {
  const bytes = (element: number): Int8Array => picture.bytes(group * 0x10000 + element);
  const number = (element: number, index: number, otherwise: number): number => {
    const value = bytes(element);
    return value.length < 2 * index + 2 ? otherwise : new DataView(value.buffer, value.byteOffset).getInt16(2 * index, !picture.bigEndian());
  };
  const [high, wide] = [number(ROWS, 0, rows) & 0xffff, number(COLUMNS, 0, columns) & 0xffff];
  const [top, left] = [number(ORIGIN, 0, 1) - 1, number(ORIGIN, 1, 1) - 1];
  const data = bytes(DATA);
  const inWords = data.length === 0 ? words : null;
  const bit = number(BIT, 0, 0);
  const several = Number(String.fromCharCode(...bytes(FRAMES)).replace(/[\0 ]+$/, '')) || 0;
  // Without a number of frames the one plane lies over each of them.
  const place = several === 0 ? 0 : frame - (number(FIRST_FRAME, 0, 1) - 1);
  if (high === 0 || wide === 0 || place < 0 || place > Math.max(0, several - 1) || (data.length === 0 && (inWords === null || bit === 0))) {
    return false;
  }
  const swapped = picture.bigEndian() ? 1 : 0;
  let some = false;
  for (let y = Math.max(0, -top); y < high && y + top < rows; y++) {
    for (let x = Math.max(0, -left); x < wide && x + left < columns; x++) {
      const at = (y + top) * columns + x + left;
      const index = (place * high + y) * wide + x;
      const isSet = inWords === null ? ((data[(index >> 3) ^ swapped] ?? 0) >> (index & 7)) & 1 : ((inWords[at] ?? 0) >> bit) & 1;
      if (isSet === 1) {
        drawn[at] = 1;
        some = true;
      }
    }
  }
  return some;
}

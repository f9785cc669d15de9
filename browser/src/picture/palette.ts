// Palette colour lookup tables (PS3.3 §C.7.6.3.1.5 and .6), for the screen only: 8 or 16 bits, of which the high byte shows.
import type { Picture } from 'eir-engine';

/** Red, green and blue, 0 to 255, of a stored value. */
export type Palette = (value: number) => readonly [number, number, number];

const DESCRIPTORS = [0x00281101, 0x00281102, 0x00281103] as const;
const TABLES = [0x00281201, 0x00281202, 0x00281203] as const;

/** @returns null where a table is missing, cut short or segmented */
export function paletteOf(picture: Picture, signed: boolean): Palette | null {
  const tables: Channel[] = [];
  for (const [index, tag] of DESCRIPTORS.entries()) {
    const table = channel(picture.bytes(tag), picture.bytes(TABLES[index] ?? 0), picture.bigEndian(), signed);
    if (table === null) {
      return null;
    }
    tables.push(table);
  }
  const [red, green, blue] = tables;
  return red === undefined || green === undefined || blue === undefined ? null : (value) => [red(value), green(value), blue(value)];
}

type Channel = (value: number) => number;

function channel(descriptor: Int8Array, table: Int8Array, bigEndian: boolean, signed: boolean): Channel | null {
  if (descriptor.length !== 6) {
    return null;
  }
  const said = new DataView(descriptor.buffer, descriptor.byteOffset, 6);
  const entries = said.getUint16(0, !bigEndian) || 65_536;
  const bits = said.getUint16(4, !bigEndian);
  const first = signed ? said.getInt16(2, !bigEndian) : said.getUint16(2, !bigEndian);
  const words = new DataView(table.buffer, table.byteOffset, table.byteLength);
  // Tables of 8 bits lie one a byte or, as some makers write them, one a word.
  const wide = table.length >= 2 * entries;
  if (table.length < entries || (bits > 8 && !wide)) {
    return null;
  }
  const shift = bits > 8 ? 8 : 0;
  return (value) => {
    const index = Math.min(entries - 1, Math.max(0, value - first));
    return wide ? (words.getUint16(2 * index, !bigEndian) >> shift) & 0xff : words.getUint8(bigEndian ? index ^ 1 : index);
  };
}

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hostFile, load, loadEngine } from './pictures/bundle.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SMALL = path.join(ROOT, 'data/odd/pydicom');
const CODED = fs.readdirSync(SMALL).filter((name) => /jpeg|jp2k|jls|J2K|RLE/i.test(name) && fs.statSync(path.join(SMALL, name)).size < 40_000);

const { Picture } = await loadEngine();
const { Frames } = await load('src/picture/frames.ts');
const { drawnOver, ink } = await load('src/picture/overlay.ts');
const { paletteOf } = await load('src/picture/palette.ts');
const { decodeRle } = await load('src/picture/rle.ts');
const { colours, greys } = await load('src/picture/tone.ts');

/** The elements of PS3.3 §C.7.6.3.1.5: three descriptors of `entries`, `first` and `bits`, and three tables. */
function pictureOfPalette({ entries, first, bits, tables, bigEndian = false }) {
  const words = (values) => {
    const bytes = Buffer.alloc(2 * values.length);
    values.forEach((value, index) => bigEndian ? bytes.writeUInt16BE(value & 0xffff, 2 * index) : bytes.writeUInt16LE(value & 0xffff, 2 * index));
    return new Int8Array(bytes);
  };
  const elements = new Map();
  tables.forEach((table, index) => {
    elements.set(0x00281101 + index, words([entries, first, bits]));
    elements.set(0x00281201 + index, table instanceof Int8Array ? table : words(table));
  });
  return { bigEndian: () => bigEndian, bytes: (tag) => elements.get(tag) ?? new Int8Array(0) };
}

test('a palette of 16 bits gives the high byte of each colour, and what lies outside the nearest end', () => {
  const colour = paletteOf(pictureOfPalette({ entries: 2, first: 10, bits: 16, tables: [[0x1000, 0x2000], [0x3000, 0x4000], [0x5000, 0xff00]] }), false);

  assert.deepEqual([9, 10, 11, 12].map(colour), [[0x10, 0x30, 0x50], [0x10, 0x30, 0x50], [0x20, 0x40, 0xff], [0x20, 0x40, 0xff]]);
});

test('a palette begins at a negative value where the samples are signed, in either byte order', () => {
  const wide = [[0x1000, 0x2000], [0x1000, 0x2000], [0x1000, 0x2000]];

  for (const bigEndian of [false, true]) {
    const colour = paletteOf(pictureOfPalette({ entries: 2, first: -5, bits: 16, tables: wide, bigEndian }), true);
    assert.deepEqual([-5, -4].map((value) => colour(value)[0]), [0x10, 0x20]);
  }
});

test('a palette of 8 bits is read one entry a byte', () => {
  const bytes = Int8Array.of(1, 2, 3, -1);

  const colour = paletteOf(pictureOfPalette({ entries: 4, first: 0, bits: 8, tables: [bytes, bytes, bytes] }), false);

  assert.deepEqual([0, 3].map((value) => colour(value)[0]), [1, 255]);
});

test('a palette that is cut short or missing is none', () => {
  assert.equal(paletteOf(pictureOfPalette({ entries: 4, first: 0, bits: 16, tables: [[1], [1], [1]] }), false), null);
  assert.equal(paletteOf(pictureOfPalette({ entries: 1, first: 0, bits: 16, tables: [[1], [1]] }), false), null);
});

/** A file with one overlay plane in group 6002: elements by number, numbers as words, text as it is. */
function pictureOfPlane(elements, bigEndian = false) {
  return {
    bigEndian: () => bigEndian,
    bytes: (tag) => {
      const value = (tag >>> 16) === 0x6002 ? elements[tag & 0xffff] : undefined;
      if (value === undefined) {
        return new Int8Array(0);
      }
      const bytes = typeof value === 'string' ? Buffer.from(value) : Buffer.alloc(2 * value.length);
      for (let index = 0; typeof value !== 'string' && index < value.length; index++) {
        bytes[bigEndian ? 'writeUInt16BE' : 'writeUInt16LE'](value[index] & 0xffff, 2 * index);
      }
      return new Int8Array(bytes);
    },
  };
}

/** The pixels that are drawn over, row by row. */
function placesOf(drawn, columns) {
  return drawn === null ? null : [...drawn.keys()].filter((at) => drawn[at] === 1).map((at) => [Math.floor(at / columns), at % columns]);
}

test('what a plane draws stands where its origin says, row behind row without a gap, in either byte order', () => {
  // 3 × 3 bits, the first pixel, the middle one and the last; from row 2, column 3.
  const elements = { 0x0010: [3], 0x0011: [3], 0x0050: [2, 3], 0x3000: [0b100010001] };

  for (const bigEndian of [false, true]) {
    const drawn = drawnOver(pictureOfPlane(elements, bigEndian), { rows: 4, columns: 5, frame: 0, words: null });
    assert.deepEqual(placesOf(drawn, 5), [[1, 2], [2, 3], [3, 4]]);
  }
});

test('a plane that begins outside the frame is cut to it, and one that draws nothing is none', () => {
  const ground = { rows: 2, columns: 2, frame: 0, words: null };

  assert.deepEqual(placesOf(drawnOver(pictureOfPlane({ 0x0010: [3], 0x0011: [3], 0x0050: [0, 0], 0x3000: [0b111111111] }), ground), 2), [[0, 0], [0, 1], [1, 0], [1, 1]]);
  assert.equal(drawnOver(pictureOfPlane({ 0x0010: [3], 0x0011: [3], 0x3000: [0] }), ground), null);
  assert.equal(drawnOver(pictureOfPlane({}), ground), null);
});

test('a plane of several frames lies over those that it is for, one frame without a number over all', () => {
  const several = pictureOfPlane({ 0x0010: [1], 0x0011: [3], 0x0015: '2 ', 0x0051: [2], 0x3000: [0b010001] });
  const one = pictureOfPlane({ 0x0010: [1], 0x0011: [3], 0x3000: [0b100] });
  const over = (picture) => [0, 1, 2, 3].map((frame) => placesOf(drawnOver(picture, { rows: 1, columns: 3, frame, words: null }), 3));

  assert.deepEqual(over(several), [null, [[0, 0]], [[0, 1]], null]);
  assert.deepEqual(over(one), [[[0, 2]], [[0, 2]], [[0, 2]], [[0, 2]]]);
});

test('a plane in the spare bits of the samples is seen', async () => {
  const host = hostFile(fs.readFileSync(path.join(ROOT, 'data/odd/synthetic/pixel-overlay-in-pixel-bits.dcm')));
  const picture = new Picture(host);
  const words = Array.from({ length: 64 }, (_, at) => host.whole()[picture.offset(0) + 2 * at + 1] < 0 ? 1 : 0);

  const drawn = await Frames.of(host, picture).drawn(0);

  assert.ok(words.includes(1) && words.includes(0));
  assert.deepEqual([...drawn], words);
});

test('what is drawn is tinted, what lies below it can still be told apart, and all else stays', () => {
  const pixels = Uint8ClampedArray.of(0, 0, 0, 255, 255, 255, 255, 255, 9, 9, 9, 255);

  ink(pixels, Uint8Array.of(1, 1, 0));

  assert.notDeepEqual(pixels.subarray(0, 3), pixels.subarray(4, 7));
  assert.ok(pixels[0] > pixels[1] && pixels[4] > pixels[5]);
  assert.deepEqual([...pixels.subarray(8)], [9, 9, 9, 255]);
});

test('RLE puts byte planes back as samples', () => {
  const packed = Buffer.alloc(64 + 6);
  packed.writeUInt32LE(2, 0);
  packed.writeUInt32LE(64, 4);
  packed.writeUInt32LE(66, 8);
  packed.set([0xff, 0x01, 0x01, 0x02, 0x03, 0x80], 64);

  const samples = decodeRle(packed, { rows: 1, columns: 2, samples: 1, bitsAllocated: 16 });

  assert.deepEqual([...samples], [0x0102, 0x0103]);
});

test('negative samples are darker than positive ones, and MONOCHROME1 is turned round', () => {
  const values = Int16Array.from({ length: 3000 }, (_, index) => [-100, 0, 155][index % 3]);

  assert.deepEqual([...greys(values, false, 'plain').subarray(0, 3)], [0, 100, 255]);
  assert.deepEqual([...greys(values, true, 'plain').subarray(0, 3)], [255, 155, 0]);
});

test('lifted greys part what plain ones cannot', () => {
  const values = Uint16Array.from({ length: 3000 }, (_, index) => [10, 11, 4000][index % 3]);

  const [dark, less] = greys(values, false, 'plain');
  const [lifted, more] = greys(values, false, 'lifted');

  assert.ok(less - dark < 2);
  assert.ok(more - lifted > 100);
});

test('the colours of a pixel stay in their order', () => {
  const frame = { rows: 1, columns: 1, samples: 3, values: Uint16Array.of(1, 2, 3) };

  assert.deepEqual([...colours(frame, false, 'plain')], [1, 2, 3, 255]);
});

test('a compressed image that is cut short or changed anywhere is refused or shown, and nothing hangs', async () => {
  let shown = 0;
  let refused = 0;
  let random = 1;
  const next = (below) => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return (random >>> 8) % below;
  };

  for (const name of CODED) {
    const whole = fs.readFileSync(path.join(SMALL, name));
    for (let round = 0; round < 40; round++) {
      const host = hostFile(Buffer.from(whole));
      const picture = new Picture(host);
      const from = picture.offset(0);
      const length = picture.length(0);
      if (round % 4 === 0) {
        host.whole().fill(0, from + next(length), from + length);
      } else {
        for (let flips = 0; flips <= round % 3; flips++) {
          host.whole()[from + next(round < 20 ? Math.min(length, 200) : length)] ^= 1 << next(8);
        }
      }
      const frames = Frames.of(host, picture);
      if (frames !== null) {
        await frames.read(0).then(() => shown++, () => refused++);
      }
    }
  }

  assert.ok(CODED.length > 5);
  assert.ok(shown > 50 && refused > 50, `${shown} shown, ${refused} refused`);
});

test('after a broken JPEG 2000 image the next one is shown', async () => {
  const whole = fs.readFileSync(path.join(SMALL, 'MR_small_jp2klossless.dcm'));
  const broken = hostFile(Buffer.from(whole));
  const picture = new Picture(broken);
  broken.whole().fill(-1, picture.offset(0) + 120, picture.offset(0) + picture.length(0));

  await Frames.of(broken, picture).read(0).catch(() => undefined);
  const host = hostFile(whole);
  const frame = await Frames.of(host, new Picture(host)).read(0);

  assert.equal(frame.values.length, frame.rows * frame.columns);
});

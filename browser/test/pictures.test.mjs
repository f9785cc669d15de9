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

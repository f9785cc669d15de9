import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage, pixels, stands } from './kit/browser.ts';
import { makeBundle, type Recipe } from './kit/bundle.ts';
import { FakeServer, KEY } from './kit/server.ts';
import { standFor, type MadeSeries } from './kit/study.ts';

const viewer = process.env['EIR_VIEWER'] ?? '.';
const SIDE = 64;
const BLOCK = 8;

/** An image of 8 × 8 flat blocks, so that the middle of each has one grey whatever the interpolation. */
function blocks(value: (block: number) => number, channels = 1): number[] {
  return Array.from({ length: SIDE * SIDE * channels }, (_, i) => {
    const pixel = Math.floor(i / channels);
    const block = Math.floor(Math.floor(pixel / SIDE) / BLOCK) * 8 + Math.floor((pixel % SIDE) / BLOCK);
    return channels === 1 ? value(block) : (value(block) + 60 * (i % channels)) % 256;
  });
}

interface Case {
  readonly name: string;
  readonly recipe: Recipe;
  /** The grey, or the colours, that block `b` must have on the screen. */
  readonly expected: (block: number) => readonly number[];
}

const grey = (share: number): readonly number[] => {
  const value = Math.round(255 * Math.min(1, Math.max(0, share)));
  return [value, value, value];
};
const plain = { rows: SIDE, columns: SIDE } as const;

const CASES: readonly Case[] = [
  {
    name: 'a window after the rescale',
    recipe: { ...plain, bits: 12, frames: [blocks((b) => b * 60)], index: { rescale: [0.5, -100], windows: [{ center: 800, width: 1600, function: 'LINEAR' }] } },
    expected: (b) => grey((b * 60 * 0.5 - 100 - 799.5) / 1599 + 0.5),
  },
  {
    name: 'MONOCHROME1',
    recipe: { ...plain, bits: 8, frames: [blocks((b) => b * 4)], index: { photometric: 'MONOCHROME1', windows: [{ center: 128, width: 256, function: 'LINEAR_EXACT' }] } },
    expected: (b) => grey(1 - b * 4 / 256),
  },
  {
    name: 'signed values and padding',
    recipe: { ...plain, bits: 13, frames: [blocks((b) => (b === 5 ? -2000 : (b - 32) * 20))], index: { signed: true, padding: [-2000, -2000], windows: [{ center: 0, width: 1280, function: 'LINEAR_EXACT' }] } },
    expected: (b) => (b === 5 ? grey(0) : grey((b - 32) * 20 / 1280 + 0.5)),
  },
  {
    name: 'SIGMOID over 16 bits',
    recipe: { ...plain, bits: 16, frames: [blocks((b) => b * 1000)], index: { windows: [{ center: 30000, width: 20000, function: 'SIGMOID' }] } },
    expected: (b) => grey(1 / (1 + Math.exp(-4 * (b * 1000 - 30000) / 20000))),
  },
  {
    name: 'colours by deflate',
    recipe: { ...plain, bits: 8, codec: 'deflate', frames: [blocks((b) => b * 3, 3)], index: { samples: 3, photometric: 'RGB' } },
    expected: (b) => [b * 3, b * 3 + 60, b * 3 + 120].map((value) => value % 256),
  },
  {
    name: 'bytes by deflate',
    recipe: { ...plain, bits: 8, codec: 'deflate', frames: [blocks((b) => b * 4)], index: { windows: [{ center: 127.5, width: 255, function: 'LINEAR_EXACT' }] } },
    expected: (b) => [b * 4, b * 4, b * 4],
  },
];

let browser: Browser;
let server: FakeServer;
const id = 'pa1nt00000';
const wide = 'w1de000000';

before(async () => {
  const series = CASES.map(({ recipe }): MadeSeries => ({ weighting: 'OTHER', plane: null, bundle: makeBundle(recipe) }));
  const flat = makeBundle({ rows: 40, columns: 80, bits: 8, frames: [Array.from({ length: 3200 }, () => 255)], index: { aspect: 4, windows: [{ center: 127.5, width: 255, function: 'LINEAR_EXACT' }] } });
  server = await FakeServer.start(join(viewer, 'target/classes/eir/web'), new Map([
    [id, standFor(id, series)], [wide, standFor(wide, [{ weighting: 'T1', plane: 'AX', bundle: flat }])],
  ]));
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await server.stop();
});

for (const painter of ['canvas', 'gl'] as const) {
  test(`${painter} paints the greys that the standard's formulas give`, async () => {
    const { page, faults } = await openPage(browser, { viewport: { width: 420, height: 460 } });
    await page.goto(`${server.origin}/v/${id}?painter=${painter}#${KEY}`);
    for (const [index, { name, expected }] of CASES.entries()) {
      await stands(page, index);
      await page.waitForFunction((wanted) => document.documentElement.dataset['painter'] === wanted, painter);
      const box = await page.locator('.viewport').first().boundingBox();
      assert.ok(box);
      const side = Math.min(box.width, box.height);
      const points = Array.from({ length: 64 }, (_, b) => [
        0.5 + ((b % 8 + 0.5) / 8 - 0.5) * side / box.width, 0.5 + ((Math.floor(b / 8) + 0.5) / 8 - 0.5) * side / box.height,
      ] as const);
      const painted = await pixels(page, points);
      painted.forEach((colour, b) => {
        const wanted = expected(b);
        assert.ok(colour.every((value, i) => Math.abs(value - (wanted[i] ?? 0)) <= 1), `${name}: block ${b} is ${colour.join()}, expected ${wanted.join()}`);
      });
      await page.keyboard.press('n');
    }
    assert.deepEqual(faults, []);
    await page.close();
  });

  test(`${painter} keeps the proportions of pixels that are not square`, async () => {
    const { page } = await openPage(browser, { viewport: { width: 700, height: 700 } });
    await page.goto(`${server.origin}/v/${wide}?painter=${painter}#${KEY}`);
    await stands(page, 0);
    const box = await page.locator('.viewport').first().boundingBox();
    assert.ok(box);
    // 80 columns by 40 rows of height 4: twice as high as wide.
    const half = Math.min(box.width / 80, box.height / 160) * 80 / box.width / 2;
    const [inside, outside, top] = await pixels(page, [[0.5 + half - 0.02, 0.5], [0.5 + half + 0.02, 0.5], [0.5, 0.02]]);
    assert.deepEqual([inside, outside, top], [[255, 255, 255], [0, 0, 0], [255, 255, 255]]);
    await page.close();
  });
}

const HTJ2K = '1.2.840.10008.1.2.4.201';

/** Each is coded by OpenJPH as a scanner would. */
const WAVELETS: readonly (Omit<Case, 'recipe'> & { readonly bits: number; readonly values: number[]; readonly index: Record<string, unknown> })[] = [
  {
    name: 'signed values', bits: 12, values: blocks((b) => b * 60 - 1900),
    index: { signed: true, windows: [{ center: 0, width: 4096, function: 'LINEAR_EXACT' }] },
    expected: (b) => grey((b * 60 - 1900) / 4096 + 0.5),
  },
  {
    name: 'signed bytes', bits: 8, values: blocks((b) => b * 4 - 128),
    index: { signed: true, windows: [{ center: 0, width: 256, function: 'LINEAR_EXACT' }] },
    expected: (b) => grey((b * 4 - 128) / 256 + 0.5),
  },
  {
    name: 'colours without a transform', bits: 8, values: blocks((b) => b * 3, 3), index: { samples: 3, photometric: 'RGB' },
    expected: (b) => [b * 3, b * 3 + 60, b * 3 + 120].map((value) => value % 256),
  },
];

test('HTJ2K frames come back bit for bit from the codec that is fetched on demand', async (t) => {
  const coded = await Promise.all(WAVELETS.map(({ values, bits }) => encodeHtj2k(values, bits)));
  const stand = standFor('ht2k000000', WAVELETS.map(({ bits, values, index }, place): MadeSeries => ({
    weighting: 'OTHER', plane: null, bundle: makeBundle({ ...plain, bits, frames: [values], coded: coded.slice(place, place + 1), index: { codec: HTJ2K, ...index } }) })));
  const own = await FakeServer.start(join(viewer, 'target/classes/eir/web'), new Map([['ht2k000000', stand]]));
  t.after(() => own.stop());
  const { page, faults } = await openPage(browser, { viewport: { width: 420, height: 460 } });
  await page.goto(`${own.origin}/v/ht2k000000#${KEY}`);
  for (const [place, { name, expected }] of WAVELETS.entries()) {
    await stands(page, place);
    const box = await page.locator('.viewport').first().boundingBox();
    assert.ok(box);
    const side = Math.min(box.width, box.height);
    const painted = await pixels(page, Array.from({ length: 64 }, (_, b) => [
      0.5 + ((b % 8 + 0.5) / 8 - 0.5) * side / box.width, 0.5 + ((Math.floor(b / 8) + 0.5) / 8 - 0.5) * side / box.height,
    ] as const));
    painted.forEach((colour, b) => {
      assert.ok(colour.every((value, i) => Math.abs(value - (expected(b)[i] ?? 0)) <= 1), `${name}: block ${b} is ${colour.join()}, expected ${expected(b).join()}`);
    });
    await page.keyboard.press('n');
  }
  assert.ok(own.requests.some((path) => path.endsWith('.wasm')));
  assert.ok(!server.requests.some((path) => path.endsWith('.wasm')), 'other codecs never fetch it');
  assert.deepEqual(faults, []);
  await page.close();
});

interface Encoder {
  getDecodedBuffer(info: { width: number; height: number; bitsPerSample: number; componentCount: number; isSigned: boolean; isUsingColorTransform: boolean }): Uint8Array;
  encode(): void;
  getEncodedBuffer(): Uint8Array;
  delete(): void;
}

async function encodeHtj2k(values: readonly number[], bits: number): Promise<Uint8Array> {
  const open = createRequire(join(viewer, 'package.json'))('@cornerstonejs/codec-openjph') as (options: object) => Promise<{ HTJ2KEncoder: new () => Encoder }>;
  const encoder = new (await open({ print: () => undefined, printErr: () => undefined })).HTJ2KEncoder();
  const channels = values.length / (SIDE * SIDE);
  // The wrapper takes no signed bytes; unsigned ones half their range higher have the same stream but for the sign in SIZ.
  const isSigned = channels === 1;
  const lift = isSigned && bits === 8 ? 128 : 0;
  const source = encoder.getDecodedBuffer({
    width: SIDE, height: SIDE, bitsPerSample: bits, componentCount: channels, isSigned: isSigned && lift === 0, isUsingColorTransform: false });
  const words = bits > 8 ? new Int16Array(source.buffer, source.byteOffset, values.length) : source;
  words.set((channels === 3 ? inPlanes(values) : values).map((value) => value + lift));
  encoder.encode();
  const coded = encoder.getEncodedBuffer().slice();
  encoder.delete();
  if (lift > 0) coded[42] = (coded[42] ?? 0) | 0x80;
  return coded;
}

/** The wrapper hands the lines of three components in turns to a program that takes all of the first, then all of the second. */
function inPlanes(values: readonly number[]): number[] {
  return values.map((_, at) => {
    const place = Math.floor(at / (3 * SIDE)) * 3 + at % 3;
    const x = Math.floor(at / 3) % SIDE;
    return values[((place % SIDE) * SIDE + x) * 3 + Math.floor(place / SIDE)] ?? 0;
  });
}

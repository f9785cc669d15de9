import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeJpegLs, JpegLsError } from '../src/decode/jpegls.ts';
import { extendSign } from '../src/decode/frame.ts';
import { random } from './kit/head.ts';
import { encodeJpegLs } from './kit/jpegls-encoder.ts';

test('the example of T.87 Annex H.3 decodes to its image', () => {
  const stream = Uint8Array.from(Buffer.from(
    'ffd8fff7000b08000400040101110 0ffda0008010100000000c000006c80208e01c000005740 00006ee6000001bc18000005d80000 9160ffd9'.replaceAll(' ', ''), 'hex'));
  assert.deepEqual([...decodeJpegLs(stream, 4, 4)], [0, 0, 90, 74, 68, 50, 43, 205, 64, 145, 145, 145, 100, 145, 145, 145]);
});

test('every depth, size and texture comes back bit for bit', () => {
  const next = random(7);
  for (let round = 0; round < 400; round++) {
    const rows = 1 + Math.floor(next() * 24);
    const columns = 1 + Math.floor(next() * 70);
    const bits = 2 + (round % 15);
    const most = 2 ** bits - 1;
    const textures = [
      () => Math.floor(next() * (most + 1)),
      () => (next() < 0.04 ? most : 0),
      (i: number) => Math.min(most, i >> 3),
      () => most,
      (i: number) => Math.floor(Math.abs(Math.sin(i / 31)) * most),
      (i: number) => ((i + (i / columns | 0)) % 2 === 0 ? 0 : most),
    ];
    const texture = textures[round % textures.length] ?? (() => 0);
    const samples = Array.from({ length: rows * columns }, (_, i) => texture(i));
    const decoded = decodeJpegLs(encodeJpegLs(samples, rows, columns, bits), rows, columns);
    assert.deepEqual([...decoded], samples, `round ${round}: ${rows} × ${columns}, ${bits} bits`);
  }
});

test('negative values come back from their masked code', () => {
  const values = [-2048, -1, 0, 1, 2047];
  const coded = encodeJpegLs(values.map((value) => value & 0xfff), 1, 5, 12);
  assert.deepEqual([...extendSign(decodeJpegLs(coded, 1, 5), 12)], values);
});

test('a damaged stream gives an error or an image, never a hang or another kind of failure', () => {
  const next = random(11);
  const samples = Array.from({ length: 40 * 60 }, (_, i) => (Math.sin(i / 9) + 1) * 400 + next() * 60 | 0);
  const whole = encodeJpegLs(samples, 40, 60, 10);
  let refused = 0;
  for (let round = 0; round < 600; round++) {
    const broken = whole.slice(0, round % 3 === 0 ? Math.floor(next() * whole.length) : whole.length);
    for (let hits = 0; hits < 1 + round % 4 && broken.length > 0; hits++) broken[Math.floor(next() * broken.length)] = Math.floor(next() * 256);
    try {
      assert.equal(decodeJpegLs(broken, 40, 60).length, 2400);
    } catch (error) {
      assert.ok(error instanceof JpegLsError, String(error));
      refused++;
    }
  }
  assert.ok(refused > 150, `${refused} refused`);
});

test('a stream cut in the middle is refused', () => {
  const samples = Array.from({ length: 900 }, (_, i) => (i * 7919) % 4096);
  const whole = encodeJpegLs(samples, 30, 30, 12);
  assert.throws(() => decodeJpegLs(whole.subarray(0, whole.length >> 1), 30, 30), /ends before the image does|broken code|out of range|run beyond/);
});

test('a frame of another size than the index says is refused', () => {
  assert.throws(() => decodeJpegLs(encodeJpegLs([1, 2, 3, 4], 2, 2, 8), 1, 4), /2 × 2; the index says 1 × 4/);
});

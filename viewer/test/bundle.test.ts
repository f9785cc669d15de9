import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BundleError, parseContents, type Contents } from '../src/bundle/contents.ts';
import { FrameSplitter, readBundle } from '../src/bundle/reader.ts';
import { decodeFrame, type Samples } from '../src/decode/frame.ts';
import { makeBundle } from './kit/bundle.ts';
import { random } from './kit/head.ts';

const noWavelet = (): Promise<Samples> => Promise.reject(new Error('not asked for'));

function ramp(frames: number, size: number, scale: number): number[][] {
  return Array.from({ length: frames }, (_, f) => Array.from({ length: size }, (__, i) => (i * 3 + f * scale) % 1000));
}

test('however the stream is chopped, index and frames arrive whole and in order', async () => {
  const frames = ramp(7, 12 * 10, 17);
  const bundle = makeBundle({ rows: 12, columns: 10, bits: 10, frames });
  const next = random(3);
  for (let round = 0; round < 40; round++) {
    const opened: Contents[] = [];
    const arrived: [number, Uint8Array][] = [];
    const splitter = new FrameSplitter({ opened: (contents) => { opened.push(contents); }, arrived: (frame, bytes) => { arrived.push([frame, bytes]); } });
    for (let at = 0; at < bundle.length;) {
      const take = round === 0 ? 1 : 1 + Math.floor(next() * 300);
      splitter.push(bundle.subarray(at, at + take));
      at += take;
    }
    splitter.end();
    assert.equal(opened.length, 1);
    assert.deepEqual(arrived.map(([frame]) => frame), [3, 4, 2, 5, 1, 6, 0]);
    const contents = opened[0];
    assert.ok(contents);
    for (const [frame, bytes] of arrived) assert.deepEqual([...await decodeFrame(bytes, contents, noWavelet)], frames[frame]);
  }
});

test('deflated bytes, words and signed values decode to what was stored', async () => {
  for (const [bits, signed, values] of [[8, false, [0, 7, 255, 9]], [8, true, [-128, -1, 0, 127]], [12, true, [-2048, -1, 5, 2047]], [16, false, [0, 1, 65535, 256]]] as const) {
    const bundle = makeBundle({ rows: 2, columns: 2, bits, frames: [values], codec: 'deflate', index: { signed } });
    const decoded: Promise<Samples>[] = [];
    let contents: Contents | undefined;
    new FrameSplitter({
      opened: (read) => { contents = read; },
      arrived: (_, bytes) => { if (contents !== undefined) decoded.push(decodeFrame(bytes, contents, noWavelet)); },
    }).push(bundle);
    assert.deepEqual([...await decoded[0] ?? []], [...values]);
  }
});

test('a bundle that ends early or goes on is refused', async () => {
  const bundle = makeBundle({ rows: 2, columns: 2, bits: 8, frames: [[1, 2, 3, 4], [5, 6, 7, 8]] });
  const sink = { opened: () => undefined, arrived: () => undefined };
  const signal = new AbortController().signal;
  const body = (bytes: Uint8Array): Response => new Response(bytes as Uint8Array<ArrayBuffer>);
  await assert.rejects(readBundle(body(bundle.subarray(0, bundle.length - 1)), sink, signal), /ended after 1 of 2 frames/);
  await assert.rejects(readBundle(body(Uint8Array.from([...bundle, 0])), sink, signal), /after the last frame/);
  await assert.rejects(readBundle(body(Uint8Array.of(255, 255, 255, 255, 0)), sink, signal), /an index of 4294967295 bytes/);
  await readBundle(body(bundle), sink, signal);
});

test('a deflated frame longer or shorter than its size is refused', async () => {
  const coding = { codec: 'deflate', rows: 2, columns: 2, samples: 1, bits: 8, signed: false } as const;
  const { deflateRawSync } = await import('node:zlib');
  await assert.rejects(decodeFrame(deflateRawSync(new Uint8Array(9)), coding, noWavelet), /more than the 4 bytes/);
  await assert.rejects(decodeFrame(deflateRawSync(new Uint8Array(3)), coding, noWavelet), /3 of 4 bytes/);
});

test('an index that contradicts itself names the field', () => {
  const bundle = makeBundle({ rows: 2, columns: 2, bits: 8, frames: [[1, 2, 3, 4]] });
  const text = new TextDecoder().decode(bundle.subarray(4, 4 + new DataView(bundle.buffer).getUint32(0, true)));
  const good = JSON.parse(text) as Record<string, unknown>;
  parseContents(text);
  const wrongs: [Record<string, unknown>, RegExp][] = [
    [{ schema: 'eir.bundle/2' }, /schema/], [{ frames: 0 }, /frames/], [{ rows: 1.5 }, /rows/], [{ bits: 17 }, /bits/], [{ order: [1] }, /order/],
    [{ lengths: [] }, /lengths/], [{ photometric: 'YBR_FULL' }, /photometric/], [{ photometric: 'RGB' }, /RGB/], [{ positions: [[1, 2]] }, /positions/],
    [{ orientation: [1, 0, 0] }, /orientation/], [{ windows: [{ center: 'x', width: 1 }] }, /windows/], [{ aspect: 0 }, /aspect/], [{ depthMm: [1, 2] }, /depthMm/],
  ];
  for (const [change, message] of wrongs) {
    assert.throws(() => parseContents(JSON.stringify({ ...good, ...change })), (error) => error instanceof BundleError && message.test(error.message), JSON.stringify(change));
  }
  assert.throws(() => parseContents('[]'), BundleError);
  assert.throws(() => parseContents('{'), BundleError);
});

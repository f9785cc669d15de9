import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hostFile, load, loadEngine } from './pictures/bundle.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const WAVELET = fs.readFileSync(path.join(ROOT, 'data/odd/pydicom/MR_small_jp2klossless.dcm'));
const SIZ = WAVELET.indexOf(Buffer.from('ff4fff51', 'hex'));
const never = new AbortController().signal;

/** Rows, columns, and a box of 20 × 10 pixels in the corner. */
const LOOK = Int32Array.of(64, 64, 0, 0, 20, 10);
const isIn = (at) => at % 64 < 20 && at < 10 * 64;

const { Picture, Session } = await loadEngine();
const { cleaned } = await load('src/worker/output.ts');
const { Frames } = await load('src/picture/frames.ts');
const { openJpeg2000 } = await load('src/picture/jpeg-2000.ts');

const newSession = () => new Session('eir-basic|113100 113105 113107 113108 113111|core|', Int8Array.from({ length: 32 }, (_, index) => index),
  'Oncology unit Nova', 'DEMO', 'Eir demonstration trial', 'S01', 'Hospital Aurora', '', 20260101);

const samplesOf = async (host) => (await Frames.of(host, new Picture(host)).read(0)).values;

/** The file with another byte at `offset` of its SIZ segment, counted from SOC. */
function withSize(offset, byte) {
  const bytes = Buffer.from(WAVELET);
  bytes[SIZ + offset] = byte;
  return bytes;
}

test('boxes in JPEG 2000 are blanked, and no sample outside changes', async () => {
  const before = await samplesOf(hostFile(WAVELET));

  const output = await cleaned(newSession(), hostFile(WAVELET), LOOK, 0, never);

  assert.equal(output.kind, 'output');
  const painted = hostFile(output.content);
  const after = await samplesOf(painted);
  assert.equal(new Picture(painted).syntax(), '1.2.840.10008.1.2.4.80');
  assert.equal(new Set(after.filter((_, at) => isIn(at))).size, 1);
  assert.deepEqual(after.filter((_, at) => !isIn(at)), before.filter((_, at) => !isIn(at)));
});

test('a JPEG 2000 frame that cannot be decoded is refused, and the next one of the session is painted', async () => {
  const session = newSession();

  const refused = await cleaned(session, hostFile(withSize(11, 63)), LOOK, 0, never);
  const next = await cleaned(session, hostFile(WAVELET), LOOK, 0, never);

  assert.equal(refused.code, 'BOXES_IN_CODING');
  assert.equal(next.kind, 'output');
});

test('signed samples of a byte, which the program would cut at 0, are not decoded', async () => {
  const program = await openJpeg2000();
  const decode = (bytes) => program.decode(new Int8Array(bytes.subarray(SIZ)), 64, 64, 1, 16);

  assert.equal(decode(WAVELET).length, 64 * 64);
  assert.equal(decode(withSize(42, 0x87)), null);
});

import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hostFile, load, loadEngine } from './pictures/bundle.mjs';
import { htj2kFile } from './pictures/htj2k.mjs';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const WAVELET = fs.readFileSync(path.join(ROOT, 'data/odd/pydicom/MR_small_jp2klossless.dcm'));
const SIZ = WAVELET.indexOf(Buffer.from('ff4fff51', 'hex'));
const never = new AbortController().signal;

/** Rows, columns, and a box of 20 × 10 pixels in the corner. */
const LOOK = Int32Array.of(64, 64, 0, 0, 20, 10);
const WAY = { look: LOOK, masked: false };
const isIn = (at) => at % 64 < 20 && at < 10 * 64;

const { Picture, Session } = await loadEngine();
const { cleaned } = await load('src/worker/output.ts');
const { Frames } = await load('src/picture/frames.ts');
const { openJpeg2000 } = await load('src/picture/jpeg-2000.ts');

const newSession = () => new Session('eir-basic|113100 113105 113107 113108 113111|core|', Int8Array.from({ length: 32 }, (_, index) => index),
  'Oncology unit Nova', 'DEMO', 'Eir demonstration trial', 'S01', 'Hospital Aurora', '', 20260101);

const samplesOf = async (host) => (await Frames.of(host, new Picture(host)).read(0)).values;

const bytesOf = (host, tag) => Buffer.from(new Picture(host).bytes(tag)).toString('latin1').trim();

/** The file with another byte at `offset` of its SIZ segment, counted from SOC. */
function withSize(offset, byte) {
  const bytes = Buffer.from(WAVELET);
  bytes[SIZ + offset] = byte;
  return bytes;
}

test('boxes in JPEG 2000 are blanked, and no sample outside changes', async () => {
  const before = await samplesOf(hostFile(WAVELET));

  const output = await cleaned(newSession(), hostFile(WAVELET), WAY, 0, never);

  assert.equal(output.kind, 'output');
  const painted = hostFile(output.content);
  const after = await samplesOf(painted);
  assert.equal(new Picture(painted).syntax(), '1.2.840.10008.1.2.4.80');
  assert.equal(new Set(after.filter((_, at) => isIn(at))).size, 1);
  assert.deepEqual(after.filter((_, at) => !isIn(at)), before.filter((_, at) => !isIn(at)));
});

test('a JPEG 2000 frame of another size is refused before it is opened, and the next one of the session is painted', async () => {
  const session = newSession();

  const refused = await cleaned(session, hostFile(withSize(11, 63)), WAY, 0, never);
  const next = await cleaned(session, hostFile(WAVELET), WAY, 0, never);

  assert.equal(refused.code, 'CODE_STREAM');
  assert.equal(next.kind, 'output');
});

/** Kinds of HTJ2K frames of 29 × 37 pixels; `values` of a sample as the page shows it. */
const HTJ2K = [
  { name: 'grey of 8 bits', bits: 8 },
  { name: 'grey of 12 bits', bits: 12 },
  { name: 'signed samples of 16 bits', bits: 16, signed: true },
  { name: 'signed samples of a byte', bits: 8, signed: true },
  { name: 'colour without a transform', bits: 8, components: 3 },
  { name: 'colour with a transform', bits: 8, components: 3, transform: true },
].map((form) => ({ rows: 29, columns: 37, components: 1, ...form }));

const AREA = Int32Array.of(29, 37, 3, 2, 20, 11);
const isBoxed = (at, { columns, components }) => {
  const [x, y] = [Math.floor(at / components) % columns, Math.floor(at / components / columns)];
  return x >= 3 && x < 23 && y >= 2 && y < 13;
};

/** Noise over the whole range. */
function noise({ rows, columns, components, bits, signed }) {
  const half = signed ? 2 ** (bits - 1) : 0;
  return Int32Array.from({ length: rows * columns * components }, (_, at) => (at * 7919 + (at * at >> 3) * 31) % 2 ** bits - half);
}

for (const form of HTJ2K) {
  test(`boxes in HTJ2K are blanked, and outside the source is left: ${form.name}`, async () => {
    const source = noise(form);
    const file = hostFile(htj2kFile(form, source));
    const shown = await samplesOf(file);

    const output = await cleaned(newSession(), file, { look: AREA, masked: false }, 0, never);

    assert.equal(output.kind, 'output');
    const painted = hostFile(output.content);
    const after = await samplesOf(painted);
    const blank = form.signed ? -(2 ** (form.bits - 1)) : 0;
    assert.deepEqual([...shown], [...source]);
    assert.equal(new Picture(painted).syntax(), '1.2.840.10008.1.2.4.80');
    assert.deepEqual([...after], [...source.map((value, at) => isBoxed(at, form) ? blank : value)]);
    assert.equal(bytesOf(painted, 0x00282110), '');
  });
}

test('what HTJ2K lost stays told, and samples outside are those that were looked at', async () => {
  const form = { rows: 29, columns: 37, components: 1, bits: 12, lossy: true };
  const source = noise(form).map((value, at) => Math.min(4095, at % 37 * 130 + value % 100));
  const file = hostFile(htj2kFile(form, source));
  const shown = await samplesOf(file);

  const output = await cleaned(newSession(), file, { look: AREA, masked: false }, 0, never);

  const painted = hostFile(output.content);
  const after = await samplesOf(painted);
  assert.notDeepEqual([...shown], [...source]);
  assert.deepEqual([...after], [...shown.map((value, at) => isBoxed(at, form) ? 0 : value)]);
  assert.equal(bytesOf(painted, 0x00282110), '01');
  assert.equal(bytesOf(painted, 0x00282114), 'ISO_15444_15');
});

test('colour of more than 8 bits, which the program would leave black, is not decoded', async () => {
  const form = { rows: 29, columns: 37, components: 3, bits: 12, transform: true };
  const file = htj2kFile(form, noise(form));
  const program = await openJpeg2000();
  const code = new Int8Array(file.subarray(file.indexOf(Buffer.from('ff4fff51', 'hex'))));

  assert.equal(program.decode(code, 29, 37, 3, 16), null);
});

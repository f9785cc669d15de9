import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import fs from 'node:fs';

const WORKER = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/worker');
const never = new AbortController().signal;

async function load(name) {
  const result = await build({ entryPoints: [path.join(WORKER, `${name}.ts`)], bundle: true, write: false, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'] });
  return import(`data:text/javascript;base64,${Buffer.from(result.outputFiles[0].contents).toString('base64')}`);
}

const { listZip, openEntry, ZipRefused } = await load('zip-reader');
const { ZipWriter, crc32 } = await load('zip-writer');
const { stowAnswer, stowBatch } = await load('stow');
const { inParallel, Places } = await load('pool');
const { eachPiece, PIECE_BYTES } = await load('pieces');
const { ListRefused, merged, openList, sealedIn, sealList } = await load('crosswalk');

async function zipOf(files) {
  const parts = [];
  const zip = new ZipWriter({ write: async (part) => { parts.push(part); }, close: async () => {} });
  for (const [name, bytes] of files) {
    await zip.add(name, bytes, crc32(bytes));
  }
  await zip.close();
  return new Blob(parts);
}

/** A ZIP of one deflated entry that claims `claimed` bytes. */
function deflatedZip(content, claimed, flags = 0) {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const central = Buffer.alloc(47);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(claimed, 24);
  central.writeUInt16LE(1, 28);
  central.write('a', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return new Blob([local, packed, central, end]);
}

test('what is written as a ZIP is read back byte for byte', async () => {
  const files = [['a/é.dcm', Buffer.from('one')], ['b', Buffer.alloc(0)], ['c', Buffer.alloc(100_000, 7)]];

  const zip = await zipOf(files);
  const entries = await listZip(zip);

  assert.deepEqual(entries.map((entry) => entry.path), files.map(([name]) => name));
  for (const [index, entry] of entries.entries()) {
    assert.deepEqual(Buffer.from(await (await openEntry(zip, entry, never)).arrayBuffer()), files[index][1]);
  }
});

test('a deflated entry is inflated', async () => {
  const content = Buffer.alloc(5_000, 'DICM');
  const zip = deflatedZip(content, content.length);

  const [entry] = await listZip(zip);

  assert.deepEqual(Buffer.from(await (await openEntry(zip, entry, never)).arrayBuffer()), content);
});

test('an entry that outgrows its stated size is stopped', async () => {
  const zip = deflatedZip(Buffer.alloc(1_000_000), 1_000);

  const [entry] = await listZip(zip);

  await assert.rejects(openEntry(zip, entry, never));
});

test('an entry that states a ratio above 200 is refused before it is read', async () => {
  await assert.rejects(listZip(deflatedZip(Buffer.alloc(10), 100_000_000)), new ZipRefused('zip-too-large'));
});

test('an encrypted entry is refused', async () => {
  await assert.rejects(listZip(deflatedZip(Buffer.alloc(10), 10, 1)), new ZipRefused('zip-encrypted'));
});

test('a ZIP cut anywhere is refused and never hangs', async () => {
  const whole = await zipOf([['a', Buffer.from('one')], ['b', Buffer.from('two')]]);
  for (let length = 0; length < whole.size; length++) {
    await assert.rejects(listZip(whole.slice(0, length)), `cut at ${length}`);
  }
});

test('the CRC is the one of ISO 3309', () => {
  assert.equal(crc32(Buffer.from('123456789')), 0xcbf43926);
});

test('a batch holds each instance between its boundaries', async () => {
  const { body, contentType } = stowBatch([Buffer.from('first'), Buffer.from('second')]);

  const boundary = /boundary=(\S+)/.exec(contentType)[1];
  const parts = (await body.text()).split(`--${boundary}`);

  assert.match(contentType, /^multipart\/related; type="application\/dicom"/);
  assert.deepEqual(parts.slice(1).map((part) => part.split('\r\n\r\n')[1]?.trim() ?? part), ['first', 'second', '--\r\n']);
});

test('a refused instance is found by its place in the batch', () => {
  const answer = stowAnswer({
    '00081199': { vr: 'SQ', Value: [{ '00081155': { vr: 'UI', Value: ['2.25.1'] } }] },
    '00081198': { vr: 'SQ', Value: [{ '00081197': { vr: 'US', Value: [272] }, eir: [{ rule: 'G5', path: '(0008,0018)', offset: 9, reason: 'not-v8', part: 3 }] }] },
  });

  assert.deepEqual(answer.stored, ['2.25.1']);
  assert.deepEqual(answer.refusals, [{ part: 3, refusal: { reason: 'not-v8', rule: 'G5', path: '(0008,0018)', files: 1 } }]);
});

test('no more than the width runs at a time, and one failure stops the rest', async () => {
  let running = 0;
  let most = 0;
  let started = 0;
  const work = async (item) => {
    started++;
    most = Math.max(most, ++running);
    await Promise.resolve();
    running--;
    if (item === 10) {
      throw new Error('ten');
    }
  };

  await assert.rejects(inParallel(Array.from({ length: 100 }, (_, index) => index), 4, never, work), /ten/);

  assert.equal(most, 4);
  assert.ok(started < 20);
});

test('a place is given to who waits, and a cancelled wait gives none', async () => {
  const places = new Places(1);
  await places.take(never);
  const cancel = new AbortController();
  const cancelled = places.take(cancel.signal);
  const next = places.take(never);

  cancel.abort(new Error('cancelled'));
  places.give();

  await assert.rejects(cancelled, /cancelled/);
  await next;
});

test('a Blob comes in pieces of one size, whichever way the browser reads it', async () => {
  const bytes = Uint8Array.from({ length: 2 * PIECE_BYTES + 5 }, (_, i) => i * 31 >>> 3);
  const withoutStream = Object.assign(new Blob([bytes]), { stream: () => { throw new TypeError('no byte streams here'); } });
  for (const blob of [new Blob([bytes]), withoutStream]) {
    const lengths = [];
    const joined = [];
    await eachPiece(blob, never, (piece) => { lengths.push(piece.length); joined.push(piece.slice()); });
    assert.deepEqual(lengths, [PIECE_BYTES, PIECE_BYTES, 5]);
    assert.deepEqual(Buffer.concat(joined), Buffer.from(bytes));
  }
  await eachPiece(new Blob([]), never, () => { assert.fail('an empty Blob has no piece'); });
});

test('a Blob that ends early is an error, not the end', async () => {
  const cut = Object.assign(new Blob([new Uint8Array(100)]), { stream: () => new Blob([new Uint8Array(60)]).stream() });
  await assert.rejects(eachPiece(cut, never, () => {}), { name: 'NotReadableError' });
});

// The same list, under the same keys and nonce, is read and written by CrosswalkCommandTest on the JVM.
const LIST = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../data/crosswalk/golden.eirlist');
const ROWS = [
  { pseudonym: '6VE8KPBR9', anchor: 'PAT-001\\', name: 'SOUSA^JOÃO', birthDate: '20171103', studyDates: ['20240131', '20240301'], shiftDays: -1258 },
  { pseudonym: '6VE8KPBR9', anchor: '=4711\\H2', name: '山田^太郎', birthDate: '', studyDates: [], shiftDays: -1258 },
];
const FINGERPRINT = 'eb73057d4b7db8b2';
const NONCE = Uint8Array.from({ length: 12 }, (_, i) => i);
const SEALING_KEY = Int8Array.from(createHmac('sha256', Uint8Array.from({ length: 32 }, (_, i) => i)).update('eir/crosswalk/1').digest());

test('the list of children is sealed as on the JVM, and read back', async () => {
  const blob = await sealList(ROWS, FINGERPRINT, SEALING_KEY, NONCE);
  assert.equal(await blob.text(), fs.readFileSync(LIST, 'utf8'));
  assert.deepEqual(await openList(await sealedIn(blob), SEALING_KEY), ROWS);
  assert.doesNotMatch(await blob.text(), /SOUSA|PAT-001|6VE8/);
});

test('a list that was changed, belongs to another key or is none does not open', async () => {
  const sealed = await sealedIn(new Blob([fs.readFileSync(LIST)]));
  await assert.rejects(openList(sealed, SEALING_KEY.map((byte) => byte ^ 1)), { problem: 'damaged' });
  await assert.rejects(openList({ ...sealed, fingerprint: '0000000000000000' }, SEALING_KEY), { problem: 'damaged' });
  for (const text of ['', '{}', 'null', '[1]', '{"format":"eir-crosswalk/1"}']) {
    await assert.rejects(sealedIn(new Blob([text])), (problem) => problem instanceof ListRefused && problem.problem === 'not-a-list');
  }
});

test('a child met again keeps one line, and its dates gather', () => {
  const again = { ...ROWS[0], name: 'SOUSA^JOAO', studyDates: ['20240505', '20240131'] };
  assert.deepEqual(merged(ROWS, [again]), [{ ...again, studyDates: ['20240131', '20240301', '20240505'] }, ROWS[1]]);
});

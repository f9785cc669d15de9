import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fuzzZip, run } from './zip-fuzz.mjs';

const found = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../data/fuzz/zip');

test('changed ZIPs are listed and opened, or refused with a problem that is known', async () => {
  const ways = await fuzzZip(20_000, 20261129);

  assert.ok(ways > 10, `${ways} ways through the reader`);
});

for (const name of fs.existsSync(found) ? fs.readdirSync(found) : []) {
  test(`what once broke a law keeps it: ${name}`, async () => {
    await assert.doesNotReject(run(fs.readFileSync(path.join(found, name))));
  });
}

// node node.mjs eir.js painter.js: reads "cases<TAB>path<TAB>marker…" lines from standard input, writes the lines of lines.mjs.
import fs from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { load } from '../pictures/bundle.mjs';
import { AllLines } from './lines.mjs';

function inflate(bytes) {
  try {
    const { buffer, engine } = inflateRawSync(bytes, { info: true });
    return [0, 1, 8, 9].includes(bytes.length - engine.bytesWritten) ? new Int8Array(buffer) : null;
  } catch {
    return null;
  }
}

const { openJpeg2000 } = await load('src/picture/jpeg-2000.ts');
const [engine, painter] = await Promise.all(process.argv.slice(2, 4).map((file) => import(pathToFileURL(file).href)));
const lines = new AllLines(engine, painter, await openJpeg2000(), inflate);
for await (const order of createInterface({ input: process.stdin })) {
  const [cases, path, ...markers] = order.split('\t');
  const bytes = new Int8Array(fs.readFileSync(path));
  try {
    console.log(await lines.of(bytes, cases, markers));
  } catch (crash) {
    console.log(`crash ${String(crash)}`);
  }
}
console.log(lines.report());

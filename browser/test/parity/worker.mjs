// The same in a browser's worker: orders come from /orders, files from /file/N, the lines go to /lines.
import * as engine from './eir.js';
import * as painter from './painter.js';
import { AllLines } from './lines.mjs';

async function inflate(bytes) {
  for (const padding of [0, 1, 8, 9]) {
    try {
      const stream = new Blob([bytes.subarray(0, bytes.length - padding)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
      return new Int8Array(await new Response(stream).arrayBuffer());
    } catch {
      // junk behind the stream, or a broken one
    }
  }
  return null;
}

const names = await (await fetch('/assets/browser.assets.json')).json();
const { openJpeg2000 } = await import(`/assets/${names['jpeg-2000.js']}`);
const lines = new AllLines(engine, painter, await openJpeg2000(), inflate);
const orders = (await (await fetch('/orders')).text()).split('\n').filter((order) => order !== '');
const answers = [];
for (const [index, order] of orders.entries()) {
  const [cases, ...markers] = order.split('\t');
  const bytes = new Int8Array(await (await fetch(`/file/${index}`)).arrayBuffer());
  try {
    answers.push(await lines.of(bytes, cases, markers));
  } catch (crash) {
    answers.push(`crash ${String(crash)}`);
  }
}
answers.push(lines.report());
await fetch('/lines', { method: 'POST', body: answers.join('\n') });

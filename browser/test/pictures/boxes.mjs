// Runs the detector of writing over files for BoxesBench: on each line of the input the path of a portable grey map or of a
// DICOM file, of which the first, middle and last frames are taken; on each line of the output what was found.
import fs from 'node:fs';
import { hostFile, load, loadEngine } from './bundle.mjs';

const { findWriting } = await load('src/picture/writing/writing.ts');
const { Frames } = await load('src/picture/frames.ts');
const { greys } = await load('src/picture/tone.ts');
const { Picture } = await loadEngine();

for (const file of fs.readFileSync(0, 'utf8').trimEnd().split('\n')) {
  const pictures = file.endsWith('.pgm') ? [greyMap(fs.readFileSync(file))] : await framesOf(file);
  const start = performance.now();
  const boxes = pictures.flatMap(findWriting);
  console.log(JSON.stringify({ frames: pictures.length, millis: performance.now() - start, boxes }));
}

function greyMap(bytes) {
  const [, columns, rows] = /^P5\n(\d+) (\d+)\n255\n/.exec(bytes.toString('latin1', 0, 40));
  return { columns: Number(columns), rows: Number(rows), values: new Uint8Array(bytes.subarray(bytes.length - columns * rows)) };
}

async function framesOf(file) {
  try {
    const host = hostFile(fs.readFileSync(file));
    const frames = Frames.of(host, new Picture(host));
    const last = frames.description.frames - 1;
    const pictures = [];
    for (const index of new Set([0, last >> 1, last])) {
      const { rows, columns, samples, values } = await frames.read(index);
      if (samples === 1) {
        pictures.push({ columns, rows, values: greys(values, frames.description.photometric === 'MONOCHROME1', 'plain') });
      }
    }
    return pictures;
  } catch {
    return [];
  }
}

// What the upload page shows of each file, for FramesTest on the JVM: on each line of the input a path, on each of the output
// the problem, or the number of frames and SHA-256 over the digests of their samples, as eir.imaging.Frame has it. The samples of
// lossy files are left in the folder that is the argument, little endian words, one file each, named by the line's number.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostFile, load, loadEngine } from './bundle.mjs';

const { Frames } = await load('src/picture/frames.ts');
const { Deflation, Picture } = await loadEngine();
const [folder] = process.argv.slice(2);

/** Decoders may round otherwise: JPEG baseline, the irreversible wavelet. */
const LOSSY = new Set(['1.2.840.10008.1.2.4.50', '1.2.840.10008.1.2.4.91']);

const words = (frame) => Buffer.from(frame.values.buffer, frame.values.byteOffset, frame.values.byteLength);

for (const [line, file] of fs.readFileSync(0, 'utf8').trimEnd().split('\n').entries()) {
  console.log(await outcome(file, line));
}

async function outcome(file, line) {
  let frames;
  let lossy;
  try {
    const host = hostFile(fs.readFileSync(file));
    if (Deflation.streamOffset(host) >= 0) {
      return 'DEFLATED'; // the page inflates it first (src/worker/input-file.ts)
    }
    const picture = new Picture(host);
    lossy = LOSSY.has(picture.syntax());
    frames = Frames.of(host, picture);
  } catch {
    return 'UNREADABLE';
  }
  if (frames === null) {
    return 'NOT_SHOWN';
  }
  const all = createHash('sha256');
  const kept = [];
  try {
    for (let index = 0; index < frames.description.frames; index++) {
      const frame = await frames.read(index);
      all.update(createHash('sha256').update(words(frame)).digest('hex'));
      if (folder !== undefined && lossy) {
        kept.push(words(frame));
      }
    }
  } catch (problem) {
    return process.env.EIR_WHY ? `MALFORMED ${problem.message}` : 'MALFORMED';
  }
  if (kept.length > 0) {
    fs.writeFileSync(path.join(folder, `${line}`), Buffer.concat(kept));
  }
  return `${frames.description.frames}\t${all.digest('hex').slice(0, 16)}`;
}

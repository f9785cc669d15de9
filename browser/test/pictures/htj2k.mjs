// Files with HTJ2K frames, made by OpenJPH's encoder in the frame of a hard case: nobody's pictures in a small header.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const FRAME = fs.readFileSync(path.join(ROOT, 'data/hard-cases/11-HTJ2K-comments.dcm'));
/** Depth and sign of the first component (T.800 §A.5.1). */
const SSIZ = 42;
const openEncoder = createRequire(path.join(ROOT, 'viewer/package.json'))('@cornerstonejs/codec-openjph');
const { HTJ2KEncoder } = await openEncoder({ print: () => undefined, printErr: () => undefined });

/**
 * A file of one frame.
 *
 * @param form `{ rows, columns, components, bits, signed, transform, lossy }`
 * @param samples `rows × columns × components`, row by row, the samples of a pixel side by side
 */
export function htj2kFile(form, samples) {
  const { rows, columns, components = 1, bits, signed = false, lossy = false } = form;
  const allocated = bits > 8 ? 16 : 8;
  const file = Buffer.from(FRAME);
  const set = (tag, value) => { file.writeUInt16LE(value, file.indexOf(Buffer.from(tag, 'hex')) + 8); };
  set('280002005553', components);
  set('280010005553', rows);
  set('280011005553', columns);
  set('280000015553', allocated);
  set('280001015553', bits);
  set('280002015553', bits - 1);
  set('280003015553', signed ? 1 : 0);
  if (components === 3) {
    file.write('RGB'.padEnd(12), file.indexOf('MONOCHROME2'), 'latin1');
  }
  if (lossy) {
    file.write('1.2.840.10008.1.2.4.203', file.indexOf('1.2.840.10008.1.2.4.201'), 'latin1');
  }
  const code = encoded(form, samples);
  const item = (length) => { const header = Buffer.from('feff00e000000000', 'hex'); header.writeUInt32LE(length, 4); return header; };
  const even = Buffer.concat([code, Buffer.alloc(code.length % 2)]);
  const pixels = file.indexOf(Buffer.from('e07f10004f42', 'hex')) + 12;
  return Buffer.concat([file.subarray(0, pixels), item(0), item(even.length), even, Buffer.from('feffdde000000000', 'hex')]);
}

function encoded({ rows, columns, components = 1, bits, signed = false, transform = false, lossy = false }, samples) {
  const encoder = new HTJ2KEncoder();
  // The wrapper takes no signed bytes. Unsigned ones half their range higher have the same stream but for the sign in SIZ.
  const lift = signed && bits <= 8 ? 1 << (bits - 1) : 0;
  try {
    const source = encoder.getDecodedBuffer({
      width: columns, height: rows, bitsPerSample: bits, componentCount: components, isSigned: signed && lift === 0, isUsingColorTransform: transform });
    const words = bits > 8 ? new Uint16Array(source.buffer, source.byteOffset, samples.length) : source;
    words.set((components === 3 && !transform ? inPlanes(samples, rows, columns) : samples).map((value) => value + lift));
    if (lossy) {
      encoder.setQuality(false, 0.002);
    }
    encoder.encode();
    const code = Buffer.from(encoder.getEncodedBuffer());
    code[SSIZ] |= lift > 0 ? 0x80 : 0;
    return code;
  } finally {
    encoder.delete();
  }
}

/** The wrapper hands the lines of three components to a program that takes all of the first, then all of the second. */
function inPlanes(samples, rows, columns) {
  const turned = samples.slice();
  for (let place = 0; place < 3 * rows; place++) {
    for (let x = 0; x < columns; x++) {
      turned[(Math.floor(place / 3) * columns + x) * 3 + place % 3] = samples[(place % rows * columns + x) * 3 + Math.floor(place / rows)];
    }
  }
  return turned;
}

// JPEG lossless with Huffman codes, process 14 with any predictor (T.81 Annex H): 2 to 16 bits, one or three components.
import { CodeStreamError, requireShape, type FrameShape } from './code-stream';
import type { JpegSegments, Scan } from './jpeg-segments';

export function decodeLossless(segments: JpegSegments, firstScan: Scan, shape: FrameShape): Uint16Array {
  requireShape(shape, segments.rows, segments.columns, segments.components.length, segments.precision);
  const { across, down } = segments.component(0);
  if (segments.components.some((some) => some.across !== across || some.down !== down)) {
    throw new CodeStreamError('sub-sampled components in a lossless stream');
  }
  const out = new Uint16Array(shape.rows * shape.columns * shape.samples);
  let decoded = 0;
  for (let scan: Scan | null = firstScan; ; scan = segments.nextScan()) {
    if (scan === null) {
      throw new CodeStreamError(`end of image after ${decoded} components`);
    }
    decodeScan(segments, scan, shape, out);
    decoded += scan.components.length;
    if (decoded >= shape.samples) {
      return out;
    }
    segments.endScan(scan);
  }
}

function decodeScan(segments: JpegSegments, scan: Scan, { rows, columns, samples }: FrameShape, out: Uint16Array): void {
  const { selection: predictor, transform, bits } = scan;
  if (predictor < 1 || predictor > 7 || transform >= segments.precision) {
    throw new CodeStreamError(`predictor ${predictor}`);
  }
  const parts = scan.components.map(({ index, dcTable }) => ({ table: segments.dcTable(dcTable), offset: index }));
  const pitch = columns * samples;
  const first = 1 << (segments.precision - transform - 1);
  const interval = segments.restartInterval;
  let untilRestart = interval;
  let fresh = true; // the line is predicted as the first one is (H.1.2.1)
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < columns; x++) {
      let start = x === 0 && row === 0;
      if (interval > 0) {
        if (untilRestart === 0) {
          bits.restart();
          untilRestart = interval;
          fresh = true;
          start = true;
        }
        untilRestart--;
      }
      for (const { table, offset } of parts) {
        const at = row * pitch + x * samples + offset;
        let predicted: number;
        if (start || (fresh && x === 0)) {
          predicted = first;
        } else if (fresh) {
          predicted = out[at - samples] as number;
        } else if (x === 0) {
          predicted = out[at - pitch] as number;
        } else {
          predicted = predict(predictor, out[at - samples] as number, out[at - pitch] as number, out[at - pitch - samples] as number);
        }
        const size = table.next(bits);
        if (size > 16) {
          throw new CodeStreamError(`a difference of ${size} bits`);
        }
        out[at] = predicted + (size === 16 ? 32768 : bits.difference(size));
      }
    }
    fresh = false;
  }
  if (transform > 0) {
    for (const { offset } of parts) {
      for (let at = offset; at < out.length; at += samples) {
        out[at] = (out[at] as number) << transform;
      }
    }
  }
}

/** T.81 table H.1. */
function predict(predictor: number, ra: number, rb: number, rc: number): number {
  switch (predictor) {
    case 1: return ra;
    case 2: return rb;
    case 3: return rc;
    case 4: return ra + rb - rc;
    case 5: return ra + ((rb - rc) >> 1);
    case 6: return rb + ((ra - rc) >> 1);
    default: return (ra + rb) >> 1;
  }
}

// Any sequential or lossless JPEG of T.81 with Huffman codes: looks at the frame header, not at the transfer syntax, as files
// exist that say baseline and hold lossless or 12-bit streams. A script of its own, fetched for the first such picture.
import type { FrameShape } from './code-stream';
import { CodeStreamError } from './code-stream';
import { decodeDct } from './jpeg-dct';
import { decodeLossless } from './jpeg-lossless';
import { JpegSegments } from './jpeg-segments';

export function decodeJpeg(code: Uint8Array, shape: FrameShape): Uint16Array {
  const segments = new JpegSegments(code);
  const scan = segments.nextScan();
  if (scan === null) {
    throw new CodeStreamError('an image without scan');
  }
  return segments.process === 3 ? decodeLossless(segments, scan, shape) : decodeDct(segments, scan, shape);
}

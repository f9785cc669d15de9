import type { Coding, Samples } from './frame.ts';
import { extendSign } from './frame.ts';

/** Raw DEFLATE of the samples row by row: bytes up to 8 bits, little endian words above. */
export async function inflateSamples(bytes: Uint8Array, coding: Coding): Promise<Samples> {
  const count = coding.rows * coding.columns * coding.samples;
  const wide = coding.bits > 8;
  const out = new Uint8Array(count * (wide ? 2 : 1));
  const source = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = source.getReader();
  let at = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (at + value.length > out.length) {
      await reader.cancel();
      throw new Error(`Deflated frame holds more than the ${out.length} bytes of its size`);
    }
    out.set(value, at);
    at += value.length;
  }
  if (at !== out.length) throw new Error(`Deflated frame holds ${at} of ${out.length} bytes`);
  if (!wide) return coding.signed ? widenSigned(out, coding.bits) : out;
  const words = new Uint16Array(out.buffer);
  return coding.signed ? extendSign(words, coding.bits) : words;
}

function widenSigned(bytes: Uint8Array, bits: number): Int16Array {
  const shift = 32 - bits;
  return Int16Array.from(bytes, (value) => (value << shift) >> shift);
}

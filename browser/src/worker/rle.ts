// RLE of PS3.5 Annex G.
import type { Shape } from './picture';

/** One segment a byte plane, high byte first; the planes are put back as little endian samples, one colour after the other. */
export function unpackedRle(packed: Uint8Array, { rows, columns, samples, bytesPerSample }: Shape): Uint8Array | null {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const pixels = rows * columns;
  const out = new Uint8Array(pixels * samples * bytesPerSample);
  const segments = packed.length >= 64 ? view.getUint32(0, true) : 0;
  if (segments !== samples * bytesPerSample) {
    return null;
  }
  for (let segment = 0; segment < segments; segment++) {
    let at = view.getUint32(4 + 4 * segment, true);
    const sample = Math.floor(segment / bytesPerSample);
    const plane = bytesPerSample - 1 - (segment % bytesPerSample);
    for (let pixel = 0; pixel < pixels && at < packed.length;) {
      const control = packed[at++] ?? 128;
      const run = control < 128 ? control + 1 : control > 128 ? 257 - control : 0;
      for (let step = 0; step < run && pixel < pixels; step++, pixel++) {
        out[(sample * pixels + pixel) * bytesPerSample + plane] = packed[control < 128 ? at + step : at] ?? 0;
      }
      at += control < 128 ? run : control > 128 ? 1 : 0;
    }
  }
  return out;
}
